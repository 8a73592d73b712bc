import { Decimal, decimal } from '@tributary/kernel';

/** A line that waits for goods of one plan. */
export interface WaitingLine {
  readonly lineId: number;
  readonly orderId: number;
  readonly orderNumber: string;
  /** When its order was placed, and its place there: who was promised first is served first. */
  readonly since: Date;
  readonly lineNo: number;
  /** In base units. */
  readonly waits: string;
}

export interface LineShare {
  readonly line: WaitingLine;
  readonly quantity: string;
}

/** Shares out what was made, the oldest promise first; the last one served may get a part. */
export function shareOut(lines: readonly WaitingLine[], made: string): LineShare[] {
  const oldestFirst = lines.toSorted((one, other) => one.since.getTime() - other.since.getTime() || one.orderId - other.orderId || one.lineNo - other.lineNo);
  let left = decimal(made);
  return oldestFirst.flatMap((line) => {
    const quantity = Decimal.min(left, line.waits);
    left = left.minus(quantity);
    return quantity.gt(0) ? [{ line, quantity: quantity.toFixed() }] : [];
  });
}

/** What each order gets. */
export function sharesByOrder(shares: readonly LineShare[]): { orderId: number; orderNumber: string; quantity: string }[] {
  return [...Map.groupBy(shares, ({ line }) => line.orderId)].map(([orderId, parts]) => ({
    orderId,
    orderNumber: parts[0]?.line.orderNumber ?? '',
    quantity: parts.reduce((sum, part) => sum.plus(part.quantity), new Decimal(0)).toFixed(),
  }));
}
