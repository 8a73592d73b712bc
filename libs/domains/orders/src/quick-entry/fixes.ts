import type { KnownSku } from '@tributary/catalogue';
import type { PlanSupply, StockSupply } from '@tributary/inventory';
import { Decimal, decimal, type DecimalInput, fromBase, Quantity, toBase } from '@tributary/kernel';
import { STOCK_DECIMALS, toOrderedQuantity } from '../order/order-quantity';
import type { RowSupply } from './sheet-supply';

/** Where a part of a line comes from. */
export interface SplitPart {
  readonly locationId: number;
  readonly locationName: string;
  readonly locationNameEn: string;
  readonly quantity: string;
}

/** A change of a row that a person may accept with one click. Quantities come with their unit. */
export type Fix =
  | { readonly kind: 'sku'; readonly sku: NamedSku }
  | { readonly kind: 'quantity'; readonly quantity: string; readonly unit: string }
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'preorder'; readonly planId: number; readonly readyOn: string }
  | { readonly kind: 'plan'; readonly readyOn: string }
  | { readonly kind: 'location'; readonly locationId: number; readonly locationName: string; readonly locationNameEn: string }
  | { readonly kind: 'split'; readonly unit: string; readonly parts: readonly SplitPart[] };

/** A measured line. */
export interface LineMeasure {
  readonly sku: KnownSku;
  readonly quantity: string;
  readonly unit: string;
}

/** The earliest days say enough. */
const MOST_PLANS = 2;

type NamedSku = Pick<KnownSku, 'id' | 'code' | 'name' | 'nameEn'>;

export const skuFixes = (skus: readonly NamedSku[]): Fix[] => skus.map(({ id, code, name, nameEn }) => ({ kind: 'sku', sku: { id, code, name, nameEn } }));

/** What it is sold by first, then its other units. */
export function unitFixes({ salesUnit, units }: KnownSku): Fix[] {
  const others = units.map(({ unit }) => unit).filter((unit) => unit !== salesUnit);
  return [salesUnit, ...others].map((unit) => ({ kind: 'unit', unit }));
}

/** The fewest whole packs that may be ordered. */
export function minimumFixes(line: LineMeasure): Fix[] {
  const packs = decimal(line.sku.minimumQuantity).dividedBy(line.sku.packMultiple).ceil();
  return [quantityFix(line, packs.times(line.sku.packMultiple))];
}

/** The next whole packs below and above, in the row's own unit where that is exact. */
export function packFixes(line: LineMeasure): Fix[] {
  const packs = inSalesUnit(line).dividedBy(line.sku.packMultiple);
  return [packs.floor(), packs.ceil()].filter((count) => count.gt(0)).map((count) => quantityFix(line, count.times(line.sku.packMultiple)));
}

/** What is left, in whole packs; none where that is nothing. `available` in base units. */
export function availableFixes(line: LineMeasure, available: string): Fix[] {
  const packs = salesUnits(line.sku, available).dividedBy(line.sku.packMultiple).floor();
  return packs.gt(0) ? [quantityFix(line, packs.times(line.sku.packMultiple))] : [];
}

/** Other locations that have all of it. `base` in base units. */
export function locationFixes(stock: readonly StockSupply[], base: string, but: number | null): Fix[] {
  return stock
    .filter(({ locationId, available }) => locationId !== but && decimal(available).gte(base))
    .map(({ locationId, locationName, locationNameEn }) => ({ kind: 'location', locationId, locationName, locationNameEn }));
}

/** Plans that can promise all of it, but the one that it asks for. `base` in base units. */
export function preorderFixes(plans: readonly Pick<PlanSupply, 'planId' | 'readyOn' | 'free'>[], base: string, but: number | null): Fix[] {
  return plans.filter(({ planId, free }) => planId !== but && decimal(free).gte(base)).slice(0, MOST_PLANS).map(({ planId, readyOn }) => ({ kind: 'preorder', planId, readyOn }));
}

/** A plan that is made for it, where no planner made one that would do. `base` in base units. */
export function planFixes({ plans, onDemand }: Pick<RowSupply, 'plans' | 'onDemand'>, base: string): Fix[] {
  const planned = plans.some(({ free }) => decimal(free).gte(base));
  return onDemand && !planned && decimal(onDemand.free).gte(base) ? [{ kind: 'plan', readyOn: onDemand.readyOn }] : [];
}

/** Whole packs from one location after the other, those with the most first; none unless they make the whole together. */
export function splitFixes(line: LineMeasure, stock: readonly StockSupply[], base: string): Fix[] {
  const ordered = { quantity: line.quantity, baseQuantity: base };
  let left = decimal(base);
  const parts: SplitPart[] = [];
  for (const { locationId, locationName, locationNameEn, available } of [...stock].sort((a, b) => decimal(b.available).comparedTo(a.available))) {
    const taken = Decimal.min(left, wholePacks(line.sku, available));
    if (taken.lte(0)) continue;
    parts.push({ locationId, locationName, locationNameEn, quantity: toOrderedQuantity(ordered, taken) });
    left = left.minus(taken);
  }
  return left.isZero() && parts.length > 1 ? [{ kind: 'split', unit: line.unit, parts }] : [];
}

function wholePacks(sku: KnownSku, base: string): Decimal {
  const sales = salesUnits(sku, base).dividedBy(sku.packMultiple).floor().times(sku.packMultiple);
  return toBase(Quantity.of(sales, sku.salesUnit), sku.units).value;
}

function quantityFix({ sku, unit }: LineMeasure, sales: Decimal): Fix {
  const inUnit = unit === sku.salesUnit ? sales : fromBase(toBase(Quantity.of(sales, sku.salesUnit), sku.units), unit, sku.units).value;
  return inUnit.decimalPlaces() <= STOCK_DECIMALS ? { kind: 'quantity', quantity: inUnit.toFixed(), unit } : { kind: 'quantity', quantity: sales.toFixed(), unit: sku.salesUnit };
}

function inSalesUnit({ sku, quantity, unit }: LineMeasure): Decimal {
  return salesUnits(sku, toBase(Quantity.of(quantity, unit), sku.units).value);
}

function salesUnits(sku: KnownSku, base: DecimalInput): Decimal {
  return fromBase(Quantity.of(base, sku.baseUnit), sku.salesUnit, sku.units).value;
}
