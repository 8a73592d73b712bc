import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, type ReadStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Transform, type Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { type Config, CONFIG } from '@tributary/platform';
import { megabytes, sheetsErrors } from '@tributary/sheets';

export interface RawObject {
  readonly sha256: Buffer;
  /** Bytes. */
  readonly size: number;
}

const ABANDONED_MS = 24 * 3_600_000;

/**
 * The bytes that arrived, each content once, under its hash. A file is complete before it has its name: written aside,
 * forced to disk, renamed. Nothing here changes or removes a stored object.
 */
@Injectable()
export class RawArchive {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Stores what `fill` writes. @throws sheets.file-too-large as soon as it is, or what `fill` throws */
  async store(name: string, limit: number, fill: (target: Writable) => Promise<void>): Promise<RawObject> {
    const incoming = path.join(await this.folder('incoming'), randomUUID());
    try {
      const object = await written(incoming, counting(name, limit), fill);
      await this.keep(incoming, object.sha256);
      return object;
    } finally {
      await rm(incoming, { force: true });
    }
  }

  pathOf(sha256: Buffer): string {
    const hex = sha256.toString('hex');
    return path.resolve(this.config.rawDir, 'objects', hex.slice(0, 2), hex.slice(2, 4), hex);
  }

  /** undefined when the bytes are not where they should be. */
  async read(sha256: Buffer): Promise<ReadStream | undefined> {
    const file = this.pathOf(sha256);
    const there = await access(file).then(
      () => true,
      () => false,
    );
    return there ? createReadStream(file) : undefined;
  }

  /** Puts a text beside the objects, for whoever copies the archive. */
  async publish(name: string, text: string): Promise<void> {
    const file = path.join(await this.folder('roots'), name);
    const incoming = path.join(await this.folder('incoming'), randomUUID());
    await writeFile(incoming, text, { flush: true });
    await rename(incoming, file);
    await force(path.dirname(file));
  }

  /** Removes what killed processes left half-written long ago. */
  async clean(now: Date): Promise<void> {
    const folder = await this.folder('incoming');
    for (const name of await readdir(folder)) {
      const file = path.join(folder, name);
      const found = await stat(file).catch(() => undefined);
      if (found && found.mtimeMs < now.getTime() - ABANDONED_MS) await rm(file, { force: true });
    }
  }

  private async keep(incoming: string, sha256: Buffer): Promise<void> {
    const file = this.pathOf(sha256);
    const folder = path.dirname(file);
    await mkdir(folder, { recursive: true });
    await rename(incoming, file);
    await force(folder);
  }

  private async folder(name: string): Promise<string> {
    const folder = path.resolve(this.config.rawDir, name);
    await mkdir(folder, { recursive: true });
    return folder;
  }
}

interface Counting extends Transform {
  readonly result: () => RawObject;
}

/** Passes bytes on, hashes and counts them, and stops at the limit. */
function counting(name: string, limit: number): Counting {
  const hash = createHash('sha256');
  let size = 0;
  const transform = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(size > limit ? sheetsErrors.fileTooLarge({ name, size: megabytes(size), limit: megabytes(limit) }) : null, chunk);
    },
  });
  return Object.assign(transform, { result: () => ({ sha256: hash.digest(), size }) });
}

async function written(file: string, through: Counting, fill: (target: Writable) => Promise<void>): Promise<RawObject> {
  const disk = createWriteStream(file, { flush: true });
  through.on('error', (error) => disk.destroy(error));
  const stored = finished(through.pipe(disk));
  try {
    await fill(through);
    if (!through.writableEnded) through.end();
    await stored;
  } catch (error) {
    through.destroy();
    disk.destroy();
    await stored.catch(() => undefined);
    throw through.errored ?? error;
  }
  return through.result();
}

/** A rename is on disk once its folder is. */
async function force(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
