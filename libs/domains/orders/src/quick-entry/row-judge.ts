import type { FoundSku, SkuNearness, SkuProposal } from '@tributary/catalogue';
import type { SkuSupply, StockSupply } from '@tributary/inventory';
import { decimal, type DomainError } from '@tributary/kernel';
import type { PriceDecision } from '@tributary/pricing';
import { allocate, type Shortage } from '../allocation/allocation';
import type { BasketLine, PricedLine } from '../basket/basket';
import { priceLine } from '../basket/basket-pricing';
import { toOrderedQuantity } from '../order/order-quantity';
import { ordersErrors } from '../orders.errors';
import { availableFixes, type Fix, locationFixes, minimumFixes, packFixes, skuFixes, splitFixes, unitFixes } from './fixes';
import { blankJudgement, type JudgedRow } from './judged-row';
import { isCertain, type MergedRow, mergeRows } from './merged-rows';
import type { ResolvedRow } from './row-resolution';

/** What is known about the SKUs of a sheet. */
export interface SheetFacts {
  readonly businessLineIds: readonly number[];
  readonly prices: ReadonlyMap<number, PriceDecision>;
  readonly supply: ReadonlyMap<number, SkuSupply>;
  /** Absent when no row needs a proposal. */
  readonly nearness?: SkuNearness;
  readonly proposals: readonly SkuProposal[];
}

/** So many SKUs are proposed for a row. */
const MOST_PROPOSALS = 3;
/** Texts of one sheet that are compared with the whole catalogue; a sheet with more unknown ones is no order. */
const MOST_COMPARED = 1000;

/** Judges the rows of one sheet together, because they share stock and may be about the same SKU. Pure. */
export class RowJudge {
  private readonly byGrade: ReadonlyMap<number, readonly SkuProposal[]>;
  private compared = 0;

  constructor(private readonly facts: SheetFacts) {
    this.byGrade = Map.groupBy(facts.proposals, ({ gradeId }) => gradeId);
  }

  /** One judgement per row, in the order of the rows. */
  judge(rows: readonly ResolvedRow[]): JudgedRow[] {
    const asked = askedLines(rows, this.facts.businessLineIds);
    const merged = asked.map(({ merged: line }) => line);
    const priced = asked.map(({ merged: line, basket }) => ({ line, priced: priceLine(basket, this.facts.prices.get(basket.skuId)) }));
    const shortages = this.shortages(priced);
    const judged = new Map(priced.map(({ line, priced: one }) => [line.first.row.no, this.line(line, one, shortages.get(line.first.row.no))]));
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

  private line({ first, others, quantity }: MergedRow, { refusal, price, base }: PricedLine, shortage: Shortage | undefined): JudgedRow {
    const { row, sku, by, unit } = first;
    const stock = this.facts.supply.get(sku.id)?.stock ?? [];
    const line = { sku, quantity, unit };
    const available = base === undefined ? null : toOrderedQuantity({ quantity, baseQuantity: base }, best(stock, row.locationId));
    const short = shortage && base !== undefined ? shortageOf(line, base, shortage) : undefined;
    const refusals = [refusal, short].filter((one): one is DomainError => one !== undefined);
    const fixes = refusal ? this.orderingFixes(refusal, line) : shortage && base !== undefined ? this.stockFixes({ line, base, shortage, stock }) : [];
    return {
      row, sku, by, quantity, unit, merged: others, mergedInto: null, price: price ?? null, available, refusals, fixes,
      state: refusals.length > 0 ? 'problem' : 'ok',
    };
  }

  private shortages(lines: readonly { line: MergedRow; priced: PricedLine }[]): Map<number, Shortage> {
    const demands = lines.flatMap(({ line: { first }, priced: { base, refusal } }) =>
      base === undefined || refusal ? [] : [{ lineId: first.row.no, skuId: first.sku.id, locationId: first.row.locationId, base }],
    );
    const stock = [...this.facts.supply.values()].flatMap(({ skuId, stock: places }) => places.map((place) => ({ ...place, skuId })));
    return new Map(allocate(demands, stock).shortages.map((shortage) => [shortage.lineId, shortage]));
  }

  private understandingFixes(row: ResolvedRow): Fix[] {
    if (row.sku) return row.unit === null ? unitFixes(row.sku) : [];
    const buyable = row.choice.filter((sku) => sku.status === 'active' && this.facts.businessLineIds.includes(sku.businessLineId));
    if (buyable.length > 0) return skuFixes(buyable.slice(0, MOST_PROPOSALS));
    return this.facts.nearness && this.compared++ < MOST_COMPARED ? skuFixes(this.facts.nearness.nearest(row.row, MOST_PROPOSALS)) : [];
  }

  private orderingFixes({ code }: DomainError, line: ShortLine['line']): Fix[] {
    const { sku } = line;
    if (code === ordersErrors.linePackMultiple.code || code === ordersErrors.quantityTooFine.code) return packFixes(line);
    if (code === ordersErrors.lineBelowMinimum.code) return minimumFixes(line);
    return skuFixes((this.byGrade.get(sku.gradeId) ?? []).filter(({ id }) => id !== sku.id).slice(0, MOST_PROPOSALS));
  }

  private stockFixes({ line, base, shortage, stock }: ShortLine): Fix[] {
    const elsewhere = shortage.locationId === null ? [] : locationFixes(stock, base, shortage.locationId);
    return [...elsewhere, ...splitFixes(line, stock, base), ...availableFixes(line, shortage.available)];
  }
}

interface ShortLine {
  readonly line: { readonly sku: FoundSku; readonly quantity: string; readonly unit: string };
  readonly base: string;
  readonly shortage: Shortage;
  readonly stock: readonly StockSupply[];
}

function shortageOf({ sku, quantity, unit }: ShortLine['line'], base: string, { available, splittable }: Shortage): DomainError {
  const params = { sku: sku.code, requested: quantity, available: toOrderedQuantity({ quantity, baseQuantity: base }, available), unit };
  return splittable ? ordersErrors.lineNoSingleLocation(params) : ordersErrors.lineShort(params);
}

function best(stock: readonly StockSupply[], locationId: number | null): string {
  const there = stock.filter((one) => locationId === null || one.locationId === locationId);
  return there.reduce((most, { available }) => (decimal(available).gt(most) ? decimal(available) : most), decimal('0')).toFixed();
}

/** The lines that the rows would be in the basket, those about the same merged. */
export function askedLines(rows: readonly ResolvedRow[], businessLineIds: readonly number[]): { readonly merged: MergedRow; readonly basket: BasketLine }[] {
  const certain = rows.filter((row) => row.row.skipped === null).filter(isCertain);
  return mergeRows(certain).map((merged) => ({ merged, basket: basketLine(merged, businessLineIds) }));
}

/** The line that this would be in the basket. */
function basketLine({ first: { row, sku, unit }, quantity }: MergedRow, businessLineIds: readonly number[]): BasketLine {
  const { id: skuId, code: skuCode, name: skuName, nameEn: skuNameEn } = sku;
  const supplied = businessLineIds.includes(sku.businessLineId);
  return { id: row.no, lineNo: row.no, skuId, skuCode, skuName, skuNameEn, quantity, unit, supply: 'stock', locationId: row.locationId, planId: null, requestedPrice: null, sku: { ...sku, supplied } };
}
