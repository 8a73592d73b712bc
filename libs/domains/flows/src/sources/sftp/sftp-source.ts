import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { DomainError } from '@tributary/kernel';
import type { ReachableHost } from '@tributary/platform';
import SftpClient from 'ssh2-sftp-client';
import type { SftpSettings } from '../../feed/feed';
import { runFaults } from '../../flows.faults';
import { networkReason } from '../network-reason';
import { afterwardsOf, byAge, fitsPattern, hintOf, inFolder, isUnfinishedName, type RemoteFile, type Source } from '../source';
import { fetchResuming } from '../tries';

const TIMEOUT_MS = 20_000;

/** A folder on an SFTP server, opened by password or private key; the server's own key must be the confirmed one. */
export class SftpSource implements Source {
  private client = new SftpClient();

  private constructor(
    private readonly settings: SftpSettings,
    private readonly place: ReachableHost,
    private readonly secret: string,
  ) {}

  /** @throws one of `runFaults` */
  static async open(settings: SftpSettings, place: ReachableHost, secret: string): Promise<SftpSource> {
    const source = new SftpSource(settings, place, secret);
    try {
      await source.connect();
      return source;
    } catch (error) {
      source.close();
      throw error;
    }
  }

  async list(): Promise<RemoteFile[]> {
    const folder = this.folder();
    const infos = await this.guard(() => this.client.list(folder), folder);
    return infos
      .filter(({ type, name }) => type === '-' && !isUnfinishedName(name) && fitsPattern(name, this.settings.pattern))
      .map(({ name, size, modifyTime }) => {
        const modifiedAt = new Date(modifyTime);
        return { path: inFolder(folder, name), name, size, stamp: modifiedAt.toISOString(), modifiedAt };
      })
      .sort(byAge);
  }

  async fetch(file: RemoteFile, target: Writable): Promise<void> {
    await this.guard(() =>
      fetchResuming(
        target,
        file.size,
        (part, from) => this.client.get(file.path, part, { readStreamOptions: { start: from } }),
        () => this.reconnect(file),
      ),
    );
  }

  async putAway(file: RemoteFile): Promise<void> {
    try {
      if (afterwardsOf(this.settings) === 'delete') await this.client.delete(file.path);
      else await this.move(file);
    } catch (error) {
      if (error instanceof DomainError) throw error;
      throw runFaults.notPutAway({ name: file.name, detail: messageOf(error) });
    }
  }

  close(): void {
    void this.client.end().catch(() => undefined);
  }

  /** A name that is taken there gets the time before it: nothing on the far side is overwritten. */
  private async move(file: RemoteFile): Promise<void> {
    const { movedTo = '' } = this.settings;
    const folder = movedTo.startsWith('/') ? movedTo : inFolder(this.folder(), movedTo);
    if (!(await this.client.exists(folder))) await this.client.mkdir(folder, true);
    const target = inFolder(folder, file.name);
    await this.client.rename(file.path, (await this.client.exists(target)) ? inFolder(folder, `${Date.now()}-${file.name}`) : target);
  }

  private folder(): string {
    return this.settings.folder || '.';
  }

  private async connect(): Promise<void> {
    const { host, user, hostKey, port = 22 } = this.settings;
    let shown = '';
    const hostVerifier = (key: Buffer): boolean => (shown = hostKeyOf(key)) === hostKey;
    const access = this.secret.includes('PRIVATE KEY') || this.secret.startsWith('PuTTY') ? { privateKey: this.secret } : { password: this.secret, tryKeyboard: true };
    this.client.on('keyboard-interactive', (...[, , , , answer]: [unknown, unknown, unknown, unknown, (answers: string[]) => void]) => answer([this.secret]));
    try {
      await this.client.connect({ host: this.place.address, port, username: user, ...access, hostVerifier, readyTimeout: TIMEOUT_MS, keepaliveInterval: TIMEOUT_MS });
    } catch (error) {
      if (shown && !hostKey) throw runFaults.hostKeyUnconfirmed({ host, fingerprint: shown });
      if (shown && shown !== hostKey) throw runFaults.hostKeyChanged({ host, fingerprint: shown });
      throw this.reason(error) ?? error;
    }
  }

  /** True when the file is still what it was. */
  private async reconnect(file: RemoteFile): Promise<boolean> {
    this.close();
    this.client = new SftpClient();
    await this.connect();
    return (await this.list()).some((again) => hintOf(again) === hintOf(file));
  }

  private async guard<T>(work: () => Promise<T>, folder?: string): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.reason(error, folder) ?? error;
    }
  }

  private reason(error: unknown, folder?: string): DomainError | undefined {
    if (error instanceof DomainError) return error;
    const { host } = this.settings;
    const message = messageOf(error);
    if (/authentication methods failed/i.test(message)) return runFaults.sourceRefused({ host });
    if (/parse.*key|encrypted.*key|passphrase|private key/i.test(message)) return runFaults.keyUnreadable();
    if (folder !== undefined && /no such file|does not exist|permission denied|not exist/i.test(message)) return runFaults.folderMissing({ folder });
    return networkReason(error, host);
  }
}

/** As OpenSSH prints it. */
export function hostKeyOf(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
