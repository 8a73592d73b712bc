import type { Writable } from 'node:stream';
import { Client, type FileInfo, FTPError } from 'basic-ftp';
import { DomainError } from '@tributary/kernel';
import type { ReachableHost } from '@tributary/platform';
import type { FtpSettings } from '../../feed/feed';
import { runFaults } from '../../flows.faults';
import { isCertificateError } from '../network-reason';
import { afterwardsOf, byAge, fitsPattern, hintOf, inFolder, isUnfinishedName, type RemoteFile, type Source } from '../source';
import { fetchResuming } from '../tries';
import { readName, wireOf } from './ftp-names';
import { ftpReason } from './ftp-reason';
import { CertificateChanged, connectSecurely, shownCertificate, tlsOptions } from './ftp-trust';
import { passiveToSameHost } from './passive';

const TIMEOUT_MS = 30_000;

/** A folder on an FTP server: plain, or with TLS from the first byte or by AUTH; passive mode only. */
export class FtpSource implements Source {
  private readonly client = new Client(TIMEOUT_MS);
  /** Paths as the server writes them, by ours. */
  private readonly wire = new Map<string, string>();

  private constructor(
    private readonly settings: FtpSettings,
    private readonly place: ReachableHost,
    private readonly password: string,
  ) {
    this.client.ftp.encoding = 'latin1';
    this.client.prepareTransfer = passiveToSameHost;
  }

  /** @throws one of `runFaults` */
  static async open(settings: FtpSettings, place: ReachableHost, password: string): Promise<FtpSource> {
    const source = new FtpSource(settings, place, password);
    try {
      await source.guard(() => source.connect());
      return source;
    } catch (error) {
      source.close();
      throw error;
    }
  }

  async list(): Promise<RemoteFile[]> {
    const folder = this.folder();
    // asked to list a folder that is not there, some servers show an empty one
    await this.guard(() => this.client.send(`CWD ${this.wireFolder(folder)}`), folder);
    const infos = await this.guard(() => this.client.list(), folder);
    return infos
      .filter((info) => info.isFile || !(info.isDirectory || info.isSymbolicLink))
      .map((info) => this.remoteFile(folder, info))
      .filter(({ name }) => !isUnfinishedName(name) && fitsPattern(name, this.settings.pattern))
      .sort(byAge);
  }

  async fetch(file: RemoteFile, target: Writable): Promise<void> {
    await this.guard(() =>
      fetchResuming(
        target,
        file.size,
        (part, from) => this.client.downloadTo(part, this.wirePath(file), from),
        () => this.reconnect(file),
      ),
    );
  }

  async putAway(file: RemoteFile): Promise<void> {
    try {
      if (afterwardsOf(this.settings) === 'delete') await this.client.remove(this.wirePath(file));
      else await this.move(file);
    } catch (error) {
      if (error instanceof FTPError) throw runFaults.notPutAway({ name: file.name, detail: readName(error.message) });
      throw ftpReason(error, this.settings.host) ?? error;
    }
  }

  close(): void {
    this.client.close();
  }

  /** A name that is taken there gets the time behind it: nothing on the far side is overwritten. */
  private async move(file: RemoteFile): Promise<void> {
    const { movedTo = '' } = this.settings;
    const folder = movedTo.startsWith('/') ? movedTo : inFolder(this.folder(), movedTo);
    const target = (name: string): string => wireOf(inFolder(folder, name), this.settings.encoding);
    await this.client.sendIgnoringError(`MKD ${wireOf(folder, this.settings.encoding)}`);
    const there = await this.client.list(this.wireFolder(folder));
    const isTaken = there.some(({ name }) => readName(name) === file.name);
    await this.client.rename(this.wirePath(file), target(isTaken ? `${Date.now()}-${file.name}` : file.name));
  }

  private async connect(): Promise<void> {
    const { security = 'none', user } = this.settings;
    const options = security === 'none' ? {} : await tlsOptions(this.settings, this.place).catch((error: unknown) => this.distrusted(error));
    await connectSecurely(this.client, this.settings, this.place, options).catch((error: unknown) => this.distrusted(error));
    await this.client.sendIgnoringError('OPTS UTF8 ON');
    await this.client.login(wireOf(user), wireOf(this.password));
    await this.client.useDefaultSettings();
  }

  /** Says which certificate was shown, so that a person can compare it and confirm it. */
  private async distrusted(error: unknown): Promise<never> {
    const { host } = this.settings;
    // before sign-in only AUTH can be refused
    if (error instanceof FTPError && error.code >= 500) throw runFaults.encryptionRefused({ host });
    if (error instanceof CertificateChanged) throw runFaults.certificateChanged({ host, fingerprint: error.fingerprint });
    if (!isCertificateError(error)) throw error;
    const { fingerprint } = await shownCertificate(this.settings, this.place);
    throw runFaults.certificateUntrusted({ host, fingerprint });
  }

  /** True when the file is still what it was. */
  private async reconnect(file: RemoteFile): Promise<boolean> {
    await this.connect();
    return (await this.list()).some((again) => hintOf(again) === hintOf(file));
  }

  private remoteFile(folder: string, info: FileInfo): RemoteFile {
    const modifiedAt = info.modifiedAt ?? null;
    const name = readName(info.name);
    const path = inFolder(folder, name);
    this.wire.set(path, inFolder(this.wireFolder(folder), info.name));
    return { path, name, size: info.size, stamp: modifiedAt?.toISOString() ?? info.rawModifiedAt, modifiedAt };
  }

  private folder(): string {
    const { folder = '' } = this.settings;
    return folder.startsWith('/') ? folder : `/${folder}`;
  }

  private wireFolder(folder: string): string {
    return wireOf(folder, this.settings.encoding);
  }

  private wirePath({ path }: RemoteFile): string {
    return this.wire.get(path) ?? wireOf(path, this.settings.encoding);
  }

  /** Turns what the library throws into a reason for people. */
  private async guard<T>(work: () => Promise<T>, folder?: string): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw error instanceof DomainError ? error : (ftpReason(error, this.settings.host, folder) ?? error);
    }
  }
}
