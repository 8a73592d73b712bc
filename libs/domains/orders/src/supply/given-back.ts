import { Decimal, decimal } from '@tributary/kernel';
import type { OrderLine } from '../order/order';

/** What of a line is bound: base units set aside in stock, and promised by its plan. */
export type BoundLine = Pick<OrderLine, 'baseQuantity' | 'confirmedBase' | 'allocatedBase' | 'shippedBase' | 'productionPlanId'>;

/** What a line gives back when no more than `remaining` of it is wanted, in base units. */
export interface GivenBack {
  readonly stock: string;
  readonly plan: string;
  /** What stays set aside. */
  readonly allocated: string;
}

/** The promise goes first, for nothing lies there yet; then what is set aside. What has left stays. */
export function givenBack(line: BoundLine, remaining: string): GivenBack {
  const allocated = Decimal.max(line.shippedBase, Decimal.min(line.allocatedBase, remaining));
  const stock = decimal(line.allocatedBase).minus(allocated);
  const waits = waitingBase(line);
  const stillWaits = Decimal.min(waits, Decimal.max(0, decimal(remaining).minus(allocated)));
  return { stock: stock.toFixed(), plan: waits.minus(stillWaits).toFixed(), allocated: allocated.toFixed() };
}

/** What a line still waits for from its plan. */
export function waitingBase(line: BoundLine): Decimal {
  if (line.productionPlanId === null) return new Decimal(0);
  return decimal(line.confirmedBase ?? line.baseQuantity).minus(line.allocatedBase);
}
