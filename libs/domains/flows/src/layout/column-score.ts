import { compact } from '@tributary/kernel';
import { HEADER_WORDS, headerKey } from '../map/header-words';
import { LAYOUT_FIELDS, type LayoutField } from '../map/layout-mapping';
import type { ContentCount } from './column-content';

/** Why a column is proposed to mean something; `params` for the sentence about it. */
export interface ProposalReason {
  readonly code: 'word' | 'part' | 'dates' | 'numbers' | 'products' | 'customers' | 'units' | 'product-of' | 'earlier' | 'elsewhere' | 'across' | 'kinds';
  readonly params: Readonly<Record<string, string | number>>;
}

/** What is known of names: keys of `compact` texts. */
export interface KnownNames {
  readonly products: ReadonlySet<string>;
  readonly customers: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
}

/** A column as far as it tells what it is. */
export interface ColumnProfile {
  readonly index: number;
  readonly header: string;
  /** What stands above it in a header of several lines: of a group, or of itself. */
  readonly group?: { readonly text: string; readonly own: boolean };
  readonly content: ContentCount;
  /** Different texts, the first ones. */
  readonly samples: readonly string[];
}

export interface Score {
  readonly index: number;
  readonly field: LayoutField;
  /** About 1 is certain. */
  readonly score: number;
  readonly reasons: readonly ProposalReason[];
}

/** Parts of words; weaker than whole ones, for they stand in others too. */
const PARTS: Partial<Readonly<Record<LayoutField, RegExp>>> = {
  date: /日期|时间|^日$|销售日|date|day/,
  document: /单号|单据|票号|凭证|编号$|docno|invoice|voucher/,
  customer: /客户|终端|医院|药房|购方|买方|往来|收货|去向|流向|单位$|customer|client|buyer|shop/,
  customerCode: /(客户|终端|单位|往来).*(码|编号|代码)|customer(code|id|no)/,
  productCode: /(商品|产品|物料|货品|存货|品种|药品)?(编码|代码|货号|料号)|sku|itemcode|partno/,
  productName: /品名|名称|商品|产品|药品|货物|^货$|品种|物料|item|product|goods/,
  specification: /规格|型号|包装|spec|pack/,
  quantity: /数量|件数|瓶数|盒数|桶数|箱数|^数$|数$|qty|quantity|units?sold/,
  unit: /单位|uom/,
  price: /单价|价格|价$|price/,
  amount: /金额|额$|amount|value|total/,
};

const NUMERIC: ReadonlySet<LayoutField> = new Set(['quantity', 'price', 'amount']);
const DAYS: ReadonlySet<LayoutField> = new Set(['date', 'expiryDate']);
const percent = (share: number): number => Math.round(share * 100);

/** What each column may mean, by its name and by what it holds; without what speaks against it. */
export function scoresOf(columns: readonly ColumnProfile[], known: KnownNames): Score[] {
  return columns.flatMap((column) => LAYOUT_FIELDS.map((field) => scoreOf(column, field, known))).filter(({ score }) => score > 0);
}

function scoreOf(column: ColumnProfile, field: LayoutField, known: KnownNames): Score {
  const evidence = [...byName(column, field), ...byContent(column, field, known)];
  return {
    index: column.index,
    field,
    score: evidence.reduce((sum, { weight }) => sum + weight, 0),
    reasons: evidence.flatMap(({ reason }) => (reason ? [reason] : [])),
  };
}

interface Evidence {
  readonly weight: number;
  readonly reason?: ProposalReason;
}

function byName({ header, group }: ColumnProfile, field: LayoutField): Evidence[] {
  const key = headerKey(header);
  if (key === '') return [];
  if (HEADER_WORDS[field].has(key)) return [{ weight: 0.9, reason: { code: 'word', params: { header } } }];
  const whole = group ? `${group.text}${header}` : header;
  if (group && HEADER_WORDS[field].has(headerKey(whole))) return [{ weight: 0.8, reason: { code: 'word', params: { header: whole } } }];
  if (group?.own && HEADER_WORDS[field].has(headerKey(group.text))) return [{ weight: 0.7, reason: { code: 'word', params: { header: group.text } } }];
  return PARTS[field]?.test(key) ? [{ weight: 0.45, reason: { code: 'part', params: { header } } }] : [];
}

function byContent(column: ColumnProfile, field: LayoutField, known: KnownNames): Evidence[] {
  const { filled, dates, numbers, longCodes } = column.content;
  if (filled === 0) return [];
  if (DAYS.has(field)) return dates / filled >= 0.8 ? [{ weight: field === 'date' ? 0.4 : 0.1, reason: { code: 'dates', params: { percent: percent(dates / filled) } } }] : [{ weight: -1 }];
  if (NUMERIC.has(field)) {
    const isNumeric = numbers / filled >= 0.6 && !(field === 'quantity' && longCodes / filled > 0.5);
    return isNumeric ? [{ weight: 0.2, reason: { code: 'numbers', params: { percent: percent(numbers / filled) } } }] : [{ weight: -1 }];
  }
  if (field === 'productCode' || field === 'productName') return shareOf(column, known.products, 'products');
  if (field === 'customer') return shareOf(column, known.customers, 'customers');
  if (field === 'unit') return byUnits(column, known.units);
  return [];
}

function shareOf({ samples }: ColumnProfile, known: ReadonlySet<string>, code: 'products' | 'customers'): Evidence[] {
  const share = samples.filter((text) => known.has(compact(text))).length / Math.max(1, samples.length);
  return share >= 0.2 ? [{ weight: 0.3 + 0.4 * share, reason: { code, params: { percent: percent(share) } } }] : [];
}

function byUnits({ samples }: ColumnProfile, units: ReadonlySet<string>): Evidence[] {
  const share = samples.filter((text) => units.has(compact(text))).length / Math.max(1, samples.length);
  return share >= 0.5 ? [{ weight: 0.6, reason: { code: 'units', params: { percent: percent(share) } } }] : [{ weight: -0.3 }];
}

/** Of three columns of numbers, price × quantity = amount gives all three away; which of the first two is which, their names say. */
export function productsOf(columns: readonly { readonly index: number; readonly numbers: readonly (number | undefined)[] }[]): { readonly factors: readonly [number, number]; readonly product: number } | undefined {
  for (const a of columns) {
    for (const b of columns) {
      if (b.index <= a.index) continue;
      const product = columns.find((c) => c !== a && c !== b && multiplies(a.numbers, b.numbers, c.numbers));
      if (product) return { factors: [a.index, b.index], product: product.index };
    }
  }
  return undefined;
}

const FEWEST_PRODUCTS = 3;

function multiplies(a: readonly (number | undefined)[], b: readonly (number | undefined)[], c: readonly (number | undefined)[]): boolean {
  const rows = a.flatMap((x, row) => {
    const [y, z] = [b[row], c[row]];
    return x === undefined || y === undefined || z === undefined || x * y === 0 ? [] : [{ is: z, of: x * y, plain: x === 1 || y === 1 }];
  });
  const telling = rows.filter(({ plain }) => !plain).length;
  return telling >= FEWEST_PRODUCTS && rows.filter(({ is, of }) => Math.abs(is - of) <= Math.max(0.02, Math.abs(of) * 0.005)).length >= rows.length * 0.9;
}
