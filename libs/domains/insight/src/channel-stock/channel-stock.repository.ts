import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@tributary/kernel';
import { dealerScope, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { ChannelStock } from './channel-stock';

export interface ChannelStockFilter {
  readonly branchId?: number | undefined;
  readonly productLineId?: number | undefined;
  readonly dealerId?: number | undefined;
}

/** How many products and dealers are listed; the totals speak of all. */
export const LISTED = 200;
/** Over how many days the pace of sales is measured. */
export const PACE_DAYS = 30;
const SHORT_DAYS = 7;

/** Stock in the channel, as of a day. */
@Injectable()
export class ChannelStockRepository {
  /**
   * One statement over the daily sums: of each dealer the day of its last stock record, found by an index, and what it said that day.
   * A record lists all that a dealer has; days between two records are not made up.
   */
  async asOf(tx: TxCtx, day: LocalDate, filter: ChannelStockFilter): Promise<Omit<ChannelStock, 'day'>> {
    const params = new SqlParams();
    const row = await sqlOne<Omit<ChannelStock, 'day'>>(tx, `${stockSql(tx, day, filter, params)} ${ANSWER}`, params);
    if (!row) throw new Error('An aggregate always gives a row.');
    return row;
  }
}

function stockSql(tx: TxCtx, day: LocalDate, { branchId, dealerId, productLineId }: ChannelStockFilter, params: SqlParams): string {
  const on = `${params.add(day)}::date`;
  const whose = [dealerScope(tx, 'flow', 'd.id', params), ...(branchId === undefined ? [] : [`d.branch_id = ${params.add(branchId)}`]), ...(dealerId === undefined ? [] : [`d.id = ${params.add(dealerId)}`])];
  const line = productLineId === undefined ? 'TRUE' : `f.sku_id IN (SELECT s.id FROM sku s WHERE s.product_line_id = ${params.add(productLineId)})`;
  return `
    WITH seen AS MATERIALIZED (
      SELECT d.id AS dealer_id, d.branch_id, r.entry_date, ${on} - r.entry_date AS age
      FROM dealer d LEFT JOIN LATERAL (
        SELECT w.entry_date FROM flow_day w WHERE w.dealer_id = d.id AND w.kind = 'stock' AND w.entry_date <= ${on} ORDER BY w.entry_date DESC LIMIT 1) r ON true
      WHERE ${whose.join(' AND ')} AND EXISTS (SELECT 1 FROM flow_day w WHERE w.dealer_id = d.id AND w.entry_date <= ${on})
    ), held AS (
      SELECT n.dealer_id, n.branch_id, n.entry_date, f.sku_id, f.quantity
      FROM seen n JOIN flow_daily f ON f.entry_date = n.entry_date AND f.kind = 'stock' AND f.dealer_id = n.dealer_id WHERE ${line}
    ), sold AS (
      SELECT f.dealer_id, f.sku_id, sum(f.quantity) AS quantity FROM flow_daily f
      WHERE f.kind = 'sale' AND f.entry_date BETWEEN ${on} - ${PACE_DAYS - 1} AND ${on} AND f.dealer_id IN (SELECT dealer_id FROM seen WHERE entry_date IS NOT NULL) AND ${line}
      GROUP BY f.dealer_id, f.sku_id
    ), stock AS MATERIALIZED (
      SELECT h.*, coalesce(s.quantity, 0) AS sold, s.quantity > 0 AND h.quantity * ${PACE_DAYS} < s.quantity * ${SHORT_DAYS} AS is_short
      FROM held h LEFT JOIN sold s ON s.dealer_id = h.dealer_id AND s.sku_id = h.sku_id
    ), by_product AS (
      SELECT sku_id, sum(quantity) AS quantity, count(*) AS dealers, sum(sold) AS sold, min(entry_date) AS oldest FROM stock GROUP BY sku_id
    ), by_dealer AS (
      SELECT n.dealer_id, n.branch_id, n.entry_date, n.age, count(t.sku_id) AS products, count(*) FILTER (WHERE t.is_short) AS short
      FROM seen n LEFT JOIN stock t ON t.dealer_id = n.dealer_id GROUP BY n.dealer_id, n.branch_id, n.entry_date, n.age
    )`;
}

const ANSWER = `
  SELECT
    coalesce((SELECT json_agg(json_build_object('skuId', s.id, 'code', s.code, 'name', s.name, 'nameEn', nullif(s.name_en, ''), 'quantity', trim_scale(p.quantity)::text,
        'unit', s.base_unit, 'dealers', p.dealers, 'sold', trim_scale(p.sold)::text, 'oldest', p.oldest,
        'cover', CASE WHEN p.sold > 0 THEN round(greatest(p.quantity, 0) * ${PACE_DAYS} / p.sold)::integer END) ORDER BY p.sold DESC, s.id)
      FROM (SELECT * FROM by_product ORDER BY sold DESC, sku_id LIMIT ${LISTED}) p JOIN sku s ON s.id = p.sku_id), '[]') AS products,
    coalesce((SELECT json_agg(json_build_object('dealerId', o.id, 'code', o.code, 'name', o.name, 'nameEn', nullif(o.name_en, ''), 'branchId', p.branch_id,
        'recordedOn', p.entry_date, 'age', p.age, 'products', p.products, 'short', p.short) ORDER BY p.short DESC, p.age DESC NULLS FIRST, o.id)
      FROM (SELECT * FROM by_dealer ORDER BY short DESC, age DESC NULLS FIRST, dealer_id LIMIT ${LISTED}) p JOIN organisation o ON o.id = p.dealer_id), '[]') AS dealers,
    coalesce((SELECT json_agg(json_build_object('branchId', b.id, 'name', b.name, 'nameEn', nullif(b.name_en, ''), 'dealers', p.dealers, 'withoutRecord', p.without_record,
        'products', p.products, 'short', p.short) ORDER BY b.code)
      FROM (SELECT branch_id, count(*) AS dealers, count(*) FILTER (WHERE entry_date IS NULL) AS without_record, sum(products)::integer AS products, sum(short)::integer AS short
            FROM by_dealer GROUP BY branch_id) p JOIN branch b ON b.id = p.branch_id), '[]') AS branches,
    json_build_object('products', (SELECT count(*) FROM by_product), 'dealers', (SELECT count(*) FROM by_dealer),
      'withoutRecord', (SELECT count(*) FROM by_dealer WHERE entry_date IS NULL)) AS totals`;
