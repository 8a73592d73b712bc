import { Injectable } from '@nestjs/common';
import { DomainError } from '@tributary/kernel';
import { inventoryErrors, type LockedAvailability, type StockDocument, StockLedger, type StockLine, type StockShortage } from '@tributary/inventory';
import type { TxCtx } from '@tributary/platform';
import type { OrderableLine } from '../basket/basket';
import { stockProblem } from '../order/order-line-problem';
import type { Parties } from '../order/order-party';
import { ordersErrors } from '../orders.errors';
import { allocate, type Demand, type Shortage } from './allocation';

export interface PlacedLine extends OrderableLine {
  readonly locationId: number;
}

/** Decides where an order's goods come from, and sets them aside. */
@Injectable()
export class OrderAllocator {
  constructor(private readonly stock: StockLedger) {}

  /**
   * Gives every line its location. Only where a line leaves the choice to us the stock is locked and looked at; from
   * then on nobody can take what was chosen.
   * @throws inventory.insufficient-stock or orders.no-single-location, with a problem for every line that is short
   */
  async place(tx: TxCtx, { sellerId, buyerId }: Pick<Parties, 'sellerId' | 'buyerId'>, lines: readonly OrderableLine[]): Promise<PlacedLine[]> {
    const open = lines.some(({ line }) => line.locationId === null);
    const skuIds = [...new Set(lines.map(({ line }) => line.skuId))];
    const locations = open ? chosen(tx, lines, await this.stock.lockAvailable(tx, sellerId, buyerId, skuIds)) : named(lines);
    return lines.map((line) => ({ ...line, locationId: locationOf(locations, line) }));
  }

  /** @throws as `place` */
  async reserve(tx: TxCtx, sellerId: number, lines: readonly PlacedLine[], document: StockDocument): Promise<void> {
    try {
      await this.stock.reserve(tx, stockLines(sellerId, lines), document);
    } catch (error) {
      throw isShortage(error) ? refusal(tx, lines, shortagesOf(lines, error.problems)) : error;
    }
  }
}

function named(lines: readonly OrderableLine[]): ReadonlyMap<number, number> {
  return new Map(lines.flatMap(({ line }) => (line.locationId === null ? [] : [[line.id, line.locationId] as const])));
}

function chosen(tx: TxCtx, lines: readonly OrderableLine[], stock: readonly LockedAvailability[]): ReadonlyMap<number, number> {
  const { locations, shortages } = allocate(lines.map(demandOf), stock);
  if (shortages.length > 0) throw refusal(tx, lines, shortages);
  return locations;
}

function locationOf(locations: ReadonlyMap<number, number>, { line }: OrderableLine): number {
  const locationId = locations.get(line.id);
  if (locationId === undefined) throw new Error(`The line ${line.id} was not placed.`);
  return locationId;
}

export function demandOf({ line, base }: OrderableLine): Demand {
  return { lineId: line.id, skuId: line.skuId, locationId: line.locationId, base };
}

function stockLines(ownerId: number, lines: readonly PlacedLine[]): StockLine[] {
  return lines.map(({ line, locationId, base }) => ({ ownerId, locationId, skuId: line.skuId, quantity: base }));
}

type ShortageError = DomainError & { readonly problems: readonly StockShortage[] };

function isShortage(error: unknown): error is ShortageError {
  return error instanceof DomainError && error.code === inventoryErrors.insufficientStock.code && error.problems !== undefined;
}

/** The ledger speaks of keys: the lines that draw on a short key share what it has, in order. */
function shortagesOf(lines: readonly PlacedLine[], short: readonly StockShortage[]): readonly Shortage[] {
  const keys = new Set(short.map(({ skuId, locationId }) => `${skuId}@${locationId}`));
  const onShortKey = lines.filter(({ line, locationId }) => keys.has(`${line.skuId}@${locationId}`));
  return allocate(onShortKey.map((line) => ({ ...demandOf(line), locationId: line.locationId })), short.map((key) => ({ ...key, days: null }))).shortages;
}

function refusal(tx: TxCtx, lines: readonly OrderableLine[], shortages: readonly Shortage[]): DomainError {
  const byLine = new Map(shortages.map((shortage) => [shortage.lineId, shortage]));
  const problems = lines.flatMap((line) => {
    const shortage = byLine.get(line.line.id);
    return shortage ? [stockProblem(tx, line, shortage)] : [];
  });
  const skus = [...new Set(problems.map(({ skuCode }) => skuCode))].join(', ');
  const splitting = shortages.every(({ splittable }) => splittable);
  return splitting ? ordersErrors.noSingleLocation({ skus }, problems) : inventoryErrors.insufficientStock({ skus }, problems);
}
