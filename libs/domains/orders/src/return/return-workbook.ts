import type { WrittenSheet } from '@tributary/sheets';
import { cutNotice } from '../export/order-export-texts';
import type { SheetReader } from '../export/order-workbook';
import type { ReturnSummary } from './order-return';
import type { ReturnState } from './return.states';

type Words = readonly [zh: string, en: string];

const STATES: Readonly<Record<ReturnState, Words>> = {
  requested: ['待审批', 'Asked'], approved: ['待寄回', 'To be sent'], sent: ['退回途中', 'On its way back'], 'taken-in': ['已入库', 'Taken in'],
  refused: ['已拒绝', 'Refused'], withdrawn: ['已撤回', 'Withdrawn'],
};

const COLUMNS = [
  ['退货单号', 'Return', 22], ['状态', 'State', 14], ['订单号', 'Order', 22], ['采购方编码', 'Buyer code', 14], ['采购方', 'Buyer', 30], ['供货方', 'Supplier', 30],
  ['原因', 'Reason', 30], ['行数', 'Lines', 8], ['冲减金额（元）', 'Credited (CNY)', 16], ['承运商', 'Carrier', 16], ['运单号', 'Waybill', 18], ['申请时间', 'Asked', 18],
  ['最近更新', 'Last step', 18],
] as const;

const SHANGHAI = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

/** Where the money stands; left out for readers who see no prices. */
const CREDIT = COLUMNS.findIndex(([, en]) => en === 'Credited (CNY)');

/** The list of returns as a sheet in the reader's language; one that was cut says so in its first row. */
export function returnsSheet(returns: readonly ReturnSummary[], { locale, prices, cutAt }: SheetReader & { readonly cutAt: number | undefined }): WrittenSheet {
  const kept = <T>(row: readonly T[]): T[] => (prices ? [...row] : row.toSpliced(CREDIT, 1));
  const word = ([zh, en]: Words): string => (locale === 'zh-CN' ? zh : en);
  const nameOf = ({ name, nameEn }: { name: string; nameEn: string | null }): string => (locale === 'zh-CN' ? name : nameEn || name);
  const rows = returns.map((back) => [
    back.number, word(STATES[back.state]), back.orderNumber, back.buyer.code, nameOf(back.buyer), nameOf(back.seller), back.reason, back.lineCount,
    Number(back.credit), back.carrier, back.waybillNumber, SHANGHAI.format(back.requestedAt), SHANGHAI.format(back.updatedAt),
  ]);
  const notice = cutAt === undefined ? [] : [[cutNotice(locale, cutAt, 'returns')]];
  return { name: word(['退货', 'Returns']), rows: [...notice, kept(COLUMNS.map(([zh, en]) => word([zh, en]))), ...rows.map(kept)], widths: kept(COLUMNS.map(([, , width]) => width)) };
}
