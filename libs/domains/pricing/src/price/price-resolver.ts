import { Injectable } from '@nestjs/common';
import type { TxCtx } from '@tributary/platform';
import type { PriceCandidate, PriceDecision, PriceQuery } from './price';
import { judgePrices } from './price-choice';
import { PriceRepository } from './price.repository';

/** What a SKU costs the actor, and why. */
@Injectable()
export class PriceResolver {
  constructor(private readonly repository: PriceRepository) {}

  /** Prices by SKU id, in one statement; a SKU that is missing has no price agreed and cannot be ordered. */
  async resolve(tx: TxCtx, query: PriceQuery & { readonly skuIds: readonly number[] }): Promise<Map<number, PriceDecision>> {
    const decisions = await this.repository.best(tx, query, [...new Set(query.skuIds)]);
    return new Map(decisions.map((decision) => [decision.skuId, decision]));
  }

  /** Every entry of every list that the actor may see for this SKU: those in force first, in the order of their rank. */
  async explain(tx: TxCtx, { sellerId, date, skuId }: PriceQuery & { readonly skuId: number }): Promise<PriceCandidate[]> {
    return judgePrices(await this.repository.entries(tx, sellerId, skuId), date);
  }
}
