import path from 'node:path';

/** A path as the client means it: absolute, without "." and "..", never above the root. */
export function clientPath(workingFolder: string, argument: string): string {
  return path.posix.resolve('/', workingFolder, argument || '.');
}

/** Where the client's path is on this machine; undefined for names that no file system should see. */
export function localPath(home: string, absolute: string): string | undefined {
  if (absolute.includes('\0')) return undefined;
  return path.join(home, ...absolute.split('/'));
}
