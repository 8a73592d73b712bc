import { Decimal, decimal, Money } from '@tributary/kernel';
import { ordersErrors } from '../orders.errors';
import type { RemainingLine } from '../supply/line-supplier';
import type { OrderLine } from './order';
import { standingBase, toBaseQuantity, toOrderedQuantity } from './order-quantity';
import { partAmount } from './order-totals';
import type { AgreedLine } from './order.repository';

/** What the seller decides about a line; what is absent stays as the buyer asked for it. */
export interface LineDecision {
  readonly lineId: number;
  /** In the line's unit, at most what was ordered; 0 drops the line. */
  readonly quantity?: string;
  /** CNY for one unit, between what the buyer asks to pay and the list price. */
  readonly price?: string;
}

export interface Confirmation {
  readonly lines: readonly AgreedLine[];
  readonly total: Money;
  /** What is not as the buyer asked for it; empty when all is. */
  readonly differences: readonly LineDifference[];
  /** What is still wanted of each line. */
  readonly remaining: readonly RemainingLine[];
  /** Whether the lines cost or hold something else now than before. */
  readonly changed: boolean;
}

/** Quantities in the line's unit, prices of one unit. */
export interface LineDifference {
  readonly lineNo: number;
  readonly sku: string;
  readonly unit: string;
  readonly ordered: string;
  readonly confirmed: string;
  readonly requestedPrice: string | null;
  readonly price: string;
}

/** What a line costs, and of how much. */
export type PricedQuantity = Pick<OrderLine, 'quantity' | 'baseQuantity' | 'confirmedBase' | 'unitPrice' | 'discount' | 'amount'>;

interface Decided {
  readonly line: OrderLine;
  readonly agreed: AgreedLine;
}

/**
 * What the seller confirms: what stands of the lines, at the price that the buyer asked for, less what `decisions` say.
 * @throws orders.line-unknown, orders.quantity-above-ordered, orders.quantity-too-fine, orders.price-out-of-range, orders.nothing-confirmed
 */
export function confirmLines(lines: readonly OrderLine[], decisions: readonly LineDecision[]): Confirmation {
  const stranger = decisions.find(({ lineId }) => !lines.some(({ id }) => id === lineId));
  if (stranger) throw ordersErrors.lineUnknown({ lineId: stranger.lineId });
  const byLine = new Map(decisions.map((decision) => [decision.lineId, decision]));
  const decided = lines.map((line): Decided => ({ line, agreed: agree(line, byLine.get(line.id)) }));
  if (decided.every(({ agreed }) => decimal(agreed.confirmedBase).isZero())) throw ordersErrors.nothingConfirmed();
  return {
    lines: decided.map(({ agreed }) => agreed),
    total: Money.sum(decided.map(({ agreed }) => Money.of(agreed.amount))),
    differences: decided.flatMap(differenceOf),
    remaining: decided.map(({ line, agreed }) => ({ line, remaining: agreed.confirmedBase })),
    changed: decided.some(({ line, agreed }) => !decimal(agreed.confirmedBase).equals(standingBase(line)) || !decimal(agreed.amount).equals(line.amount)),
  };
}

function agree(line: OrderLine, decision: LineDecision | undefined): AgreedLine {
  const base = confirmedBase(line, decision?.quantity);
  const allocatedBase = Decimal.min(line.allocatedBase, base).toFixed();
  return { id: line.id, confirmedBase: base, allocatedBase, ...amountAt(line, base, agreedPrice(line, decision?.price)) };
}

function confirmedBase(line: OrderLine, quantity: string | undefined): string {
  const most = standingBase(line);
  if (quantity === undefined) return most;
  const { skuCode: sku, unit } = line;
  const base = toBaseQuantity(line, quantity);
  if (!base) throw ordersErrors.quantityTooFine({ sku, quantity, unit });
  if (base.gt(most)) throw ordersErrors.quantityAboveOrdered({ sku, quantity: toOrderedQuantity(line, most), unit });
  return base.toFixed();
}

/** Of one ordered unit. Only where the buyer proposed a price there is something to decide. */
function agreedPrice({ skuCode: sku, unitPrice, requestedPrice }: OrderLine, price: string | undefined): string {
  const asked = requestedPrice ?? unitPrice;
  if (price === undefined) return asked;
  if (decimal(price).lt(asked) || decimal(price).gt(unitPrice)) throw ordersErrors.priceOutOfRange({ sku, from: asked, to: unitPrice });
  return Money.of(price).toString();
}

/** What `base` base units of a line cost at a price: in proportion to what the line costs now; at a price of its own what it costs is that price, less the same share of discount. */
export function amountAt(line: PricedQuantity, base: string, unitPrice: string): Pick<AgreedLine, 'unitPrice' | 'discount' | 'amount'> {
  const standing = standingBase(line);
  if (decimal(standing).isZero()) return { unitPrice: line.unitPrice, discount: '0.00', amount: '0.00' };
  if (decimal(unitPrice).equals(line.unitPrice)) {
    const [discount, amount] = [partAmount(line.discount, standing, base), partAmount(line.amount, standing, base)];
    return { unitPrice: line.unitPrice, discount: discount.toString(), amount: amount.toString() };
  }
  const gross = partAmount(Money.of(unitPrice).times(line.quantity).toString(), line.baseQuantity, base);
  const discount = Money.rounded(decimal(line.discount).times(unitPrice).dividedBy(line.unitPrice).times(base).dividedBy(standing));
  return { unitPrice, discount: discount.toString(), amount: gross.minus(discount).toString() };
}

function differenceOf({ line, agreed }: Decided): LineDifference[] {
  const asWanted = decimal(agreed.confirmedBase).equals(standingBase(line)) && decimal(agreed.unitPrice).equals(line.requestedPrice ?? line.unitPrice);
  if (asWanted) return [];
  const { lineNo, skuCode: sku, unit, requestedPrice } = line;
  return [{ lineNo, sku, unit, ordered: toOrderedQuantity(line, standingBase(line)), confirmed: toOrderedQuantity(line, agreed.confirmedBase), requestedPrice, price: agreed.unitPrice }];
}
