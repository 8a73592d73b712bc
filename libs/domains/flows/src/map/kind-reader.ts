import { compact } from '@tributary/kernel';
import type { FlowKind, KindMeaning, LayoutMapping } from './layout-mapping';

/** What a row is, and which sign its numbers get. */
export interface RowKind {
  readonly kind: FlowKind;
  readonly sign: Sign;
}

/** As written; always negative; turned round. */
export type Sign = 'written' | 'negative' | 'opposite';

/** `undefined`: nobody said what the word means; `null`: such rows do not count. */
export type KindOf = (word: string) => RowKind | null | undefined;

/** The meaning of the words of a layout's type column. */
export function kindReader({ kinds, opposite = false }: LayoutMapping): KindOf {
  const meanings = new Map(Object.entries(kinds?.values ?? {}).map(([word, meaning]) => [compact(word), rowKind(meaning, opposite)]));
  return (word) => meanings.get(compact(word));
}

/** The kinds that rows of such a layout record. */
export function kindsOf({ kind, kinds }: Pick<LayoutMapping, 'kind' | 'kinds'>): FlowKind[] {
  if (!kinds) return [kind];
  return [...new Set(Object.values(kinds.values).flatMap((meaning) => rowKind(meaning, false)?.kind ?? []))];
}

function rowKind(meaning: KindMeaning, opposite: boolean): RowKind | null {
  if (meaning === 'none') return null;
  if (meaning === 'sale-return' || meaning === 'purchase-return') return { kind: meaning === 'sale-return' ? 'sale' : 'purchase', sign: 'negative' };
  return { kind: meaning, sign: opposite && meaning === 'sale' ? 'opposite' : 'written' };
}

/** The number of a row with its sign; texts that are no number stay. */
export function signed(text: string | undefined, sign: Sign): string | undefined {
  if (!text || sign === 'written' || Number(text) === 0) return text;
  const isNegative = text.startsWith('-');
  const turned = isNegative ? text.slice(1) : `-${text}`;
  return sign === 'negative' && isNegative ? text : turned;
}

const RETURN = /退|冲红|红字|return|credit/i;
const PURCHASE = /采购|购进|进货|入库|收货|purchase|receipt|inbound/i;
const SALE = /销售|销货|出库|发货|零售|批发|sale|sold|issue|outbound|delivery/i;
const STOCK = /库存|结存|盘存|stock on hand|inventory/i;
const NEITHER = /调拨|移库|赠|样品|报损|报溢|盘盈|盘亏|损耗|领用|transfer|gift|sample|adjust|breakage|scrap/i;

/** What a word of a type column probably means; undefined where it says nothing. */
export function meaningOfWord(word: string): KindMeaning | undefined {
  if (NEITHER.test(word)) return 'none';
  if (RETURN.test(word)) return /销|客户|sale|customer/i.test(word) || !/采|购|进|供应|purchase|supplier|vendor/i.test(word) ? 'sale-return' : 'purchase-return';
  if (/销|sale/i.test(word)) return 'sale';
  if (PURCHASE.test(word)) return 'purchase';
  if (SALE.test(word)) return 'sale';
  return STOCK.test(word) ? 'stock' : undefined;
}
