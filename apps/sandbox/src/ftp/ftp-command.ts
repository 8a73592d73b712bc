import type { FtpReply } from './ftp-reply';
import type { FtpSession } from './ftp-session';

export interface FtpCommand {
  /** Default: true. */
  readonly needsLogin?: boolean;
  run(session: FtpSession, argument: string): FtpReply | Promise<FtpReply>;
}

/** Commands by verb, in capitals. */
export type FtpCommands = Readonly<Record<string, FtpCommand>>;
