import { decimal, Money } from '@tributary/kernel';
import type { OrderLine } from '../order/order';
import { toBaseQuantity, toOrderedQuantity } from '../order/order-quantity';
import { partAmount } from '../order/order-totals';
import { ordersErrors } from '../orders.errors';
import type { ReturnCondition, ReturnLine } from './order-return';

/** A quantity of a line, in its unit. */
export interface AskedBack {
  readonly lineId: number;
  readonly quantity: string;
}

/** What the buyer wants to give back of a line. */
export interface WantedBack extends AskedBack {
  /** Absent: as it came. */
  readonly condition?: ReturnCondition;
}

/** What the seller found when the goods came back, in the unit of the line. */
export interface FoundLine {
  readonly returnLineId: number;
  /** Good again: goes into stock. */
  readonly restocked: string;
  readonly scrapped: string;
}

/** Base units by line. */
export interface BaseOf<Line> {
  readonly line: Line;
  readonly base: string;
}

export interface RequestedLine<Line> extends BaseOf<Line> {
  readonly condition: ReturnCondition;
}

type ReturnableLine = Pick<OrderLine, 'id' | 'skuId' | 'skuCode' | 'quantity' | 'unit' | 'baseQuantity' | 'receivedBase'> & { readonly returnedBase: string };

/**
 * What the buyer wants to give back: no more than it received and has not given back.
 * @throws orders.line-unknown, orders.quantity-too-fine, orders.return-above-received, orders.nothing-returned
 */
export function askedBack<Line extends ReturnableLine>(lines: readonly Line[], asked: readonly WantedBack[]): RequestedLine<Line>[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const back = asked.map(({ lineId, quantity, condition = 'unopened' }) => {
    const line = byId.get(lineId);
    if (!line) throw ordersErrors.lineUnknown({ lineId });
    return { line, condition, base: countedBase(line, quantity, decimal(line.receivedBase).minus(line.returnedBase).toFixed()) };
  });
  const positive = back.filter(({ base }) => !decimal(base).isZero());
  if (positive.length === 0) throw ordersErrors.nothingReturned();
  return positive;
}

/** What the seller lets come back: all that is asked, less what `cuts` say. @throws as `askedBack` */
export function approvedBack(lines: readonly ReturnLine[], cuts: readonly AskedBack[]): BaseOf<ReturnLine>[] {
  const wanted = new Map(cuts.map(({ lineId, quantity }) => [lineId, quantity]));
  const stranger = cuts.find(({ lineId }) => !lines.some(({ id }) => id === lineId));
  if (stranger) throw ordersErrors.lineUnknown({ lineId: stranger.lineId });
  const approved = lines.map((line) => {
    const quantity = wanted.get(line.id);
    return { line, base: quantity === undefined ? line.requestedBase : countedBase(line, quantity, line.requestedBase) };
  });
  if (approved.every(({ base }) => decimal(base).isZero())) throw ordersErrors.nothingReturned();
  return approved;
}

/** What came back of one line, and what of the buyer's credit is free for it. */
export interface TakenIn {
  readonly line: ReturnLine;
  readonly restockedBase: string;
  readonly scrappedBase: string;
  readonly credit: string;
}

/**
 * What came back: all that was let, good again, unless `found` says otherwise. The credit is the line's amount in
 * proportion; with the last piece the last cent is given back.
 * @throws orders.line-unknown, orders.quantity-too-fine, orders.return-above-received
 */
export function takenIn(lines: readonly ReturnLine[], found: readonly FoundLine[]): TakenIn[] {
  const stranger = found.find(({ returnLineId }) => !lines.some(({ id }) => id === returnLineId));
  if (stranger) throw ordersErrors.lineUnknown({ lineId: stranger.returnLineId });
  const byLine = new Map(found.map((line) => [line.returnLineId, line]));
  return lines.map((line) => {
    const most = line.approvedBase ?? '0';
    const what = byLine.get(line.id);
    const restockedBase = what ? countedBase(line, what.restocked, most) : most;
    const scrappedBase = what ? countedBase(line, what.scrapped, decimal(most).minus(restockedBase).toFixed()) : '0';
    return { line, restockedBase, scrappedBase, credit: creditFor(line, decimal(restockedBase).plus(scrappedBase).toFixed()) };
  });
}

/** Whether something of what was let did not come back, or is no good any more. */
export function differs({ line, restockedBase }: TakenIn): boolean {
  return !decimal(restockedBase).equals(line.approvedBase ?? '0');
}

function creditFor({ standingBase, amount, creditedBase, credited }: ReturnLine, base: string): string {
  if (decimal(standingBase).isZero()) return '0.00';
  const upTo = partAmount(amount, standingBase, decimal(creditedBase).plus(base));
  return upTo.minus(Money.of(credited)).toString();
}

function countedBase(line: Pick<ReturnLine, 'skuCode' | 'quantity' | 'unit' | 'baseQuantity'>, quantity: string, most: string): string {
  const { skuCode: sku, unit } = line;
  const base = toBaseQuantity(line, quantity);
  if (!base) throw ordersErrors.quantityTooFine({ sku, quantity, unit });
  if (base.gt(most)) throw ordersErrors.returnAboveReceived({ sku, most: toOrderedQuantity(line, most), unit });
  return base.toFixed();
}
