import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FoundPerson } from '@tributary/identity';
import { Mailer, type TxCtx } from '@tributary/platform';
import type { NoticeFacts } from '../notice/notice-facts';
import { noticeLetter } from '../notice/notice-letter';
import type { Channels } from '../preference/preference.repository';
import { NotificationWriter } from './notification-writer';

interface Delivery {
  readonly eventId: number;
  readonly kind: string;
  readonly facts: NoticeFacts;
}

/** Puts a notice into the portal and into the post. */
@Injectable()
export class NoticeDelivery {
  constructor(
    private readonly notifications: NotificationWriter,
    private readonly mailer: Mailer,
  ) {}

  async deliver(tx: TxCtx, { eventId, kind, facts }: Delivery, people: readonly FoundPerson[], channels: ReadonlyMap<number, Channels>): Promise<void> {
    const told = people.flatMap((person) => {
      const { portal, mail } = channels.get(person.userId) ?? { portal: true, mail: false };
      const mailId = mail && person.email && this.mailer.isOn ? randomUUID() : null;
      return portal || mailId ? [{ ...person, inPortal: portal, mailId }] : [];
    });
    if (told.length === 0) return;
    const fresh = await this.notifications.add(tx, { eventId, kind, ...subjectOf(facts), params: facts }, told);
    const letters = told.flatMap(({ userId, email, name, locale, seesPrices, mailId }) =>
      mailId && fresh.has(userId) ? [{ id: mailId, userId, address: email, name, locale, content: noticeLetter(kind, facts, { locale, seesPrices }) }] : [],
    );
    await this.mailer.post(tx, letters);
  }
}

/** What the notification is about. */
function subjectOf({ orderId, returned, flow, buyer }: NoticeFacts): { readonly subject: 'order' | 'return' | 'statement' | 'feed' | 'mailbox'; readonly subjectId: number } {
  if (flow) return { subject: flow.subject, subjectId: flow.id };
  if (orderId === null) return { subject: 'statement', subjectId: buyer.id };
  return returned ? { subject: 'return', subjectId: returned.id } : { subject: 'order', subjectId: orderId };
}
