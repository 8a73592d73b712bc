/** What we use of a package that brings no types of its own. */
declare module 'ssh2-sftp-client' {
  import type { Writable } from 'node:stream';

  interface SftpFileInfo {
    readonly type: string;
    readonly name: string;
    readonly size: number;
    /** Milliseconds. */
    readonly modifyTime: number;
  }

  class SftpClient {
    constructor(name?: string);
    connect(options: object): Promise<unknown>;
    list(path: string): Promise<SftpFileInfo[]>;
    get(path: string, target: Writable, options?: { readStreamOptions?: { start?: number; autoClose?: boolean } }): Promise<unknown>;
    exists(path: string): Promise<false | 'd' | '-' | 'l'>;
    mkdir(path: string, recursive?: boolean): Promise<string>;
    rename(from: string, to: string): Promise<string>;
    delete(path: string): Promise<string>;
    on(event: string, listener: (...args: never[]) => void): void;
    end(): Promise<boolean>;
  }
  export = SftpClient;
}
