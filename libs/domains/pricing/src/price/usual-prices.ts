import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@tributary/kernel';
import { prepared, sql, type TxCtx } from '@tributary/platform';

/** About how much goods cost, for those who judge whether a price can be meant so: never shown to anybody. */
@Injectable()
export class UsualPrices {
  /**
   * What one base unit of each SKU costs on a day, CNY: the middle one of head office's ordinary lists in force, its own and those that it
   * recommends. SKUs without such a price are not in the answer. One statement.
   */
  async perBase(tx: TxCtx, skuIds: readonly number[], date: LocalDate): Promise<Map<number, number>> {
    const rows = await sql<{ skuId: number; price: number }>(
      tx,
      prepared(`WITH lists AS MATERIALIZED (
         SELECT l.id FROM price_list l LEFT JOIN organisation seller ON seller.id = l.seller_id
         WHERE l.kind = 'list' AND (l.seller_id IS NULL OR seller.kind = 'head_office') AND l.valid @> $2::date
       )
       SELECT i.sku_id AS "skuId", percentile_cont(0.5) WITHIN GROUP (ORDER BY i.price * u.denominator / u.numerator) AS price
       FROM lists l CROSS JOIN unnest($1::bigint[]) AS asked (sku_id)
         JOIN LATERAL (SELECT * FROM price_list_item p WHERE p.price_list_id = l.id AND p.sku_id = asked.sku_id AND p.price > 0 AND p.valid @> $2::date OFFSET 0) i ON true
         JOIN sku_unit u ON u.sku_id = i.sku_id AND u.unit = i.unit
       GROUP BY i.sku_id`),
      [skuIds, date],
    );
    return new Map(rows.map(({ skuId, price }) => [skuId, price]));
  }
}
