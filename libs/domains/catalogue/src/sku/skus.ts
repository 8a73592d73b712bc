import { Injectable } from '@nestjs/common';
import type { TxCtx } from '@tributary/platform';
import type { Sku } from './sku';
import { SkuRepository } from './sku.repository';

/** What other domains may ask about SKUs. */
@Injectable()
export class Skus {
  constructor(private readonly repository: SkuRepository) {}

  /** The SKUs among `ids` that the scope shows, by id, in one statement; whoever is missing is absent or foreign. */
  async byIds(tx: TxCtx, ids: readonly number[]): Promise<Map<number, Sku>> {
    const skus = await this.repository.byIds(tx, [...new Set(ids)]);
    return new Map(skus.map((sku) => [sku.id, sku]));
  }
}
