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
      prepared(`SELECT i.sku_id AS "skuId", percentile_cont(0.5) WITHIN GROUP (ORDER BY i.price * u.denominator / u.numerator) AS price
       FROM price_list_item i JOIN price_list l ON l.id = i.price_list_id JOIN sku_unit u ON u.sku_id = i.sku_id AND u.unit = i.unit
         LEFT JOIN organisation seller ON seller.id = l.seller_id
       WHERE i.sku_id = ANY ($1::bigint[]) AND i.price > 0 AND l.kind = 'list' AND (l.seller_id IS NULL OR seller.kind = 'head_office')
         AND l.valid @> $2::date AND i.valid @> $2::date
       GROUP BY i.sku_id`),
      [skuIds, date],
    );
    return new Map(rows.map(({ skuId, price }) => [skuId, price]));
  }
}
