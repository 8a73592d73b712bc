import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { Mailbox } from './mailbox';

const MAX_BYTES = 5 * 1024 * 1024;
/** Nobody lives at these: how a sender deals with refusals can be tried out. */
const UNKNOWN = /^(unknown|refused)[.@]/i;

/** The mail server of everybody in the pretend world: accepts what is sent to it and keeps it in a mailbox. */
export class MailServer {
  private readonly server: SMTPServer;

  constructor(
    private readonly mailbox: Mailbox,
    private readonly now: () => Date,
  ) {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      size: MAX_BYTES,
      onRcptTo: ({ address }, _session, callback) => callback(UNKNOWN.test(address) ? refusal(550, 'No such person here') : null),
      onData: (stream, session, callback) => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        this.receive(buffer(stream), to).then(() => callback(), callback);
      },
    });
    // a client that goes away in the middle is no fault of the server
    this.server.on('error', () => undefined);
  }

  /** Resolves to the port; 0 asks for any free one. */
  async listen(port: number, host: string): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.server.once('error', reject);
      this.server.listen(port, host, resolve);
    });
    return (this.server.server.address() as AddressInfo).port;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async receive(bytes: Promise<Buffer>, to: readonly string[]): Promise<void> {
    const { messageId = '', from, subject = '', text = '', html = '' } = await PostalMime.parse(await bytes);
    this.mailbox.keep({ messageId, receivedAt: this.now().toISOString(), from: from?.address ?? '', to, subject, text, html });
  }
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
