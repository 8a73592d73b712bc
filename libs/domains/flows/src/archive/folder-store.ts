import { randomUUID } from 'node:crypto';
import { access, mkdir, open, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { INCOMING } from './incoming';
import { objectKey, ObjectStore, type RawObject, ROOTS } from './object-store';

/** A folder that all processes see. What it keeps is on disk when `keep` returns. */
export class FolderStore extends ObjectStore {
  readonly isFar = false;

  constructor(private readonly folder: string) {
    super();
  }

  /** `file` must lie in the same file system. */
  async keep(file: string, { sha256 }: RawObject): Promise<void> {
    await move(file, this.pathOf(sha256));
  }

  async fileOf(sha256: Buffer): Promise<string | undefined> {
    const file = this.pathOf(sha256);
    return access(file).then(
      () => file,
      () => undefined,
    );
  }

  async publish(name: string, text: string): Promise<void> {
    const file = path.resolve(this.folder, ROOTS, name);
    const unfinished = path.resolve(this.folder, INCOMING, randomUUID());
    await mkdir(path.dirname(unfinished), { recursive: true });
    await writeFile(unfinished, text, { flush: true });
    await move(unfinished, file);
  }

  /** Nothing here can be had from elsewhere. */
  tidy(): Promise<void> {
    return Promise.resolve();
  }

  private pathOf(sha256: Buffer): string {
    return path.resolve(this.folder, objectKey(sha256));
  }
}

/** A rename is on disk once its folder is. */
async function move(from: string, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true });
  await rename(from, to);
  const folder = await open(path.dirname(to), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
