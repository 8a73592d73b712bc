import { Decimal, decimal, Money } from '@tributary/kernel';
import type { Parties } from '../order/order-party';
import { STOCK_DECIMALS } from '../order/order-quantity';
import { partAmount } from '../order/order-totals';
import type { OrderState } from '../order/order.states';

/** An order that the desk is about to change: locked until the transaction ends. */
export interface DeskLockedOrder extends Parties {
  readonly id: number;
  readonly number: string;
  readonly state: OrderState;
  readonly releasedAt: Date | null;
  readonly approvalReasons: readonly string[];
}

/** A line of such an order; quantities named `…Base` in base units, amounts in CNY. */
export interface DeskLine {
  readonly id: number;
  readonly orderId: number;
  readonly lineNo: number;
  readonly skuId: number;
  readonly skuCode: string;
  readonly quantity: string;
  readonly unit: string;
  readonly baseQuantity: string;
  /** What is agreed. */
  readonly agreedBase: string;
  /** Set aside so far, what has left included. */
  readonly allocatedBase: string;
  readonly shippedBase: string;
  readonly amount: string;
  readonly discount: string;
  readonly gift: boolean;
  /** What promotions gave the line, each for itself. */
  readonly promotions: readonly LinePromotion[];
  readonly locationId: number;
  /** The plan that promises what is not set aside yet; null: nobody does. */
  readonly planId: number | null;
}

/** Rows of `order_line_promotion`; CNY. */
export interface LinePromotion {
  readonly id: number;
  readonly amount: string;
}

/** What of a line still waits for goods. */
export function openOf({ agreedBase, allocatedBase }: Pick<DeskLine, 'agreedBase' | 'allocatedBase'>): Decimal {
  return Decimal.max(0, decimal(agreedBase).minus(allocatedBase));
}

/** A part that leaves its line: what it takes along of quantity and money. */
export interface LinePart {
  readonly quantity: string;
  readonly base: string;
  readonly amount: string;
  readonly discount: string;
  readonly promotions: readonly LinePromotion[];
}

/**
 * `base` units of a line as a part of its own, at the same price: money goes along in proportion, every promotion for
 * itself, and what is left of it stays with the rest, so that the order costs what it did and each budget pays what it
 * paid. Undefined when the part is finer than the unit of the line can say.
 */
export function partOf(line: DeskLine, base: Decimal): LinePart | undefined {
  const quantity = base.times(line.quantity).dividedBy(line.baseQuantity);
  if (quantity.decimalPlaces() > STOCK_DECIMALS) return undefined;
  const share = (amount: string): Money => partAmount(amount, line.agreedBase, base);
  const promotions = line.promotions.map(({ id, amount }) => ({ id, amount: share(amount).toString() }));
  // the discount of a line is the sum of its promotions, to the cent; a gift has none to take off
  const discount = line.gift || promotions.length === 0 ? share(line.discount) : Money.sum(promotions.map(({ amount }) => Money.of(amount)));
  const listed = share(Money.of(line.amount).plus(Money.of(line.discount)).toString());
  return { quantity: quantity.toFixed(), base: base.toFixed(), amount: listed.minus(discount).toString(), discount: discount.toString(), promotions };
}
