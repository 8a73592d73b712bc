import { Injectable } from '@nestjs/common';
import type { TxCtx } from '@tributary/platform';
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

  /** Certain matches by key (`skuNameKey`): an own code before a name that exactly one SKU bears. One statement. */
  async exact(tx: TxCtx, keys: readonly string[]): Promise<Map<string, SkuMatch>> {
    const found = await this.repository.byKeys(tx, keys);
    const inOrder = [...found.filter(({ by }) => by === 'name'), ...found.filter(({ by }) => by === 'code')];
    return new Map(inOrder.map(({ key, skuId, by }) => [key, { skuId, by }]));
  }

  /** Proposals for a person, best first. */
  async candidates(tx: TxCtx, text: string, limit = 10): Promise<SkuCandidate[]> {
    return rankSkus(text, await this.repository.names(tx), limit);
  }
}
