import { Injectable } from '@nestjs/common';
import { catalogueScope, dealerScope, partyScope, sql, SqlParams, type TxCtx } from '@tributary/platform';
import type { SheetTrade } from './order-sheet-trade';

/** A SKU as the buyer usually orders it. */
export interface UsualSku {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  /** The buyer's own number; '' where there is none. */
  readonly article: string;
  /** As ordered last; one pack where it never was. */
  readonly quantity: string;
  readonly unit: string;
}

@Injectable()
export class UsualSkuRepository {
  /** What the buyer orders most often from the seller, filled up from the catalogue; only what can be ordered today. */
  list(tx: TxCtx, { buyerId, sellerId, businessLineIds }: SheetTrade, limit: number): Promise<UsualSku[]> {
    const params = new SqlParams();
    const [buyer, seller] = [params.add(buyerId), params.add(sellerId)];
    return sql(
      tx,
      `SELECT s.code, s.name, s.name_en AS "nameEn", coalesce(a.number_shown, '') AS article,
              trim_scale(coalesce(u.quantity, s.pack_multiple))::text AS quantity, coalesce(u.unit, s.sales_unit) AS unit
       FROM sku s
       LEFT JOIN (
         SELECT l.sku_id, count(*) AS orders, (array_agg(l.quantity ORDER BY o.submitted_at DESC))[1] AS quantity, (array_agg(l.unit ORDER BY o.submitted_at DESC))[1] AS unit
         FROM order_line l JOIN sales_order o ON o.id = l.order_id
         WHERE o.buyer_id = ${buyer} AND o.seller_id = ${seller} AND o.submitted_at > now() - interval '1 year' AND NOT l.gift
           AND ${partyScope(tx, 'o.buyer_id', 'o.seller_id', params)}
         GROUP BY l.sku_id
       ) u ON u.sku_id = s.id
       LEFT JOIN LATERAL (
         SELECT d.number_shown FROM dealer_article d WHERE d.dealer_id = ${buyer} AND d.sku_id = s.id AND ${dealerScope(tx, 'dealers', 'd.dealer_id', params)}
         ORDER BY d.number_key LIMIT 1
       ) a ON true
       WHERE s.status = 'active' AND s.product_line_id IN (SELECT id FROM product_line WHERE business_line_id = ANY (${params.add(businessLineIds)}::bigint[]))
         AND ${catalogueScope(tx, 's.id', 's.product_line_id', params)}
       ORDER BY u.orders DESC NULLS LAST, s.code LIMIT ${params.add(limit)}`,
      params,
    );
  }
}
