import { FtpDataChannel } from './ftp-data-channel';
import { clientPath, localPath } from './ftp-path';
import { FtpRefusal } from './ftp-reply';

export interface FtpAccount {
  readonly user: string;
  readonly password: string;
  readonly home: string;
}

/** Finds the account of a user name; undefined when there is none. */
export type FtpAccounts = (user: string) => FtpAccount | undefined;

/** What one client has said so far. */
export class FtpSession {
  userName = '';
  account: FtpAccount | undefined;
  workingFolder = '/';
  renameFrom: string | undefined;
  restartAt = 0;
  private channel: FtpDataChannel | undefined;

  constructor(
    readonly accounts: FtpAccounts,
    /** Address that the client reached us at, and its own. */
    private readonly local: string,
    private readonly peer: string | undefined,
    /** Sends a preliminary reply while a command is still at work. */
    readonly say: (code: number, text: string) => void,
  ) {}

  get home(): string {
    if (!this.account) throw new FtpRefusal(530, 'Please log in first.');
    return this.account.home;
  }

  /** The client's absolute path and the file of this machine behind it. */
  resolve(argument: string): { shown: string; local: string } {
    const shown = clientPath(this.workingFolder, argument);
    const local = localPath(this.home, shown);
    if (!local) throw new FtpRefusal(553, 'That is no file name.');
    return { shown, local };
  }

  async openChannel(): Promise<FtpDataChannel> {
    this.channel?.close();
    this.channel = await FtpDataChannel.open(this.local, this.peer);
    return this.channel;
  }

  /** The channel that the last PASV or EPSV opened; each serves once. */
  takeChannel(): FtpDataChannel {
    const channel = this.channel;
    if (!channel) throw new FtpRefusal(425, 'Use PASV or EPSV first.');
    this.channel = undefined;
    return channel;
  }

  end(): void {
    this.channel?.close();
  }
}
