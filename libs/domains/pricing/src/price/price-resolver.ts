import { Injectable } from '@nestjs/common';
import type { TxCtx } from '@tributary/platform';
import type { PriceCandidate, PriceDecision, PriceDemand, PriceLadder, PriceQuery } from './price';
import { judgePrices, priceLadder } from './price-choice';
import { PriceRepository } from './price.repository';

/** Prices for what is wanted, or for the smallest sale of each SKU: one pack, or the least that may be ordered. */
export type PriceRequest = PriceQuery & ({ readonly wanted: readonly PriceDemand[] } | { readonly skuIds: readonly number[] });

/** What a SKU costs the actor, and why. */
@Injectable()
export class PriceResolver {
  constructor(private readonly repository: PriceRepository) {}

  /** Prices by SKU id, in one statement; a SKU that is missing has no price agreed and cannot be ordered. */
  async resolve(tx: TxCtx, request: PriceRequest): Promise<Map<number, PriceDecision>> {
    const decisions = 'wanted' in request ? await this.repository.best(tx, request, request.wanted) : await this.repository.smallest(tx, request, request.skuIds);
    return new Map(decisions.map((decision) => [decision.skuId, decision]));
  }

  /** What the smallest sale of each SKU costs and from which quantities it costs something else, in one statement. */
  async ladders(tx: TxCtx, query: PriceQuery, skuIds: readonly number[]): Promise<Map<number, PriceLadder>> {
    const entries = await this.repository.inForce(tx, query, skuIds);
    const bySku = [...Map.groupBy(entries, ({ skuId }) => skuId)];
    return new Map(bySku.map(([skuId, own]) => [skuId, priceLadder(own, own[0]?.smallest ?? '0')]));
  }

  /**
   * Every entry of every list that the actor may see for this SKU, for `base` base units: those that could count first, in
   * the order of their rank.
   */
  async explain(tx: TxCtx, query: PriceQuery & PriceDemand): Promise<PriceCandidate[]> {
    return judgePrices(await this.repository.entries(tx, query.sellerId, query.skuId), query);
  }
}
