import { Injectable } from '@nestjs/common';
import type { TxCtx } from '@tributary/platform';
import { type StockLocation, StockLocationRepository } from './stock-location.repository';

/** Where stock lies. */
@Injectable()
export class StockLocations {
  constructor(private readonly repository: StockLocationRepository) {}

  ofOwner(tx: TxCtx, ownerId: number): Promise<StockLocation[]> {
    return this.repository.ofOwner(tx, ownerId);
  }

  /**
   * Where goods arrive at the owner's: the first location, by code, that receives. A dealer who never set one up gets
   * one, because confirming a receipt must not wait for an administrator.
   */
  async receiving(tx: TxCtx, ownerId: number): Promise<number> {
    const locations = await this.repository.ofOwner(tx, ownerId);
    return firstReceiving(locations)?.id ?? this.repository.createFirst(tx, ownerId);
  }
}

/** Of locations in the order of their codes. */
export function firstReceiving(locations: readonly StockLocation[]): StockLocation | undefined {
  return locations.find(({ receives }) => receives);
}
