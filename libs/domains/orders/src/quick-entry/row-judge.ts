import type { KnownSku, SkuView } from '@tributary/catalogue';
import type { SkuSupply } from '@tributary/inventory';
import type { DomainError } from '@tributary/kernel';
import type { PriceDecision } from '@tributary/pricing';
import type { BasketLine, PricedLine } from '../basket/basket';
import { priceLine } from '../basket/basket-pricing';
import { toOrderedQuantity } from '../order/order-quantity';
import { ordersErrors } from '../orders.errors';
import { availableFixes, type Fix, locationFixes, minimumFixes, packFixes, planFixes, preorderFixes, skuFixes, splitFixes, unitFixes } from './fixes';
import type { EntryRow } from './asked-row';
import { blankJudgement, type JudgedRow } from './judged-row';
import { MOST_PROPOSALS } from './nearest-skus';
import { isCertain, type MergedRow, mergeRows } from './merged-rows';
import type { ResolvedRow } from './row-resolution';
import { type Lack, type RowSupply, SheetSupply } from './sheet-supply';

/** What is known about the SKUs of a sheet. */
export interface SheetFacts {
  readonly businessLineIds: readonly number[];
  readonly prices: ReadonlyMap<number, PriceDecision>;
  readonly supply: ReadonlyMap<number, SkuSupply>;
  readonly skus: SkuView;
  /** What to propose for the rows that name nothing known, by number of the row. */
  readonly near: ReadonlyMap<number, readonly KnownSku[]>;
  /** Goods from stock can leave today. */
  readonly today: string;
}

/** Judges the rows of one sheet together, because they share stock and may be about the same SKU. Pure. */
export class RowJudge {
  constructor(private readonly facts: SheetFacts) {}

  /** One judgement per row, in the order of the rows; `asked` are their lines. */
  judge(rows: readonly ResolvedRow[], asked: readonly AskedLine[]): JudgedRow[] {
    const merged = asked.map(({ merged: line }) => line);
    const priced = asked.map(({ merged: line, basket }) => ({ line, priced: priceLine(basket, this.facts.prices.get(basket.skuId)) }));
    const lacks = new SheetSupply(priced.map(({ priced: one }) => one), this.facts.supply, this.facts.today);
    const judged = new Map(priced.map(({ line, priced: one }) => [line.first.row.no, this.line(line, one, lacks)]));
    const into = new Map(merged.flatMap(({ first, others }) => others.map((no) => [no, first.row.no] as const)));
    return rows.map((row) => judged.get(row.row.no) ?? this.other(row, into.get(row.row.no)));
  }

  /** A row that is no line: skipped, merged into another, or not understood. */
  private other(row: ResolvedRow, mergedInto: number | undefined): JudgedRow {
    const { sku, by, quantity, unit, refusals } = row;
    if (row.row.skipped !== null) return blankJudgement(row.row, 'skipped');
    if (mergedInto !== undefined) return { ...blankJudgement(row.row, 'merged'), sku, by, quantity, unit, mergedInto };
    return { ...blankJudgement(row.row, 'problem'), sku, by, quantity, unit, refusals, fixes: this.understandingFixes(row) };
  }

  private line({ first, others, quantity }: MergedRow, { refusal, price, base }: PricedLine, supply: SheetSupply): JudgedRow {
    const { row, sku, by, unit } = first;
    const line = { sku, quantity, unit };
    const own = supply.of(sku.id, row);
    const available = base === undefined ? null : inUnit({ quantity, base }, own.most);
    const lack = supply.lackOf(row.no);
    const short = lack && base !== undefined ? shortageOf(line, base, lack) : undefined;
    const refusals = [refusal, short].filter((one): one is DomainError => one !== undefined);
    const fixes = refusal ? this.orderingFixes(refusal, line) : lack && base !== undefined ? supplyFixes({ line, base, lack, own, row }) : [];
    return {
      row, sku, by, quantity, unit, merged: others, mergedInto: null, price: price ?? null, promisedOn: own.promisedOn, available, refusals, fixes,
      state: refusals.length > 0 ? 'problem' : 'ok',
    };
  }

