import { Injectable } from '@nestjs/common';
import { partyScope, prepared, sql, SqlParams, type TxCtx } from '@tributary/platform';
import type { WantedLine } from '../appraisal/appraised-line';

/** As it was bought last. */
export interface BoughtLine extends WantedLine {
  readonly lastPrice: string | null;
  readonly lastOrderedAt: Date;
  readonly timesOrdered: number;
}

/** Once is no habit. */
const LEAST_ORDERS = 2;
const MOST_LINES = 20;

@Injectable()
export class UsualBasketRepository {
  /** What the buyer ordered most regularly from a seller since `since`, gifts apart: most orders first, the latest among equals. */
  bought(tx: TxCtx, buyerId: number, sellerId: number, since: Date): Promise<BoughtLine[]> {
    const params = new SqlParams();
    const latest = (column: string): string => `(array_agg(${column} ORDER BY b.submitted_at DESC, b.quantity DESC))[1]`;
    return sql<BoughtLine>(
      tx,
      prepared(`WITH bought AS (
         SELECT l.order_id, o.submitted_at, l.sku_id, l.unit, sum(l.quantity) AS quantity, max(l.unit_price) AS unit_price,
                min(l.sku_code) AS code, min(l.sku_name) AS name, min(l.sku_name_en) AS name_en
         FROM sales_order o JOIN order_line l ON l.order_id = o.id AND l.buyer_id = o.buyer_id
         WHERE o.buyer_id = ${params.add(buyerId)} AND o.seller_id = ${params.add(sellerId)} AND o.submitted_at >= ${params.add(since)}
           AND o.state NOT IN ('draft', 'refused', 'cancelled') AND NOT l.gift AND ${partyScope(tx, 'o.buyer_id', 'o.seller_id', params)}
         GROUP BY l.order_id, o.submitted_at, l.sku_id, l.unit
       )
       SELECT b.sku_id AS "skuId", ${latest('b.code')} AS "skuCode", ${latest('b.name')} AS "skuName", ${latest('b.name_en')} AS "skuNameEn",
              trim_scale(${latest('b.quantity')}) AS quantity, ${latest('b.unit')} AS unit, ${latest('b.unit_price')} AS "lastPrice",
              max(b.submitted_at) AS "lastOrderedAt", count(DISTINCT b.order_id)::int AS "timesOrdered"
       FROM bought b GROUP BY b.sku_id HAVING count(DISTINCT b.order_id) >= ${LEAST_ORDERS}
       ORDER BY "timesOrdered" DESC, "lastOrderedAt" DESC, b.sku_id LIMIT ${MOST_LINES}`),
      params,
    );
  }

  /** The lines of one order of the buyer's own, gifts apart and parts put together; undefined when there is no such order. */
  async ordered(tx: TxCtx, buyerId: number, orderId: number): Promise<{ sellerId: number; number: string; lines: BoughtLine[] } | undefined> {
    const params = new SqlParams();
    const rows = await sql<BoughtLine & { sellerId: number; number: string }>(
      tx,
      `SELECT o.seller_id AS "sellerId", o.number, l.sku_id AS "skuId", min(l.sku_code) AS "skuCode", min(l.sku_name) AS "skuName",
              min(l.sku_name_en) AS "skuNameEn", trim_scale(sum(l.quantity)) AS quantity, l.unit, max(l.unit_price) AS "lastPrice",
              o.submitted_at AS "lastOrderedAt", 1 AS "timesOrdered"
       FROM sales_order o JOIN order_line l ON l.order_id = o.id AND NOT l.gift
       WHERE o.id = ${params.add(orderId)} AND o.buyer_id = ${params.add(buyerId)} AND o.state <> 'draft'
         AND ${partyScope(tx, 'o.buyer_id', 'o.seller_id', params)}
       GROUP BY o.id, l.sku_id, l.unit ORDER BY min(l.line_no)`,
      params,
    );
    const [first] = rows;
    return first && { sellerId: first.sellerId, number: first.number, lines: rows };
  }
}
