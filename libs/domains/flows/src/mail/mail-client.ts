import { isIP } from 'node:net';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DomainError } from '@tributary/kernel';
import type { ReachableHost } from '@tributary/platform';
import { type FetchMessageObject, ImapFlow, type MessageStructureObject } from 'imapflow';
import { mailFaults, runFaults } from '../flows.faults';
import { isCertificateError, networkReason } from '../sources/network-reason';
import type { ListedMail, MailboxSettings } from './mailbox';

const TIMEOUT_MS = 30_000;
/** As many mails as one look takes; the rest comes with the next one. */
const PAGE = 200;

/** An open mailbox. Nothing is ever deleted there; a mail that the archive has is marked as read. */
export class MailClient {
  private constructor(
    private readonly client: ImapFlow,
    private readonly settings: MailboxSettings,
    readonly uidValidity: number,
  ) {}

  /** @throws one of `runFaults` */
  static async open(settings: MailboxSettings, place: ReachableHost, password: string): Promise<MailClient> {
    const client = new ImapFlow({
      host: place.address,
      port: settings.port ?? (settings.security === 'implicit' ? 993 : 143),
      secure: settings.security === 'implicit',
      ...(settings.security === 'starttls' ? { doSTARTTLS: true } : {}),
      ...(isIP(place.host) ? {} : { servername: place.host }),
      auth: { user: settings.user, pass: password },
      tls: settings.certificate ? { ca: settings.certificate } : {},
      // servers like NetEase's refuse to open a box for a program that does not say who it is
      clientInfo: { name: 'Tributary', version: '1.0', vendor: 'Tributary' },
      logger: false,
      disableAutoIdle: true,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: 10 * TIMEOUT_MS,
    });
    // an error that nobody waits for belongs to the next command
    client.on('error', () => undefined);
    try {
      await client.connect();
      const box = await client.mailboxOpen(settings.folder ?? 'INBOX');
      return new MailClient(client, settings, Number(box.uidValidity));
    } catch (error) {
      client.close();
      throw reasonOf(error, settings) ?? error;
    }
  }

  /** Mails behind `uid` that came on that day or later, oldest first. */
  async listAfter(uid: number, since: string): Promise<ListedMail[]> {
    return this.guard(async () => {
      const found = (await this.client.search({ uid: `${uid + 1}:*`, since }, { uid: true })) || [];
      // the range always holds the last mail, be it behind or not
      const wanted = found.filter((one) => one > uid).sort((a, b) => a - b).slice(0, PAGE);
      if (wanted.length === 0) return [];
      const query = { uid: true, envelope: true, bodyStructure: true, size: true, internalDate: true, headers: true };
      const messages = await this.client.fetchAll(wanted.join(','), query, { uid: true });
      return messages.map((message) => listed(message, this.uidValidity)).sort((a, b) => a.uid - b.uid);
    });
  }

  /** Writes the mail as it lies there. @throws flows.mail-gone */
  async fetch(uid: number, target: Writable): Promise<void> {
    await this.guard(async () => {
      const { content } = await this.client.download(String(uid), undefined, { uid: true });
      if (!content) throw mailFaults.mailGone();
      await pipeline(content, target, { end: false });
    });
  }

  async markRead(uid: number): Promise<void> {
    await this.guard(() => this.client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true }));
  }

  /** Says whenever something comes, until the line is lost or closed. */
  async watch(onMail: () => void): Promise<void> {
    this.client.on('exists', onMail);
    const lost = new Promise<void>((resolve) => this.client.once('close', () => resolve()));
    void this.client.idle().catch(() => this.client.close());
    await lost;
  }

  close(): void {
    this.client.close();
  }

  private async guard<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw reasonOf(error, this.settings) ?? error;
    }
  }
}

function reasonOf(error: unknown, { host, folder = 'INBOX' }: MailboxSettings): DomainError | undefined {
  if (error instanceof DomainError) return error;
  const { authenticationFailed, mailboxMissing, responseStatus, responseText } = error as { [key: string]: unknown };
  if (authenticationFailed) return runFaults.sourceRefused({ host });
  if (mailboxMissing) return runFaults.folderMissing({ folder });
  if (isCertificateError(error)) return mailFaults.mailCertificate({ host });
  if (responseStatus) return runFaults.sourceUnreachable({ host, detail: String(responseText ?? responseStatus) });
  return networkReason(error, host);
}

function listed({ uid, envelope, bodyStructure, size, internalDate, headers }: FetchMessageObject, uidValidity: number): ListedMail {
  return {
    uidValidity,
    uid,
    messageId: envelope?.messageId ?? '',
    sender: envelope?.from?.[0]?.address?.toLowerCase() ?? '',
    subject: envelope?.subject ?? '',
    receivedAt: new Date(internalDate ?? envelope?.date ?? 0),
    size: size ?? 0,
    attachments: bodyStructure ? filesIn(bodyStructure) : [],
    headers: headers?.toString('latin1') ?? '',
  };
}

/** Names of everything that came with the mail but its own text; what has no name is called by its type. */
function filesIn(part: MessageStructureObject): string[] {
  if (part.childNodes) return part.childNodes.flatMap(filesIn);
  const name = part.dispositionParameters?.['filename'] ?? part.parameters?.['name'];
  if (name) return [String(name)];
  const isText = /^text\/(plain|html)$/i.test(part.type);
  return isText && part.disposition !== 'attachment' ? [] : [part.type];
}
