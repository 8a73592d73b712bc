import type { Locale } from '@tributary/kernel';
import { feedNotices, mailboxNotices } from './flow-notices';
import type { Notice } from './notice';
import { orderNotices } from './order-notices';
import { returnNotices } from './return-notices';
import { shipmentNotices } from './shipment-notices';
import { statementNotices } from './statement-notices';

const prefixed = (prefix: string, notices: Readonly<Record<string, Notice>>): [string, Notice][] =>
  Object.entries(notices).map(([name, notice]) => [`${prefix}.${name}`, notice]);

/** Every kind of notification: `order.<step>`, `return.<step>`, `shipment.<event>`, `statement.<answer>`, `feed.<trouble>`, `mailbox.<trouble>`. */
export const NOTICES: ReadonlyMap<string, Notice> = new Map([...prefixed('order', orderNotices), ...prefixed('return', returnNotices), ...prefixed('shipment', shipmentNotices), ...prefixed('statement', statementNotices), ...prefixed('feed', feedNotices), ...prefixed('mailbox', mailboxNotices)]);

/** What a kind is called; a kind that is no longer told keeps its code. */
export function noticeText(kind: string, locale: Locale): string {
  const notice = NOTICES.get(kind);
  if (!notice) return kind;
  return locale === 'zh-CN' ? notice.zh : notice.en;
}
