import type { Locale } from '@tributary/kernel';
import type { WrittenCell, WrittenSheet } from '@tributary/sheets';
import type { OrderDetail, OrderSummary } from '../order/order';
import { cutNotice, type ExportWord, stateName, word } from './order-export-texts';

interface Named {
  readonly name: string;
  readonly nameEn: string | null;
}

/** Names of units by their codes, in the reader's language. */
export type UnitNames = ReadonlyMap<string, string>;

const SHANGHAI = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });
const moment = (at: Date | null): WrittenCell => (at ? SHANGHAI.format(at) : null);
const nameIn = (locale: Locale, { name, nameEn }: Named): string => (locale === 'zh-CN' ? name : nameEn || name);
/** Money and quantities as numbers, so that people can add them up; two and three decimals fit a number exactly enough. */
const figure = (text: string | null): WrittenCell => (text === null ? null : Number(text));

/** Columns that are money; left out for readers who see no prices. */
const MONEY: ReadonlySet<ExportWord> = new Set(['total', 'price', 'amount']);

export interface SheetReader {
  readonly locale: Locale;
  /** Whether the reader sees money. */
  readonly prices: boolean;
}

const LIST = [
  ['number', 22], ['state', 12], ['buyerCode', 14], ['buyer', 30], ['seller', 30], ['purchaseOrderNumber', 20], ['total', 14], ['lineCount', 8], ['submittedAt', 18],
  ['promisedOn', 12], ['actedBy', 14],
] as const satisfies readonly (readonly [ExportWord, number])[];

/** The list of orders as a sheet; one that was cut says so in its first row. */
export function ordersSheet(orders: readonly OrderSummary[], { locale, prices, cutAt }: SheetReader & { readonly cutAt: number | undefined }): WrittenSheet {
  const rows = orders.map((order) => [
    order.number, stateName(locale, order.state), order.buyer.code, nameIn(locale, order.buyer), nameIn(locale, order.seller), order.purchaseOrderNumber,
    figure(order.total), order.lineCount, moment(order.submittedAt), order.promisedOn, order.actedByName,
  ]);
  const notice = cutAt === undefined ? [] : [[cutNotice(locale, cutAt)]];
  const { rows: written, widths } = columnsFor(prices, LIST, rows, locale);
  return { name: word(locale, 'orders'), rows: [...notice, ...written], widths };
}

const LINES = [
  ['lineNo', 6], ['code', 18], ['name', 36], ['quantity', 10], ['unit', 8], ['price', 12], ['amount', 14], ['location', 16], ['confirmed', 10], ['shipped', 10], ['received', 10],
] as const satisfies readonly (readonly [ExportWord, number])[];

const SHIPMENTS = [
  ['deliveryNote', 20], ['carrier', 16], ['vehicle', 12], ['departure', 18], ['arrival', 18],
] as const satisfies readonly (readonly [ExportWord, number])[];

/** One order: its head, its lines, its deliveries. */
export function orderSheets(order: OrderDetail, { locale, prices }: SheetReader, units: UnitNames): WrittenSheet[] {
  const head: [ExportWord, WrittenCell][] = [
    ['number', order.number], ['state', stateName(locale, order.state)], ['buyer', nameIn(locale, order.buyer)], ['seller', nameIn(locale, order.seller)],
    ['purchaseOrderNumber', order.purchaseOrderNumber], ['submittedAt', moment(order.submittedAt)], ['total', figure(order.total)], ['note', order.note],
  ];
  const lines = order.lines.map((line) => [
    line.lineNo, line.code, nameIn(locale, line), figure(line.quantity), units.get(line.unit) ?? line.unit, figure(line.unitPrice), figure(line.amount),
    nameIn(locale, { name: line.locationName, nameEn: line.locationNameEn }), figure(line.confirmedQuantity), figure(line.shippedQuantity), figure(line.receivedQuantity),
  ]);
  const shipments = order.shipments.map((shipment) => [
    shipment.deliveryNoteNumber, shipment.carrier, shipment.vehicleNumber, moment(shipment.departureAt), moment(shipment.expectedArrivalAt),
  ]);
  return [
    { name: word(locale, 'order'), rows: head.filter(([key]) => prices || !MONEY.has(key)).map(([key, value]) => [word(locale, key), value]), widths: [16, 40] },
    { name: word(locale, 'lines'), ...columnsFor(prices, LINES, lines, locale) },
    ...(shipments.length > 0 ? [{ name: word(locale, 'shipments'), rows: [SHIPMENTS.map(([key]) => word(locale, key)), ...shipments], widths: SHIPMENTS.map(([, width]) => width) }] : []),
  ];
}

/** A heading and its rows, without the columns that are money where the reader sees none. */
function columnsFor(prices: boolean, columns: readonly (readonly [ExportWord, number])[], rows: readonly (readonly WrittenCell[])[], locale: Locale): Pick<WrittenSheet, 'rows' | 'widths'> {
  const shown = columns.map(([key]) => prices || !MONEY.has(key));
  const kept = <T>(row: readonly T[]): T[] => row.filter((_, at) => shown[at]);
  return { rows: [kept(columns.map(([key]) => word(locale, key))), ...rows.map(kept)], widths: kept(columns.map(([, width]) => width)) };
}
