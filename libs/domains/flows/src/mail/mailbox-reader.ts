import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '@tributary/kernel';
import { Clock, type Ctx, Outbox, UnitOfWork } from '@tributary/platform';
import { type Fault, faultOf } from '@tributary/sheets';
import { runFaults } from '../flows.faults';
import { feedKey, runFeed } from '../flows.jobs';
import { isCanary } from './canary';
import type { MailClient } from './mail-client';
import { verdictOf } from './mail-verdict';
import type { ListedMail, Mailbox, MailFeed, MailVerdict } from './mailbox';
import { MailboxRepository } from './mailbox.repository';
import { Mailboxes } from './mailboxes';

/** Looks through a mailbox: notes every new mail with whose it is, and starts the feeds that got some. */
@Injectable()
export class MailboxReader {
  private readonly logger = new Logger(MailboxReader.name);

  constructor(
    private readonly boxes: Mailboxes,
    private readonly mails: MailboxRepository,
    private readonly uow: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async read(ctx: Ctx, mailboxId: number): Promise<void> {
    const box = await this.uow.read(ctx, (tx) => this.mails.find(tx, mailboxId));
    if (!box || box.status === 'paused') return;
    const reason = await this.look(ctx, box);
    await this.uow.write(ctx, (tx) => this.mails.checked(tx, box.id, this.clock.now(), reason));
  }

  /** What kept the box from being read. */
  private async look(ctx: Ctx, box: Mailbox): Promise<Fault | null> {
    let client: MailClient | undefined;
    try {
      client = await this.boxes.open(box);
      while (await this.page(ctx, box, client));
      return null;
    } catch (error) {
      if (!(error instanceof DomainError)) this.logger.error(error);
      return faultOf(error instanceof DomainError ? error : runFaults.runBroken());
    } finally {
      client?.close();
    }
  }

  /** False when there was nothing more. */
  private async page(ctx: Ctx, box: Mailbox, client: MailClient): Promise<boolean> {
    const { last, feeds } = await this.uow.read(ctx, async (tx) => ({
      last: await this.mails.lastUid(tx, box.id, client.uidValidity),
      feeds: await this.mails.feeds(tx, box.id),
    }));
    const found = await client.listAfter(last, box.since);
    await this.note(ctx, box, found, feeds);
    return found.length > 0;
  }

  private async note(ctx: Ctx, box: Mailbox, found: readonly ListedMail[], feeds: readonly MailFeed[]): Promise<void> {
    const judged = found.map((mail) => [mail, verdict(box, mail, feeds)] as const);
    await this.uow.write(ctx, async (tx) => {
      await this.mails.note(tx, box, judged);
      if (found.some((mail) => isCanary(mail.subject, box.canaryToken))) await this.mails.canarySeen(tx, box.id, this.clock.now());
      const started = new Set(judged.flatMap(([, { state, feed }]) => (state === 'waiting' && feed ? [feed.id] : [])));
      for (const feedId of started) await this.outbox.enqueue(tx, runFeed, { feedId, trigger: 'schedule' }, { key: feedKey(feedId) });
    });
  }
}

/** Test mails of our own, this one's or an older one's, are nobody's data. */
function verdict(box: Mailbox, mail: ListedMail, feeds: readonly MailFeed[]): MailVerdict {
  if (isCanary(mail.subject)) return { state: 'ignored', feed: null, reason: null };
  return verdictOf(mail, { feeds, ...(box.settings.judge ? { judge: box.settings.judge } : {}) });
}
