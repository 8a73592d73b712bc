import { Injectable } from '@nestjs/common';
import type { Period } from '@tributary/kernel';
import { dealerScope, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { StockCourse } from './stock-course';

export interface StockCourseFilter {
  readonly skuId: number;
  readonly branchId?: number | undefined;
  readonly dealerId?: number | undefined;
}

/** Stock of a product in the channel over days. */
@Injectable()
export class StockCourseRepository {
  /**
   * One statement: of each dealer the records of the period and the last one before it, found by an index, each a step up or down from the one
   * before; the stock of a day is the sum of all steps so far. So a day costs nothing on which nobody told anything. undefined: no such product.
   */
  async course(tx: TxCtx, { from, to }: Period, { skuId, branchId, dealerId }: StockCourseFilter): Promise<StockCourse | undefined> {
    const params = new SqlParams();
    const [first, last, sku] = [`${params.add(from)}::date`, `${params.add(to)}::date`, params.add(skuId)];
    const whose = [dealerScope(tx, 'flow', 'd.id', params), ...(branchId === undefined ? [] : [`d.branch_id = ${params.add(branchId)}`]), ...(dealerId === undefined ? [] : [`d.id = ${params.add(dealerId)}`])];
    return sqlOne<StockCourse>(
      tx,
      `WITH seen AS MATERIALIZED (SELECT d.id AS dealer_id FROM dealer d WHERE ${whose.join(' AND ')}),
       record AS (
         SELECT n.dealer_id, r.entry_date FROM seen n CROSS JOIN LATERAL (
           (SELECT w.entry_date FROM flow_day w WHERE w.dealer_id = n.dealer_id AND w.kind = 'stock' AND w.entry_date <= ${first} ORDER BY w.entry_date DESC LIMIT 1)
           UNION ALL SELECT w.entry_date FROM flow_day w WHERE w.dealer_id = n.dealer_id AND w.kind = 'stock' AND w.entry_date > ${first} AND w.entry_date <= ${last}) r
       ), held AS (
         SELECT r.dealer_id, r.entry_date, coalesce(f.quantity, 0) AS quantity, (f.sku_id IS NOT NULL)::integer AS named
         FROM record r LEFT JOIN LATERAL (SELECT f.sku_id, f.quantity FROM flow_daily f WHERE f.entry_date = r.entry_date AND f.kind = 'stock' AND f.dealer_id = r.dealer_id AND f.sku_id = ${sku} OFFSET 0) f ON true
       ), step AS (
         SELECT greatest(entry_date, ${first}) AS day, quantity - lag(quantity, 1, 0) OVER whose AS quantity, named - lag(named, 1, 0) OVER whose AS dealers
         FROM held WINDOW whose AS (PARTITION BY dealer_id ORDER BY entry_date)
       ), stepped AS (SELECT day, sum(quantity) AS quantity, sum(dealers) AS dealers FROM step GROUP BY day),
       sold AS (
         SELECT f.entry_date AS day, sum(f.quantity) AS quantity FROM flow_daily f
         WHERE f.kind = 'sale' AND f.entry_date BETWEEN ${first} AND ${last} AND f.sku_id = ${sku} AND f.dealer_id IN (SELECT dealer_id FROM seen) GROUP BY f.entry_date
       ), day AS (
         SELECT d::date AS date, coalesce(sum(c.quantity) OVER so_far, 0) AS quantity, coalesce(sum(c.dealers) OVER so_far, 0) AS dealers, coalesce(s.quantity, 0) AS sold
         FROM generate_series(${first}, ${last}, interval '1 day') d LEFT JOIN stepped c ON c.day = d::date LEFT JOIN sold s ON s.day = d::date
         WINDOW so_far AS (ORDER BY d)
       )
       SELECT s.id AS "skuId", s.code, s.name, nullif(s.name_en, '') AS "nameEn", s.base_unit AS unit,
         (SELECT json_agg(json_build_object('date', date, 'quantity', trim_scale(quantity)::text, 'dealers', dealers, 'sold', trim_scale(sold)::text) ORDER BY date) FROM day) AS days
       FROM sku s WHERE s.id = ${sku}`,
      params,
    );
  }
}