  private understandingFixes(row: ResolvedRow): Fix[] {
    if (row.sku) return row.unit === null ? unitFixes(row.sku) : [];
    const buyable = row.choice.filter((sku) => sku.status === 'active' && this.facts.businessLineIds.includes(sku.businessLineId));
    if (buyable.length > 0) return skuFixes(buyable.slice(0, MOST_PROPOSALS));
    return skuFixes(this.facts.near.get(row.row.no) ?? []);
  }

  private orderingFixes({ code }: DomainError, line: ShortLine['line']): Fix[] {
    const { sku } = line;
    if (code === ordersErrors.linePackMultiple.code || code === ordersErrors.quantityTooFine.code) return packFixes(line);
    if (code === ordersErrors.lineBelowMinimum.code) return minimumFixes(line);
    return skuFixes(this.facts.skus.ofGrade(sku.gradeId, this.facts.businessLineIds).filter(({ id }) => id !== sku.id).slice(0, MOST_PROPOSALS));
  }
}

interface ShortLine {
  readonly line: { readonly sku: KnownSku; readonly quantity: string; readonly unit: string };
  readonly base: string;
  readonly lack: Lack;
  readonly own: RowSupply;
  readonly row: Pick<EntryRow, 'locationId' | 'planId' | 'plannable'>;
}

/** All of it from elsewhere first, then later, then less. */
function supplyFixes({ line, base, lack, own, row }: ShortLine): Fix[] {
  const fromStock = row.planId === null && !row.plannable;
  const elsewhere = !fromStock || row.locationId !== null ? locationFixes(own.stock, base, fromStock ? row.locationId : null) : [];
  const split = fromStock ? splitFixes(line, own.stock, base) : [];
  const planned = row.plannable ? [] : planFixes(own, base);
  return [...elsewhere, ...split, ...preorderFixes(own.plans, base, row.planId), ...planned, ...availableFixes(line, lack.available)];
}

function shortageOf({ sku, quantity, unit }: ShortLine['line'], base: string, { available, kind }: Lack): DomainError {
  const params = { sku: sku.code, requested: quantity, available: toOrderedQuantity({ quantity, baseQuantity: base }, available), unit };
  if (kind === 'demand') return ordersErrors.lineBeyondDemand(params);
  if (kind === 'plan') return ordersErrors.lineProductionShort(params);
  return kind === 'scattered' ? ordersErrors.lineNoSingleLocation(params) : ordersErrors.lineShort(params);
}

/** Rows about the same, and the line that they would be in the basket. */
export interface AskedLine {
  readonly merged: MergedRow;
  readonly basket: BasketLine;
}

export function askedLines(rows: readonly ResolvedRow[], businessLineIds: readonly number[]): AskedLine[] {
  const certain = rows.filter((row) => row.row.skipped === null).filter(isCertain);
  return mergeRows(certain).map((merged) => ({ merged, basket: basketLine(merged, businessLineIds) }));
}

/** Base units in the unit of the line; most lines are in base units anyway. */
function inUnit({ quantity, base }: { readonly quantity: string; readonly base: string }, available: string): string {
  return quantity === base ? available : toOrderedQuantity({ quantity, baseQuantity: base }, available);
}

function sourceOf({ locationId, planId, plannable }: EntryRow): Pick<BasketLine, 'supply' | 'locationId' | 'planId'> {
  if (plannable) return { supply: 'plannable', locationId: null, planId: null };
  return planId === null ? { supply: 'stock', locationId, planId } : { supply: 'preorder', locationId: null, planId };
}

/** The line that this would be in the basket. */
function basketLine({ first: { row, sku, unit }, quantity }: MergedRow, businessLineIds: readonly number[]): BasketLine {
  const { id: skuId, code: skuCode, name: skuName, nameEn: skuNameEn } = sku;
  const supplied = businessLineIds.includes(sku.businessLineId);
  return { id: row.no, lineNo: row.no, skuId, skuCode, skuName, skuNameEn, quantity, unit, ...sourceOf(row), requestedPrice: null, sku: { ...sku, supplied } };
}
