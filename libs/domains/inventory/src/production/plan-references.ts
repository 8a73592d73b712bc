import { Injectable } from '@nestjs/common';
import { Skus } from '@tributary/catalogue';
import { platformErrors, type TxCtx } from '@tributary/platform';
import { StockLocations } from '../location/stock-locations';

/** What a plan refers to must be in sight of whoever makes it. */
@Injectable()
export class PlanReferences {
  constructor(
    private readonly skus: Skus,
    private readonly locations: StockLocations,
  ) {}

  /** @throws platform.not-found */
  async assertSeen(tx: TxCtx, ownerId: number, { skuId, locationId }: { readonly skuId: number; readonly locationId: number }): Promise<void> {
    const known = (await this.skus.byIds(tx, [skuId])).has(skuId) && (await this.locations.ofOwner(tx, ownerId)).some(({ id }) => id === locationId);
    if (!known) throw platformErrors.notFound();
  }
}
