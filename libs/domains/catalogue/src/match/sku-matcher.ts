import { Injectable } from '@nestjs/common';
import type { TxCtx } from '@tributary/platform';
import { skuNameKey } from '../alias/sku-aliases';
import { SkuRepository } from '../sku/sku.repository';
import { rankSkus, type SkuCandidate } from './sku-ranking';

/** A certain match, and by what. */
export interface SkuMatch {
  readonly skuId: number;
  readonly by: 'code' | 'name';
}

/** Which SKU a text means: where that is certain, and what to offer a person where it is not. */
@Injectable()
export class SkuMatcher {
  constructor(private readonly repository: SkuRepository) {}

  /** Certain matches by key (`skuNameKey`): an own code, or a name that exactly one SKU bears. One statement. */
  async exact(tx: TxCtx, keys: readonly string[]): Promise<Map<string, SkuMatch>> {
    const known = new Map<string, SkuMatch | undefined>();
    const names = await this.repository.names(tx);
    for (const { id, name } of names) {
      const key = skuNameKey(name);
      known.set(key, known.has(key) ? undefined : { skuId: id, by: 'name' });
    }
    for (const { id, code } of names) known.set(skuNameKey(code), { skuId: id, by: 'code' });
    const found = keys.map((key) => [key, known.get(key)] as const);
    return new Map(found.filter((entry): entry is readonly [string, SkuMatch] => entry[1] !== undefined));
  }

  /** Proposals for a person, best first. */
  async candidates(tx: TxCtx, text: string, limit = 10): Promise<SkuCandidate[]> {
    return rankSkus(text, await this.repository.names(tx), limit);
  }
}
