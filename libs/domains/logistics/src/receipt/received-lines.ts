import { decimal } from '@tributary/kernel';
import { logisticsErrors } from '../logistics.errors';
import { type CountedLine, countedBase } from '../shipment/shipment-quantity';

/** A line of a delivery note, as it was sent. */
export interface SentLine extends CountedLine {
  readonly id: number;
  readonly orderLineId: number;
  readonly skuId: number;
  /** What was sent, in base units and in the ordered unit. */
  readonly sentBase: string;
  readonly sent: string;
}

/** What the buyer counted, in the ordered unit. */
export interface CountedReceipt {
  readonly shipmentLineId: number;
  readonly receivedQuantity: string;
  readonly note?: string;
}

export interface ReceivedLine {
  readonly line: SentLine;
  readonly base: string;
  readonly note: string;
  /** Less arrived than was sent. */
  readonly isShort: boolean;
}

/**
 * Every line of the note with what arrived of it: a receipt says something of each, so that nothing is taken as received
 * by being forgotten. @throws logistics.line-unknown, line-twice, lines-missing, above-shipped, quantity-too-fine
 */
export function receivedLines(sent: readonly SentLine[], counted: readonly CountedReceipt[]): ReceivedLine[] {
  const byId = new Map(sent.map((line) => [line.id, line]));
  const received = counted.map((count) => {
    const line = byId.get(count.shipmentLineId);
    if (!line) throw logisticsErrors.lineUnknown({ lineId: count.shipmentLineId });
    return receivedLine(line, count);
  });
  const named = new Set(counted.map((count) => count.shipmentLineId));
  const twice = counted.find((count, index) => counted.findIndex((other) => other.shipmentLineId === count.shipmentLineId) !== index);
  if (twice) throw logisticsErrors.lineTwice({ lineId: twice.shipmentLineId });
  if (named.size < sent.length) throw logisticsErrors.linesMissing({ count: sent.length - named.size });
  return received;
}

function receivedLine(line: SentLine, { receivedQuantity, note = '' }: CountedReceipt): ReceivedLine {
  // the whole of a line is the whole of its base quantity, also where the shown quantity had to be cut
  const base = decimal(receivedQuantity).equals(line.sent) ? line.sentBase : countedBase(line, receivedQuantity);
  if (decimal(base).greaterThan(line.sentBase)) throw logisticsErrors.aboveShipped({ sku: line.skuCode, shipped: line.sent, unit: line.unit });
  return { line, base, note, isShort: decimal(base).lessThan(line.sentBase) };
}
