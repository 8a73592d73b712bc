import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.token';
import { within } from '../health/within';
import { headerText, isMailAddress, letterForm } from './letter-form';
import type { LetterContent } from './letter';

/** A mail as the wire needs it. */
export interface Envelope {
  /** Of `outgoing_mail`; the Message-ID is made from it, so that a repeat is recognised as the same mail. */
  readonly id: string;
  readonly address: string;
  readonly name: string;
  readonly locale: string;
  readonly content: LetterContent;
}

/** Will never be accepted as it is: trying again is of no use. */
export class MailRefused extends Error {}

const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;
/** Longer than any conversation with a server that answers at all. */
export const SEND_LIMIT_MS = 60_000;
const CONNECTIONS = 3;

/** The way to the mail server. */
@Injectable()
export class MailTransport implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(MailTransport.name);
  private readonly transport: Transporter | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    const timeouts = { connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: SILENCE_MS };
    // no file and no address is ever fetched for a mail, whatever a text says
    const shut = { disableFileAccess: true, disableUrlAccess: true };
    if (config.smtp) this.transport = createTransport({ url: config.smtp.url, pool: true, maxConnections: CONNECTIONS, ...timeouts, ...shut });
  }

  onApplicationBootstrap(): void {
    if (!this.transport) this.logger.warn('SMTP_URL is not set: no mail is sent; notifications appear in the portal only.');
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }

  /** Resolves when the server has accepted the mail. @throws MailRefused when it never will; any other error: try later */
  async send({ id, address, name, locale, content }: Envelope): Promise<void> {
    if (!this.transport || !this.config.smtp) throw new Error('SMTP_URL is not set.');
    if (!isMailAddress(address)) throw new MailRefused('This is no mail address.');
    const { from, domain } = this.config.smtp;
    const message = {
      from,
      to: { name: headerText(name), address },
      ...letterForm(content, this.config.publicUrl),
      messageId: `<${id}@${domain}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale },
    };
    try {
      await within(SEND_LIMIT_MS, this.transport.sendMail(message));
    } catch (error) {
      throw isFinal(error) ? new MailRefused((error as Error).message) : error;
    }
  }
}

/** A refusal of this recipient or this mail (5xx to RCPT or DATA). Anything about connection or sign-in may pass. */
function isFinal(error: unknown): boolean {
  const { responseCode, command } = error as { responseCode?: number; command?: string };
  return responseCode !== undefined && responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
}
