import { Decimal, decimal, Money } from '@tributary/kernel';
import type { OrderLine } from '../order/order';
import { standingBase, toOrderedQuantity } from '../order/order-quantity';
import { partAmount } from '../order/order-totals';
import { ordersErrors } from '../orders.errors';
import { givenBack } from '../supply/given-back';

/** A new quantity of a line, in its unit; 0 removes the line. */
export interface WantedQuantity {
  readonly lineId: number;
  readonly quantity: string;
}

/** What the list says about a changed line, for the quantity that stood and for the new one; CNY for one unit. */
export interface Repricing {
  /** In base units. */
  readonly base: string;
  /** Undefined: no list that the buyer sees had a price on the day of the order. */
  readonly listed?: { readonly before: string; readonly unitPrice: string; readonly amount: string };
}

/** A line as it stands after a change. */
export interface ChangedLine {
  readonly id: number;
  readonly quantity: string;
  readonly baseQuantity: string;
  readonly confirmedBase: string | null;
  readonly allocatedBase: string;
  readonly unitPrice: string;
  readonly requestedPrice: string | null;
  readonly discount: string;
  readonly amount: string;
}

/** What one line does to what is bound for it, in base units: only one of the two is above zero. */
export interface LineMove {
  readonly line: OrderLine;
  readonly after: ChangedLine;
  readonly more: string;
  /** What is still wanted where less is; what stood where nothing is given back. */
  readonly remaining: string;
}

/** The lines that ask for another quantity than the one that stands. @throws orders.line-unknown, orders.nothing-left */
export function realChanges(lines: readonly OrderLine[], wanted: readonly WantedQuantity[]): { line: OrderLine; quantity: string }[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const changes = wanted.flatMap(({ lineId, quantity }) => {
    const line = byId.get(lineId);
    if (!line) throw ordersErrors.lineUnknown({ lineId });
    return decimal(quantity).equals(toOrderedQuantity(line, standingBase(line))) ? [] : [{ line, quantity }];
  });
  const removed = new Set(changes.flatMap(({ line, quantity }) => (decimal(quantity).isZero() ? [line.id] : [])));
  if (lines.every((line) => removed.has(line.id) || decimal(standingBase(line)).isZero())) throw ordersErrors.nothingLeft();
  return changes;
}

/** A line that nobody touches. */
export function keptLine(line: OrderLine): LineMove {
  const { id, quantity, baseQuantity, confirmedBase, allocatedBase, unitPrice, requestedPrice, discount, amount } = line;
  return { line, after: { id, quantity, baseQuantity, confirmedBase, allocatedBase, unitPrice, requestedPrice, discount, amount }, more: '0', remaining: standingBase(line) };
}

/** Keeps what was ordered, so that everybody sees what is gone. */
export function removedLine(line: OrderLine): LineMove {
  const kept = keptLine(line);
  return { ...kept, after: { ...kept.after, confirmedBase: '0', allocatedBase: '0', requestedPrice: null, discount: '0.00', amount: '0.00' }, remaining: '0' };
}

/**
 * A line of another quantity, at the list price of the day of the order for that quantity. A price that was agreed below
 * the list was agreed for what stood: for another quantity it is a wish again, which the seller decides. What promotions
 * take off shrinks with the quantity and does not grow with it.
 */
export function changedLine(line: OrderLine, quantity: string, { base, listed }: Repricing): LineMove {
  const standing = standingBase(line);
  const difference = decimal(base).minus(standing);
  const allocatedBase = allocationOf(line, difference, base);
  const discount = difference.isNegative() ? partAmount(line.discount, standing, base).toString() : line.discount;
  const priced = priceOf(line, { quantity, base, standing, listed });
  const after = {
    id: line.id, quantity, baseQuantity: base, confirmedBase: null, allocatedBase, unitPrice: priced.unitPrice, requestedPrice: priced.requestedPrice,
    discount, amount: Money.of(priced.gross).minus(Money.of(discount)).toString(),
  };
  return { line, after, more: Decimal.max(difference, 0).toFixed(), remaining: Decimal.min(base, standing).toFixed() };
}

/** A pre-order line gets its goods later: what is more is promised, not set aside. */
function allocationOf(line: OrderLine, difference: Decimal, base: string): string {
  if (difference.isNegative()) return givenBack(line, base).allocated;
  return line.productionPlanId === null ? decimal(line.allocatedBase).plus(difference).toFixed() : line.allocatedBase;
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
