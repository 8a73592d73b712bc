import { decimal, Money } from '@tributary/kernel';
import { ordersErrors } from '../orders.errors';
import { givenBack } from '../supply/given-back';
import type { OrderLine } from './order';
import { toBaseQuantity, toOrderedQuantity } from './order-quantity';
import { partAmount } from './order-totals';
import type { ConfirmedLine } from './order.repository';

/** A line that the seller does not confirm in full; quantities in the line's unit. */
export interface LineDecision {
  readonly lineId: number;
  readonly quantity: string;
}

export interface Confirmation {
  readonly lines: readonly ConfirmedLine[];
  readonly total: Money;
  /** Lines that are not confirmed in full; empty when all are. */
  readonly cuts: readonly LineCut[];
}

export interface LineCut {
  readonly line: OrderLine;
  /** What is confirmed, in base units and in the line's unit. */
  readonly remaining: string;
  readonly confirmed: string;
}

/**
 * What the seller confirms: whole lines, less what `decisions` say.
 * @throws orders.line-unknown, orders.quantity-above-ordered, orders.quantity-too-fine, orders.nothing-confirmed
 */
export function confirmLines(lines: readonly OrderLine[], decisions: readonly LineDecision[]): Confirmation {
  const stranger = decisions.find(({ lineId }) => !lines.some(({ id }) => id === lineId));
  if (stranger) throw ordersErrors.lineUnknown({ lineId: stranger.lineId });
  const decided = new Map(decisions.map(({ lineId, quantity }) => [lineId, quantity]));
  const confirmed = lines.map((line) => ({ line, base: confirmedBase(line, decided.get(line.id)) }));
  if (confirmed.every(({ base }) => decimal(base).isZero())) throw ordersErrors.nothingConfirmed();
  const priced = confirmed.map(({ line, base }) => ({ id: line.id, confirmedBase: base, allocatedBase: givenBack(line, base).allocated, amount: partAmount(line.amount, line.baseQuantity, base) }));
  return {
    lines: priced.map(({ amount, ...line }) => ({ ...line, amount: amount.toString() })),
    total: Money.sum(priced.map(({ amount }) => amount)),
    cuts: confirmed.flatMap(({ line, base }) => cutOf(line, base)),
  };
}

function confirmedBase(line: OrderLine, quantity: string | undefined): string {
  if (quantity === undefined) return line.baseQuantity;
  const { skuCode: sku, unit } = line;
  const base = toBaseQuantity(line, quantity);
  if (!base) throw ordersErrors.quantityTooFine({ sku, quantity, unit });
  if (base.gt(line.baseQuantity)) throw ordersErrors.quantityAboveOrdered({ sku, quantity: line.quantity, unit });
  return base.toFixed();
}

function cutOf(line: OrderLine, base: string): LineCut[] {
  const cut = decimal(line.baseQuantity).minus(base);
  return cut.isZero() ? [] : [{ line, remaining: base, confirmed: toOrderedQuantity(line, base) }];
}
