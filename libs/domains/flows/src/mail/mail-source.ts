import type { Writable } from 'node:stream';
import { DomainError } from '@tributary/kernel';
import { systemCtx, type TxCtx, type UnitOfWork } from '@tributary/platform';
import { faultOf } from '@tributary/sheets';
import { mailFaults } from '../flows.faults';
import type { RemoteFile, Source } from '../sources/source';
import type { MailClient } from './mail-client';
import type { MailboxRepository, WaitingMail } from './mailbox.repository';

/** The mails that wait for one feed, as files; the box is opened when the first one is fetched. */
export class MailSource implements Source {
  private client: MailClient | undefined;

  constructor(
    private readonly waiting: ReadonlyMap<string, WaitingMail>,
    private readonly openBox: () => Promise<MailClient>,
    private readonly mails: MailboxRepository,
    private readonly uow: UnitOfWork,
  ) {}

  list(): Promise<RemoteFile[]> {
    const files = [...this.waiting].map(([path, { subject, size, messageId, receivedAt }]) => ({
      path, name: `${subject.replace(/[\r\n/\\]+/g, ' ').trim().slice(0, 120) || messageId}.eml`, size, stamp: messageId, modifiedAt: receivedAt, contentDecides: true as const,
    }));
    return Promise.resolve(files);
  }

  async fetch(file: RemoteFile, target: Writable): Promise<void> {
    const mail = this.mailOf(file);
    this.client ??= await this.openBox();
    try {
      // the box numbers its mails anew: the one that was meant is noted again under its new number
      if (mail.uidValidity !== this.client.uidValidity) throw mailFaults.mailGone();
      await this.client.fetch(mail.uid, target);
    } catch (error) {
      if (error instanceof DomainError && error.code === mailFaults.mailGone.code) {
        await this.uow.write(systemCtx('flows.mail'), (tx) => this.mails.giveUp(tx, mail.id, faultOf(error)));
      }
      throw error;
    }
  }

  /** In the transaction of the arrival: a mail is done when its content is archived. */
  async archived(tx: TxCtx, file: RemoteFile, rawFileId: number | null): Promise<void> {
    await this.mails.archived(tx, this.mailOf(file).id, rawFileId);
  }

  /** Marked as read for the people who look into the box; nothing depends on it. */
  async putAway(file: RemoteFile): Promise<void> {
    await this.client?.markRead(this.mailOf(file).uid);
  }

  close(): void {
    this.client?.close();
  }

  private mailOf({ path }: RemoteFile): WaitingMail {
    const mail = this.waiting.get(path);
    if (!mail) throw new Error(`No mail ${path}.`);
    return mail;
  }
}
