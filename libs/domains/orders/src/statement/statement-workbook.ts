import type { Locale } from '@tributary/kernel';
import type { WrittenCell, WrittenSheet } from '@tributary/sheets';
import type { EntryKind, StatementAnswer, StatementDetail, StatementEntry } from './statement';

type Words = readonly [zh: string, en: string];

const KINDS: Readonly<Record<EntryKind, Words>> = {
  order: ['订单', 'Order'], increase: ['订单增加', 'Order increased'], decrease: ['订单减少', 'Order reduced'], return: ['退货入库', 'Return taken in'],
  payment: ['收款', 'Payment'], delivery: ['收货', 'Goods received'],
};
const ANSWERS: Readonly<Record<StatementAnswer['answer'], Words>> = { confirmed: ['已确认', 'Confirmed'], objected: ['有异议', 'Objected'] };

const COLUMNS: readonly { readonly words: Words; readonly width: number; readonly cell: (entry: StatementEntry, locale: Locale) => WrittenCell }[] = [
  { words: ['序号', 'No.'], width: 8, cell: ({ no }) => no },
  { words: ['时间', 'Time'], width: 18, cell: ({ at }) => SHANGHAI.format(at) },
  { words: ['类型', 'Kind'], width: 16, cell: ({ kind }, locale) => said(KINDS[kind], locale) },
  { words: ['订单号', 'Order'], width: 22, cell: ({ orderNumber }) => orderNumber },
  { words: ['采购单号', 'Purchase order'], width: 20, cell: ({ purchaseOrderNumber }) => purchaseOrderNumber },
  { words: ['退货单号', 'Return'], width: 22, cell: ({ returnNumber }) => returnNumber },
  { words: ['出库单', 'Delivery note'], width: 22, cell: ({ deliveryNoteNumber }) => deliveryNoteNumber },
  { words: ['金额（元）', 'Amount (CNY)'], width: 16, cell: ({ amount }) => figure(amount) },
  { words: ['余额（元）', 'Balance (CNY)'], width: 16, cell: ({ balance }) => figure(balance) },
];

const SHANGHAI = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });
const NAME: Words = ['对账单', 'Statement'];
const BALANCE_COLUMN = COLUMNS.length - 1;

/** The statement as a sheet: its head, the opening balance, what happened, the closing balance, what the buyer said. */
export function statementSheet(statement: StatementDetail, entries: readonly StatementEntry[], { locale, cutAt }: { readonly locale: Locale; readonly cutAt: number | undefined }): WrittenSheet {
  const name = ({ name: own, nameEn }: StatementDetail['buyer']): string => (locale === 'zh-CN' ? own : nameEn || own);
  const balanceRow = (words: Words, amount: string): WrittenCell[] => COLUMNS.map((_, at) => (at === 2 ? said(words, locale) : at === BALANCE_COLUMN ? figure(amount) : null));
  const answers = statement.answers.map(({ answer, actorName, at, reason }) => [said(ANSWERS[answer], locale), SHANGHAI.format(new Date(at)), actorName, reason]);
  return {
    name: said(NAME, locale),
    rows: [
      [said(['供货方', 'Supplier'], locale), name(statement.seller)],
      [said(['采购方', 'Buyer'], locale), name(statement.buyer)],
      [said(['月份', 'Month'], locale), statement.month],
      ...(cutAt === undefined ? [] : [[said([`仅导出前 ${cutAt} 行，后面还有更多。`, `Only the first ${cutAt} lines; there are more.`], locale)]]),
      COLUMNS.map(({ words }) => said(words, locale)),
      balanceRow(['期初余额', 'Opening balance'], statement.opening),
      ...entries.map((entry) => COLUMNS.map(({ cell }) => cell(entry, locale))),
      balanceRow(['期末余额', 'Closing balance'], statement.closing),
      ...answers,
    ],
    widths: COLUMNS.map(({ width }) => width),
  };
}

function said(words: Words, locale: Locale): string {
  return words[locale === 'zh-CN' ? 0 : 1];
}

/** As a number, so that people can add it up; two decimals fit a number exactly enough. */
function figure(amount: string | null): WrittenCell {
  return amount === null ? null : Number(amount);
}
