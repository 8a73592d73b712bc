import type { Locale } from '@tributary/kernel';
import type { LetterContent } from '@tributary/platform';
import type { NoticeFacts, NoticeParty } from './notice-facts';
import { formatDateTime } from './notice-time';
import { noticeText } from './notices';

export interface LetterReader {
  readonly locale: Locale;
  readonly seesPrices: boolean;
}

/** A notification as a mail; without amounts for whoever sees no prices. */
export function noticeLetter(kind: string, facts: NoticeFacts, { locale, seesPrices }: LetterReader): LetterContent {
  const zh = locale === 'zh-CN';
  const title = noticeText(kind, locale);
  const name = ({ name: own, nameEn }: NoticeParty) => (zh ? own : nameEn || own);
  const [open, close] = zh ? ['（', '）'] : [' (', ')'];
  const yuan = (amount: string) => (zh ? `${amount} 元` : `CNY ${amount}`);
  const labelled = (label: string, value: string | undefined) => (value ? [zh ? `${label}：${value}` : `${label}: ${value}`] : []);
  const { returned, flow } = facts;
  const number = returned?.number ?? facts.number;
  return {
    subject: `${title} ${number}`,
    paragraphs: [
      `${title}${open}${number}${close}`,
      ...labelled(zh ? '订单' : 'Order', returned && facts.number),
      ...labelled(zh ? '采购方' : 'Buyer', flow ? undefined : name(facts.buyer)),
      ...labelled(zh ? '供货方' : 'Supplier', flow ? undefined : name(facts.seller)),
      ...labelled(zh ? '数据源' : 'Source', flow?.name),
      ...labelled(amountLabel(facts, zh), returned || flow || !seesPrices ? undefined : yuan(facts.total)),
      ...labelled(zh ? '冲减金额' : 'Credited', returned && seesPrices && returned.credit !== '0.00' ? yuan(returned.credit) : undefined),
      ...labelled(zh ? '出库单' : 'Delivery note', facts.deliveryNoteNumber),
      ...labelled(zh ? '预计到达' : 'Expected arrival', facts.expectedArrivalAt && formatDateTime(facts.expectedArrivalAt)),
      ...labelled(zh ? '操作人' : 'By', facts.onBehalfOf ? `${facts.actorName}${open}${zh ? '代' : 'for'} ${facts.onBehalfOf}${close}` : facts.actorName),
      ...labelled(zh ? '说明' : 'Reason', facts.reason),
    ],
    link: linkOf(facts, zh),
    footer: zh ? '此邮件由百川系统自动发送。可在“我的账户 → 通知”中选择接收哪些邮件。' : 'Sent automatically by Tributary. Choose which mails you get under “My account → Notifications”.',
  };
}

function amountLabel({ statement }: NoticeFacts, zh: boolean): string {
  if (statement) return zh ? '期末余额' : 'Closing balance';
  return zh ? '金额' : 'Amount';
}

function linkOf({ returned, statement, flow, buyer, orderId }: NoticeFacts, zh: boolean): LetterContent['link'] {
  if (flow) return { label: zh ? '查看' : 'View', path: flow.subject === 'feed' ? `/feeds/${flow.id}` : '/mails' };
  if (statement) return { label: zh ? '查看对账单' : 'View the statement', path: `/credit-accounts/${buyer.id}/statements/${statement.month}?side=seller` };
  if (returned) return { label: zh ? '查看退货' : 'View the return', path: `/returns/${returned.id}` };
  return { label: zh ? '查看订单' : 'View the order', path: `/orders/${orderId}` };
}
