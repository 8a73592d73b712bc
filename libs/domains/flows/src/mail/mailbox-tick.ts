import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, type Ctx, Mailer, Outbox, type TxCtx, UnitOfWork } from '@tributary/platform';
import { mailboxKeyOf, readMailbox } from '../flows.jobs';
import { canaryIsDue, canarySubject, isSilent } from './canary';
import type { Mailbox } from './mailbox';
import { MailboxRepository } from './mailbox.repository';

/** Every minute: has each mailbox read, and sends it a test mail when one is due. */
@Injectable()
export class MailboxTick {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly mails: MailboxRepository,
    private readonly outbox: Outbox,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
  ) {}

  async tick(ctx: Ctx): Promise<void> {
    await this.uow.write(ctx, async (tx) => {
      for (const box of await this.mails.active(tx)) {
        await this.outbox.enqueue(tx, readMailbox, { mailboxId: box.id }, { key: mailboxKeyOf(box.id) });
        await this.sendCanary(tx, box);
      }
    });
  }

  /** While one is missing none follows: the alarm is about the one that did not come. It needs an owner to send for, and a mail server. */
  private async sendCanary(tx: TxCtx, box: Mailbox): Promise<void> {
    const now = this.clock.now();
    if (!this.mailer.isOn || box.ownerId === null || !canaryIsDue(box, now) || (isSilent(box, now) && !longAgo(box, now))) return;
    const owner = await this.mails.owner(tx, box.ownerId);
    if (!owner) return;
    const token = randomBytes(8).toString('hex');
    const content = { subject: canarySubject(token), paragraphs: [canarySubject(token)], footer: box.name };
    await this.mailer.post(tx, [{ id: randomUUID(), userId: box.ownerId, address: box.address, name: box.name, locale: owner.locale, content }]);
    await this.mails.canarySent(tx, box.id, token, now);
  }
}

const AGAIN_MS = 3_600_000;

/** A box that was silent may have been mended. */
function longAgo({ canarySentAt }: Mailbox, now: Date): boolean {
  return canarySentAt !== null && now.getTime() - canarySentAt.getTime() >= AGAIN_MS;
}
