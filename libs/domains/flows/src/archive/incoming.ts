import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Transform, type Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { megabytes, sheetsErrors } from '@tributary/sheets';
import type { RawObject } from './object-store';

/** Where files are written before they are complete. */
export const INCOMING = 'incoming';
const ABANDONED_MS = 24 * 3_600_000;

/** What comes: its name, for complaints, and how many bytes of it are too many. */
export interface Expected {
  readonly name: string;
  readonly limit: number;
}

/**
 * Writes what `fill` sends into a file aside, and lets `use` take it over once it is complete and on disk; nothing stays behind.
 * @throws sheets.file-too-large as soon as it is, or what `fill` or `use` throw
 */
export async function receive(folder: string, expected: Expected, fill: (target: Writable) => Promise<void>, use: (file: string, object: RawObject) => Promise<void>): Promise<RawObject> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, randomUUID());
  try {
    const object = await written(file, counting(expected), fill);
    await use(file, object);
    return object;
  } finally {
    await rm(file, { force: true });
  }
}

/** Removes what killed processes left half-written long ago. */
export async function removeAbandoned(folder: string, now: Date, afterMs = ABANDONED_MS): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile() && found.mtimeMs < now.getTime() - afterMs) await rm(file, { force: true });
  }
}

interface Counting extends Transform {
  readonly result: () => RawObject;
}

/** Passes bytes on, hashes and counts them, and stops at the limit. */
function counting({ name, limit }: Expected): Counting {
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
