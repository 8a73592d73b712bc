import { Injectable } from '@nestjs/common';
import { type Sku, Skus } from '@tributary/catalogue';
import { Supply } from '@tributary/dealers';
import { shanghaiToday } from '@tributary/kernel';
import { Clock, sql, type TxCtx, userOf } from '@tributary/platform';
import { PriceResolver } from '@tributary/pricing';
import type { Random } from '../random';

/** What a buyer can order from a seller at this moment of the story. */
@Injectable()
export class StoryShelf {
  constructor(
    private readonly skus: Skus,
    private readonly supply: Supply,
    private readonly prices: PriceResolver,
    private readonly clock: Clock,
  ) {}

  /** So many different SKUs with a price and plenty in stock. */
  async take(tx: TxCtx, sellerId: number, count: number, random: Random): Promise<Sku[]> {
    const date = shanghaiToday(this.clock.now());
    const rows = await sql<{ skuId: number }>(tx, PLENTY, [sellerId, tx.scope.stock.location]);
    const skuIds = rows.map(({ skuId }) => skuId);
    const [lines, skus, prices] = [
      await this.supply.mayBuy(tx, userOf(tx).organisationId, sellerId, date),
      await this.skus.byIds(tx, skuIds),
      await this.prices.resolve(tx, { sellerId, date, skuIds }),
    ];
    const able = [...skus.values()].filter(({ id, businessLineId, packMultiple }) => lines.includes(businessLineId) && prices.has(id) && Number(packMultiple) >= 1);
    if (able.length < count) throw new Error(`Organisation ${sellerId} has no ${count} SKUs to offer.`);
    return random.some(known(able, userOf(tx).organisationId), count);
  }
}

/** A buyer keeps to what it knows: the same few of what there is, so that it has habits. */
function known(skus: readonly Sku[], buyerId: number): Sku[] {
  const liking = ({ id }: Sku): number => (id * 7919 + buyerId * 104_729) % 10_007;
  return [...skus].sort((a, b) => liking(a) - liking(b)).slice(0, KNOWN);
}

/** More than the longest order of the story. */
const KNOWN = 16;

const PLENTY = `
  SELECT sku_id AS "skuId" FROM stock_balance WHERE owner_id = $1 AND location_id = ANY ($2::bigint[])
  GROUP BY sku_id HAVING max(on_hand - reserved) >= 60 ORDER BY sku_id`;
