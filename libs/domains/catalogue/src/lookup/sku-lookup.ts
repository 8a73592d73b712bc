import { Injectable } from '@nestjs/common';
import type { TxCtx } from '@tributary/platform';
import { FoundSkus } from './found-skus';
import { type SkuKeys, SkuLookupRepository } from './sku-lookup.repository';
import { SkuNearness } from './sku-nearness';

/** Finds SKUs by whatever people write for them, many at a time. */
@Injectable()
export class SkuLookup {
  constructor(private readonly repository: SkuLookupRepository) {}

  /** One statement, whatever the number of keys. */
  async find(tx: TxCtx, wanted: SkuKeys): Promise<FoundSkus> {
    const keys = [...new Set(wanted.keys)].filter((key) => key !== '');
    const ids = [...new Set(wanted.ids)];
    return new FoundSkus(keys.length + ids.length === 0 ? [] : await this.repository.find(tx, { ...wanted, keys, ids }));
  }

  /** What may be proposed to a buyer of these business lines. One statement. */
  async nearness(tx: TxCtx, businessLineIds: readonly number[]): Promise<SkuNearness> {
    return new SkuNearness(await this.repository.proposable(tx, businessLineIds));
  }
}
