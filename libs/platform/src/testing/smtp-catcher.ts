import { buffer } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';

export interface CaughtMail {
  /** Whom the sending server named, which a header need not say. */
  readonly recipients: readonly string[];
  readonly mail: Email;
  readonly raw: string;
}

/** A real mail server that keeps what it gets. Recipients of `refused.…` it does not know; `busy` makes it refuse everything for now. */
export class SmtpCatcher {
  readonly caught: CaughtMail[] = [];
  busy = false;
  /** Called when a mail is complete, before the server says that it has accepted it. */
  beforeAccepting: () => void = () => undefined;
  private waiting: (() => void)[] = [];
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      onRcptTo: ({ address }, _session, callback) => {
        if (this.busy) return callback(smtpError(451, 'Busy, come back later'));
        callback(address.startsWith('refused.') ? smtpError(550, 'No such person here') : null);
      },
      onData: (stream, session, callback) => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        this.keep(stream, recipients).then(() => callback(), callback);
      },
    });
    // a sender that was killed hangs up as it likes
    this.server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') throw error;
    });
  }

  static async start(): Promise<SmtpCatcher> {
    const catcher = new SmtpCatcher();
    await new Promise<void>((resolve) => catcher.server.listen(0, '127.0.0.1', resolve));
    return catcher;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  /** Resolves once `count` mails have come in all. */
  async until(count: number): Promise<void> {
    while (this.caught.length < count) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async keep(stream: SMTPServerDataStream, recipients: readonly string[]): Promise<void> {
    const raw = await buffer(stream);
    this.caught.push({ recipients, mail: await PostalMime.parse(raw), raw: raw.toString('utf8') });
    this.beforeAccepting();
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}

function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
