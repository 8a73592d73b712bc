import { Injectable } from '@nestjs/common';
import type { Period } from '@tributary/kernel';
import { dealerScope, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { SellThrough } from './sell-through';

export interface SellThroughFilter {
  readonly branchId?: number | undefined;
  readonly productLineId?: number | undefined;
  readonly dealerId?: number | undefined;
}

/** How many products and dealers are listed; the totals speak of all. */
export const LISTED = 50;

@Injectable()
export class SellThroughRepository {
  /**
   * One statement and one pass over the aggregates of the period: all four groupings are made from the same scan; branches are summed from their dealers.
   * The names are looked up for what is listed only.
   */
  async sales(tx: TxCtx, { from, to }: Period, filter: SellThroughFilter): Promise<Omit<SellThrough, 'from' | 'to'>> {
    const params = new SqlParams();
    const text = `
      WITH grouped AS MATERIALIZED (
        SELECT f.entry_date, f.sku_id, f.dealer_id, sum(f.quantity) AS quantity, sum(f.amount) AS amount, sum(f.entries) AS entries
        FROM flow_daily f WHERE f.kind = 'sale' AND f.entry_date BETWEEN ${params.add(from)} AND ${params.add(to)} AND ${where(tx, filter, params)}
        GROUP BY GROUPING SETS ((f.entry_date), (f.sku_id), (f.dealer_id), ())
      ),
      day AS (SELECT d::date AS date FROM generate_series(${params.add(from)}::date, ${params.add(to)}::date, interval '1 day') d)
      SELECT
        (SELECT json_agg(json_build_object('date', day.date, 'amount', coalesce(g.amount, 0)::numeric(16,2)::text, 'entries', coalesce(g.entries, 0)) ORDER BY day.date)
         FROM day LEFT JOIN grouped g ON g.entry_date = day.date) AS days,
        coalesce((SELECT json_agg(json_build_object('skuId', s.id, 'code', s.code, 'name', s.name, 'nameEn', nullif(s.name_en, ''),
                   'quantity', trim_scale(g.quantity)::text, 'unit', s.base_unit, 'amount', g.amount::text) ORDER BY g.amount DESC, s.id)
         FROM (SELECT * FROM grouped WHERE sku_id IS NOT NULL ORDER BY amount DESC, sku_id LIMIT ${LISTED}) g JOIN sku s ON s.id = g.sku_id), '[]') AS products,
        coalesce((SELECT json_agg(json_build_object('dealerId', o.id, 'code', o.code, 'name', o.name, 'nameEn', nullif(o.name_en, ''),
                   'amount', g.amount::text, 'entries', g.entries) ORDER BY g.amount DESC, o.id)
         FROM (SELECT * FROM grouped WHERE dealer_id IS NOT NULL ORDER BY amount DESC, dealer_id LIMIT ${LISTED}) g JOIN organisation o ON o.id = g.dealer_id), '[]') AS dealers,
        coalesce((SELECT json_agg(json_build_object('branchId', b.id, 'name', b.name, 'nameEn', nullif(b.name_en, ''),
                   'amount', g.amount::numeric(16,2)::text, 'entries', g.entries, 'dealers', g.dealers) ORDER BY g.amount DESC, b.id)
         FROM (SELECT d.branch_id, sum(s.amount) AS amount, sum(s.entries)::integer AS entries, count(*) AS dealers FROM grouped s JOIN dealer d ON d.id = s.dealer_id GROUP BY d.branch_id) g
         JOIN branch b ON b.id = g.branch_id), '[]') AS branches,
        json_build_object(
          'amount', coalesce(max(amount) FILTER (WHERE entry_date IS NULL AND sku_id IS NULL AND dealer_id IS NULL), 0)::numeric(16,2)::text,
          'entries', coalesce(max(entries) FILTER (WHERE entry_date IS NULL AND sku_id IS NULL AND dealer_id IS NULL), 0),
          'dealers', count(dealer_id), 'products', count(sku_id)) AS totals
      FROM grouped`;
    const row = await sqlOne<Omit<SellThrough, 'from' | 'to'>>(tx, text, params);
    if (!row) throw new Error('An aggregate always gives a row.');
    return row;
  }
}

function where(tx: TxCtx, { branchId, productLineId, dealerId }: SellThroughFilter, params: SqlParams): string {
  const conditions = [dealerScope(tx, 'flow', 'f.dealer_id', params)];
  if (dealerId !== undefined) conditions.push(`f.dealer_id = ${params.add(dealerId)}`);
  if (branchId !== undefined) conditions.push(`f.dealer_id IN (SELECT d.id FROM dealer d WHERE d.branch_id = ${params.add(branchId)})`);
  if (productLineId !== undefined) conditions.push(`f.sku_id IN (SELECT s.id FROM sku s WHERE s.product_line_id = ${params.add(productLineId)})`);
  return conditions.join(' AND ');
}
