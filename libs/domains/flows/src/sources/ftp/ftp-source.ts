import type { Writable } from 'node:stream';
import { Client, type FileInfo, FTPError } from 'basic-ftp';
import { DomainError } from '@tributary/kernel';
import type { FtpSettings } from '../../feed/feed';
import { runFaults } from '../../flows.faults';
import { byAge, fitsPattern, isUnfinishedName, type RemoteFile, type Source } from '../source';

const TIMEOUT_MS = 30_000;
const NOT_LOGGED_IN = new Set([530, 430, 331, 332]);

/** A folder on an FTP server, plain or explicit FTPS, passive mode. */
export class FtpSource implements Source {
  private constructor(
    private readonly client: Client,
    private readonly settings: FtpSettings,
  ) {}

  /** @throws one of `runFaults` */
  static async open(settings: FtpSettings, password: string): Promise<FtpSource> {
    const { host, port = 21, user, secure = false, certificate } = settings;
    if (!host || !user) throw runFaults.settingsInvalid({ field: host ? 'user' : 'host' });
    const source = new FtpSource(new Client(TIMEOUT_MS), settings);
    const secureOptions = certificate ? { ca: certificate } : {};
    await source.guard(() => source.client.access({ host, port, user, password, secure, secureOptions }));
    return source;
  }

  async list(): Promise<RemoteFile[]> {
    const folder = this.settings.folder ?? '/';
    const infos = await this.guard(() => this.client.list(folder), folder);
    return infos
      .filter((info) => !info.isDirectory && !isUnfinishedName(info.name) && fitsPattern(info.name, this.settings.pattern))
      .map((info) => remoteFile(folder, info))
      .sort(byAge);
  }

  async fetch(file: RemoteFile, target: Writable): Promise<void> {
    await this.guard(() => this.client.downloadTo(target, file.path));
  }

  close(): void {
    this.client.close();
  }

  /** Turns what the library throws into a reason for people. */
  private async guard<T>(work: () => Promise<T>, folder?: string): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.reason(error, folder) ?? error;
    }
  }

  private reason(error: unknown, folder: string | undefined): DomainError | undefined {
    const { host } = this.settings;
    if (error instanceof DomainError) return error;
    if (error instanceof FTPError) {
      if (NOT_LOGGED_IN.has(error.code)) return runFaults.sourceRefused({ host });
      if (error.code === 550 && folder !== undefined) return runFaults.folderMissing({ folder });
      return runFaults.sourceUnreachable({ host, detail: error.message });
    }
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const isNetwork = code !== '' || (error instanceof Error && /timeout|closed|socket|control connection/i.test(error.message));
    return isNetwork ? runFaults.sourceUnreachable({ host, detail: code || (error as Error).message }) : undefined;
  }
}

function remoteFile(folder: string, info: FileInfo): RemoteFile {
  const modifiedAt = info.modifiedAt ?? null;
  const path = `${folder.replace(/\/$/, '')}/${info.name}`;
  return { path, name: info.name, size: info.size, stamp: modifiedAt?.toISOString() ?? info.rawModifiedAt, modifiedAt };
}
