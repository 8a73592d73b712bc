import { Injectable } from '@nestjs/common';
import { AuditTrail, Outbox, platformErrors, type TxCtx } from '@tributary/platform';
import { FeedChangeRepository } from '../feed/feed-change.repository';
import { FeedSetupRepository } from '../feed/feed-setup.repository';
import { flowsErrors } from '../flows.errors';
import { feedKey, runFeed } from '../flows.jobs';
import { MailboxListRepository, type MailRow } from './mailbox-list.repository';

/** What people decide about mails that no feed claimed. */
@Injectable()
export class MailDecisions {
  constructor(
    private readonly boxes: MailboxListRepository,
    private readonly feeds: FeedSetupRepository,
    private readonly changes: FeedChangeRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws platform.not-found, flows.target-unknown for a feed that is not of this mailbox, flows.mail-decided */
  async assign(tx: TxCtx, id: number, feedId: number, remember: boolean): Promise<MailRow> {
    const mail = await this.find(tx, id);
    const feed = await this.feeds.lock(tx, feedId);
    if (!feed) throw platformErrors.notFound();
    if (feed.source !== 'mail' || Number(feed.settings.mailboxId) !== mail.mailboxId) throw flowsErrors.targetUnknown();
    if (!(await this.boxes.decide(tx, id, 'waiting', feed))) throw flowsErrors.mailDecided();
    const { senders } = feed.settings;
    if (remember && mail.sender && !senders.includes(mail.sender)) {
      const now = [...senders, mail.sender];
      await this.feeds.setSenders(tx, feedId, now);
      await this.changes.record(tx, { feedId, dealerId: feed.dealerId, action: 'change', detail: { senders: [senders, now] } });
    }
    await this.outbox.enqueue(tx, runFeed, { feedId, trigger: 'manual' }, { key: feedKey(feedId) });
    await this.audit.record(tx, { action: 'flows.assign-mail', subject: 'mail', subjectId: id, detail: { feedId, sender: mail.sender } });
    return this.find(tx, id);
  }

  async dismiss(tx: TxCtx, id: number): Promise<MailRow> {
    await this.find(tx, id);
    if (!(await this.boxes.decide(tx, id, 'dismissed', null))) throw flowsErrors.mailDecided();
    await this.audit.record(tx, { action: 'flows.dismiss-mail', subject: 'mail', subjectId: id });
    return this.find(tx, id);
  }

  private async find(tx: TxCtx, id: number): Promise<MailRow> {
    const mail = await this.boxes.mail(tx, id);
    if (!mail) throw platformErrors.notFound();
    return mail;
  }
}
