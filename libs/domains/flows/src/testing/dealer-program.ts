import { encode } from 'iconv-lite';
import { workbook } from '@tributary/sheets/testing';
import type { KnownLayout } from '../layout/layout-shape';
import { type ColumnMeaning, knownBy } from '../layout/sheet-choice';
import type { FlowKind, KindMeaning } from '../map/layout-mapping';
import { CSV_HEADER } from './flows-world';
import type { Random } from './random';

/** What the words of a type column mean. */
const MEANINGS = { 销售出库: 'sale', 销售退货: 'sale-return', 采购入库: 'purchase', 采购退货: 'purchase-return', 调拨出库: 'none', 赠品出库: 'none' } as const satisfies Readonly<Record<string, KindMeaning>>;
export type BusinessWord = keyof typeof MEANINGS;

/** Something that a dealer did; its quantity says in which direction, whatever sign a program writes. */
export interface Business {
  readonly word: BusinessWord;
  readonly date: string;
  readonly document: string;
  readonly customer: string;
  readonly code: string;
  readonly quantity: number;
  readonly unit: string;
  readonly price: number;
}

/** What counts, and as what; undefined for what does not. */
export function kindOf({ word }: Business): FlowKind | undefined {
  const [kind] = MEANINGS[word].split('-');
  return kind === 'none' ? undefined : (kind as FlowKind);
}

/** Returns are negative whatever sign they are written with. */
export const isReturn = (word: BusinessWord): boolean => MEANINGS[word].endsWith('-return');

export interface WrittenFile {
  readonly extension: 'csv' | 'xlsx';
  readonly content: Buffer;
}

/** What a dealer's program records, and how it writes it. */
export interface DealerProgram {
  /** The more often a word stands here, the more often it happens. */
  readonly words: readonly BusinessWord[];
  /** What a person said of its tables; none where the words above their columns tell everything. */
  readonly layouts: readonly KnownLayout[];
  write(rows: readonly Business[], random: Random): WrittenFile;
}

/** A table of sales. */
export const SALES_TABLE: DealerProgram = {
  words: ['销售出库'],
  layouts: [],
  write: (rows, random) => csv(CSV_HEADER, rows.map(({ date, document, customer, code, quantity, unit, price }) => [date, document, customer, code, '', quantity, unit, price, quantity * price]), random),
};

const FLOW_COLUMNS: Readonly<Record<string, ColumnMeaning>> = { 发生日期: 'date', 单据号: 'document', 业务类型: 'kind', 往来单位: 'customer', 商品编码: 'productCode', 数量: 'quantity', 单位: 'unit', 单价: 'price', 金额: 'amount' };

/** A table of whatever moved, with a column that says what each row is. */
export const FLOW_TABLE: DealerProgram = {
  words: ['销售出库', '销售出库', '销售出库', '销售退货', '采购入库', '采购入库', '采购退货', '调拨出库', '赠品出库'],
  layouts: [layoutOf('sale', FLOW_COLUMNS, Object.entries(MEANINGS).map(([value, meaning]) => ({ value, meaning })))],
  write: (rows, random) => {
    const sign = random.chance(0.5) ? -1 : 1;
    return csv(Object.keys(FLOW_COLUMNS).join(), rows.map(({ word, date, document, customer, code, quantity, unit, price }) => {
      const written = isReturn(word) ? quantity * sign : quantity;
      return [date, document, word, customer, code, written, unit, price, written * price];
    }), random);
  },
};

const SALE_COLUMNS: Readonly<Record<string, ColumnMeaning>> = { 销售日期: 'date', 销售单号: 'document', 客户: 'customer', 商品编码: 'productCode', 数量: 'quantity', 单位: 'unit', 金额: 'amount' };
const PURCHASE_COLUMNS: Readonly<Record<string, ColumnMeaning>> = { 入库日期: 'date', 入库单号: 'document', 商品编码: 'productCode', 数量: 'quantity', 单位: 'unit', 金额: 'amount' };

/** A workbook with a sheet of sales and one of purchases. */
export const SHEET_PER_KIND: DealerProgram = {
  words: ['销售出库', '销售出库', '采购入库'],
  layouts: [layoutOf('sale', SALE_COLUMNS), layoutOf('purchase', PURCHASE_COLUMNS)],
  write: (rows, random) => {
    const [sales, purchases] = (['sale', 'purchase'] as const).map((kind) => rows.filter((row) => kindOf(row) === kind));
    const sheets: [string, readonly (readonly unknown[])[]][] = [
      ['销售', [Object.keys(SALE_COLUMNS), ...perhapsShuffled(sales ?? [], random).map(({ date, document, customer, code, quantity, unit, price }) => [date, document, customer, code, quantity, unit, quantity * price])]],
      ['采购', [Object.keys(PURCHASE_COLUMNS), ...perhapsShuffled(purchases ?? [], random).map(({ date, document, code, quantity, unit, price }) => [date, document, code, quantity, unit, quantity * price])]],
    ];
    return { extension: 'xlsx', content: workbook(Object.fromEntries(perhapsShuffled(sheets, random))) };
  },
};

/** What is remembered once a person has said what the columns mean. */
function layoutOf(kind: FlowKind, meanings: Readonly<Record<string, ColumnMeaning>>, kinds: readonly { value: string; meaning: KindMeaning }[] = []): KnownLayout {
  const columns = Object.values(meanings).map((meaning, index) => ({ index, meaning }));
  const header = { rowNo: 1, cells: Object.keys(meanings) };
  return knownBy({ no: 1, counts: true, headerRow: 1, headerLines: 1, kind, columns, filledDown: [], kinds }, { rows: [header], name: 'S', date1904: false }, { name: 'F', latest: '2026-03-20' });
}

function csv(header: string, rows: readonly (readonly unknown[])[], random: Random): WrittenFile {
  const lines = perhapsShuffled(rows, random).map((row) => row.join(','));
  const text = [header, ...lines, ''].join(random.chance(0.3) ? '\r\n' : '\n');
  return { extension: 'csv', content: random.chance(0.3) ? encode(text, 'gb18030') : Buffer.from(text) };
}

function perhapsShuffled<Item>(items: readonly Item[], random: Random): readonly Item[] {
  return random.chance(0.3) ? random.shuffled(items) : items;
}
