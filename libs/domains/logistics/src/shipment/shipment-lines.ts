import { decimal } from '@tributary/kernel';
import type { FulfilledLine } from '@tributary/orders';
import { logisticsErrors } from '../logistics.errors';
import { countedBase, isPositive } from './shipment-quantity';

/** What the seller wants to send of one line, in the unit it was ordered in. */
export interface WantedLine {
  readonly orderLineId: number;
  readonly quantity: string;
}

/** What goes on the delivery note, in base units. */
export interface ShippedLine {
  readonly line: FulfilledLine;
  readonly base: string;
}

/**
 * The lines of a shipment: what was asked for, or all that is left where nothing was said.
 * @throws logistics.line-unknown, line-twice, above-confirmed, quantity-too-fine, nothing-to-ship
 */
export function shippedLines(lines: readonly FulfilledLine[], wanted: readonly WantedLine[] | undefined): ShippedLine[] {
  const shipped = wanted ? asked(lines, wanted) : lines.map((line) => ({ line, base: left(line) }));
  const positive = shipped.filter(({ base }) => isPositive(base));
  if (positive.length === 0) throw logisticsErrors.nothingToShip();
  return positive;
}

function asked(lines: readonly FulfilledLine[], wanted: readonly WantedLine[]): ShippedLine[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const seen = new Set<number>();
  return wanted.map(({ orderLineId, quantity }) => {
    const line = byId.get(orderLineId);
    if (!line) throw logisticsErrors.lineUnknown({ lineId: orderLineId });
    if (seen.has(orderLineId)) throw logisticsErrors.lineTwice({ lineId: orderLineId });
    seen.add(orderLineId);
    const base = countedBase(line, quantity);
    if (decimal(base).greaterThan(left(line))) throw aboveConfirmed(line);
    return { line, base };
  });
}

/** Set aside and not yet shipped, in base units: what is still in production cannot go. */
function left(line: FulfilledLine): string {
  return decimal(line.allocatedBase).minus(line.shippedBase).toFixed();
}

function aboveConfirmed(line: FulfilledLine): Error {
  const inUnit = decimal(left(line)).times(line.quantity).dividedBy(line.baseQuantity).toDecimalPlaces(3).toFixed();
  return logisticsErrors.aboveConfirmed({ sku: line.skuCode, left: inUnit, unit: line.unit });
}
