import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';

/** The folder that everything of the agent is in. */
export class Home {
  constructor(readonly folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  path(name: string): string {
    return path.join(this.folder, name);
  }

  has(name: string): boolean {
    return existsSync(this.path(name));
  }

  /** undefined when there is none. */
  read(name: string): string | undefined {
    return this.has(name) ? readFileSync(this.path(name), 'utf8') : undefined;
  }

  /** Either the old content or the new one is there, whenever the machine stops; nobody but the owner may read it. */
  write(name: string, content: string | Uint8Array): void {
    const file = this.path(name);
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    const beside = `${file}.part`;
    const handle = openSync(beside, 'w', 0o600);
    try {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(beside, file);
    forceFolder(path.dirname(file));
  }
}

/** A rename is on disk once its folder is; Windows knows no such thing and needs none. */
function forceFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
