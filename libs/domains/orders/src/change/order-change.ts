import { Decimal, decimal, Money } from '@tributary/kernel';
import { type LineSupply, orderedSupply, type WantedSupply } from '../basket/basket';
import type { OrderLine } from '../order/order';
import { standingBase, toOrderedQuantity } from '../order/order-quantity';
import { partAmount } from '../order/order-totals';
import { ordersErrors } from '../orders.errors';
import { givenBack } from '../supply/given-back';
import { isElsewhere, sourceOf, type WantedSource } from './line-source';

/** What shall be different about a line; what is absent stays. */
export interface WantedChange {
  readonly lineId: number;
  /** In the line's unit; 0 removes the line. */
  readonly quantity?: string;
  readonly supply?: WantedSupply;
  /** Where a stock line shall come from; null: wherever there is enough. */
  readonly locationId?: number | null;
  /** The plan that a pre-order line shall wait for; null: the earliest that has enough. */
  readonly planId?: number | null;
}

/** A change that is one. */
export interface RealChange {
  readonly line: OrderLine;
  readonly quantity: string;
  /** Null: from where it was to come. */
  readonly source: WantedSource | null;
}

/** What the list says about a changed line, for the quantity that stood and for the new one; CNY for one unit. */
export interface Repricing {
  /** In base units. */
  readonly base: string;
  /** Undefined: no list that the buyer sees had a price on the day of the order. */
  readonly listed?: { readonly before: string; readonly unitPrice: string; readonly amount: string };
}

/** A line as it stands after a change. `amount` is what is left after `discount`. */
export interface ChangedLine {
  readonly id: number;
  readonly lineNo: number;
  readonly skuId: number;
  readonly skuCode: string;
  readonly unit: string;
  readonly gift: boolean;
  readonly quantity: string;
  readonly baseQuantity: string;
  readonly confirmedBase: string | null;
  readonly allocatedBase: string;
  readonly unitPrice: string;
  readonly requestedPrice: string | null;
  readonly discount: string;
  readonly amount: string;
  readonly supply: LineSupply;
  /** Null: decided when its goods are found. */
  readonly locationId: number | null;
  readonly planId: number | null;
  readonly promisedOn: string | null;
}

/** What one line does to what is bound for it, in base units. */
export interface LineMove {
  /** As it stands; null: the change adds it. */
  readonly line: OrderLine | null;
  readonly after: ChangedLine;
  /** What is wanted on top of `remaining`. */
  readonly more: string;
  /** Where `more` comes from. */
  readonly source: WantedSource;
  /** What stays of that which is bound already. */
  readonly remaining: string;
}

/** The lines that ask for something else than what stands. @throws orders.line-unknown, orders.line-is-gift */
export function realChanges(lines: readonly OrderLine[], wanted: readonly WantedChange[]): RealChange[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  return wanted.flatMap((wish) => {
    const line = byId.get(wish.lineId);
    if (!line) throw ordersErrors.lineUnknown({ lineId: wish.lineId });
    const standing = toOrderedQuantity(line, standingBase(line));
    const quantity = wish.quantity ?? standing;
    const source = !decimal(quantity).isZero() && isElsewhere(line, wish) ? sourceOf(line, wish) : null;
    if (decimal(quantity).equals(standing) && source === null) return [];
    if (line.gift) throw ordersErrors.lineIsGift({ sku: line.skuCode });
    return [{ line, quantity, source }];
  });
}

/** @throws orders.nothing-left where nothing stands any more that is paid for */
export function assertSomethingLeft(moves: readonly LineMove[]): void {
  if (moves.every(({ after }) => after.gift || isGone(after))) throw ordersErrors.nothingLeft();
}

export function isGone(line: Pick<ChangedLine, 'confirmedBase' | 'baseQuantity'>): boolean {
  return decimal(standingBase(line)).isZero();
}

/** A line that nobody touches. */
export function keptLine(line: OrderLine): LineMove {
  const source = sourceOf(line, {});
  return { line, after: { ...line, planId: line.productionPlanId, supply: orderedSupply(source.supply) }, more: '0', source, remaining: standingBase(line) };
}

/** Keeps what was ordered, so that everybody sees what is gone. */
export function removedLine(line: OrderLine): LineMove {
  const kept = keptLine(line);
  return { ...kept, after: { ...kept.after, confirmedBase: '0', allocatedBase: '0', requestedPrice: null, discount: '0.00', amount: '0.00' }, remaining: '0' };
}

/**
 * A line of another quantity, at the list price of the day of the order for that quantity. A price that was agreed below
 * the list was agreed for what stood: for another quantity it is a wish again, which the seller decides. What promotions
 * take off is worked out afterwards.
 */
export function changedLine(line: OrderLine, quantity: string, { base, listed }: Repricing): LineMove {
  const standing = standingBase(line);
  if (decimal(base).equals(standing)) return keptLine(line);
  const kept = keptLine(line);
  const difference = decimal(base).minus(standing);
  const priced = priceOf(line, { quantity, base, standing, listed });
  const after = {
    ...kept.after, quantity, baseQuantity: base, confirmedBase: null, allocatedBase: difference.isNegative() ? givenBack(line, base).allocated : line.allocatedBase,
    unitPrice: priced.unitPrice, requestedPrice: priced.requestedPrice, discount: '0.00', amount: priced.gross,
  };
  return { ...kept, after, more: Decimal.max(difference, 0).toFixed(), remaining: Decimal.min(base, standing).toFixed() };
}

/** All of the line comes from somewhere else: what is bound is given back, and taken anew there. */
export function movedLine(move: LineMove, source: WantedSource): LineMove {
  const after = { ...move.after, supply: orderedSupply(source.supply), allocatedBase: '0', locationId: source.locationId, planId: source.planId, promisedOn: null };
  return { ...move, after, source, more: standingBase(after), remaining: '0' };
}

interface Quantities {
  readonly quantity: string;
  readonly base: string;
  readonly standing: string;
  readonly listed: Repricing['listed'];
}

function priceOf(line: OrderLine, { quantity, base, standing, listed }: Quantities): { unitPrice: string; requestedPrice: string | null; gross: string } {
  const wished = line.requestedPrice;
  if (listed === undefined) {
    const gross = decimal(standing).isZero() ? Money.of(line.unitPrice).times(quantity) : partAmount(Money.of(line.amount).plus(Money.of(line.discount)).toString(), standing, base);
    return { unitPrice: line.unitPrice, requestedPrice: wished, gross: gross.toString() };
  }
  const agreed = wished ?? (decimal(line.unitPrice).lt(listed.before) ? line.unitPrice : null);
  const requestedPrice = agreed !== null && decimal(agreed).lt(listed.unitPrice) ? agreed : null;
  return { unitPrice: listed.unitPrice, requestedPrice, gross: listed.amount };
}
