import { Injectable } from '@nestjs/common';
import { dealerScope, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { SellThrough, SellThroughDay, SellThroughDealer, SellThroughFilter, SellThroughProduct, SellThroughTotals } from './sell-through';

/** How many of the best products and dealers are named. */
const TOP = 100;

export interface SellThroughLine {
  readonly date: string;
  readonly dealerCode: string;
  readonly dealerName: string;
  readonly skuCode: string;
  readonly skuName: string;
  readonly quantity: string;
  readonly unit: string;
  readonly amount: string;
}

/** Sums over the daily sums, which posting rebuilds; two statements whatever is asked. */
@Injectable()
export class SellThroughRepository {
  async read(tx: TxCtx, filter: SellThroughFilter): Promise<SellThrough> {
    const sums = await this.sums(tx, filter);
    return { ...sums, totals: { ...sums.totals, terminals: await this.terminals(tx, filter) } };
  }

  /** Every line behind the sums: day × dealer × product. */
  lines(tx: TxCtx, filter: SellThroughFilter, limit: number): Promise<SellThroughLine[]> {
    const params = new SqlParams();
    return sql(
      tx,
      `SELECT f.entry_date AS date, coalesce(o.code, '') AS "dealerCode", coalesce(o.name, '') AS "dealerName", coalesce(s.code, '') AS "skuCode",
         coalesce(s.name, '') AS "skuName", trim_scale(f.quantity)::text AS quantity, coalesce(s.base_unit, '') AS unit, f.amount
       FROM flow_daily f LEFT JOIN organisation o ON o.id = f.dealer_id LEFT JOIN sku s ON s.id = f.sku_id
       WHERE ${condition(tx, filter, 'f', params)} ORDER BY f.entry_date, o.code, s.code LIMIT ${params.add(limit)}`,
      params,
    );
  }

  /** One pass over the period, summed four ways. */
  private async sums(tx: TxCtx, filter: SellThroughFilter): Promise<SellThrough> {
    const params = new SqlParams();
    const row = await sqlOne<SellThroughSums>(
      tx,
      `WITH sums AS MATERIALIZED (
         SELECT f.entry_date, f.sku_id, f.dealer_id, grouping(f.entry_date, f.sku_id, f.dealer_id) AS by,
           sum(f.quantity) AS quantity, sum(f.amount) AS amount, sum(f.entries) AS entries
         FROM flow_daily f WHERE ${condition(tx, filter, 'f', params)}
         GROUP BY GROUPING SETS ((f.entry_date), (f.sku_id), (f.dealer_id), ())
       ), one_unit AS (
         SELECT count(DISTINCT s.base_unit) = 1 AS yes FROM sums LEFT JOIN sku s ON s.id = sums.sku_id WHERE by = ${BY_SKU}
       )
       SELECT (${DAYS}) AS days, (${PRODUCTS}) AS products, (${DEALERS}) AS dealers, (${TOTALS}) AS totals`,
      params,
    );
    if (!row) throw new Error('The sums have no row.');
    return row;
  }

  private async terminals(tx: TxCtx, filter: SellThroughFilter): Promise<number> {
    const params = new SqlParams();
    const row = await sqlOne<{ terminals: number }>(
      tx,
      `SELECT count(DISTINCT n.terminal_id) AS terminals
       FROM (SELECT DISTINCT e.customer_name_id AS id FROM flow_entry e WHERE ${condition(tx, filter, 'e', params)}) c JOIN flow_name n ON n.id = c.id`,
      params,
    );
    return row?.terminals ?? 0;
  }
}

interface SellThroughSums {
  readonly days: readonly SellThroughDay[];
  readonly products: readonly SellThroughProduct[];
  readonly dealers: readonly SellThroughDealer[];
  readonly totals: SellThroughTotals;
}

/** Bits of `grouping`: a column that is not summed by is 1. */
const BY_DAY = 0b011;
const BY_SKU = 0b101;
const BY_DEALER = 0b110;
const ALL = 0b111;

const DAYS = `SELECT coalesce(json_agg(json_build_object('date', entry_date, 'amount', amount::text,
    'quantity', CASE WHEN yes THEN trim_scale(quantity)::text END) ORDER BY entry_date), '[]') FROM sums, one_unit WHERE by = ${BY_DAY}`;

const PRODUCTS = `SELECT coalesce(json_agg(json_build_object('skuId', t.sku_id, 'code', coalesce(s.code, ''), 'name', coalesce(s.name, ''), 'nameEn', s.name_en,
    'quantity', trim_scale(t.quantity)::text, 'unit', coalesce(s.base_unit, ''), 'amount', t.amount::text) ORDER BY t.amount DESC, t.sku_id), '[]')
  FROM (SELECT * FROM sums WHERE by = ${BY_SKU} ORDER BY amount DESC, sku_id LIMIT ${TOP}) t LEFT JOIN sku s ON s.id = t.sku_id`;

const DEALERS = `SELECT coalesce(json_agg(json_build_object('dealerId', t.dealer_id, 'code', coalesce(o.code, ''), 'name', coalesce(o.name, ''),
    'nameEn', nullif(o.name_en, ''), 'amount', t.amount::text, 'entries', t.entries) ORDER BY t.amount DESC, t.dealer_id), '[]')
  FROM (SELECT * FROM sums WHERE by = ${BY_DEALER} ORDER BY amount DESC, dealer_id LIMIT ${TOP}) t LEFT JOIN organisation o ON o.id = t.dealer_id`;

const TOTALS = `SELECT json_build_object('amount', coalesce(amount, 0)::numeric(20,2)::text, 'entries', coalesce(entries, 0),
    'dealers', (SELECT count(*) FROM sums WHERE by = ${BY_DEALER}), 'products', (SELECT count(*) FROM sums WHERE by = ${BY_SKU}))
  FROM sums WHERE by = ${ALL}`;

/** Of rows with entry_date, kind, dealer_id and sku_id under `alias`. */
function condition(tx: TxCtx, { period, branchId, productLineId, dealerId, tier }: SellThroughFilter, alias: string, params: SqlParams): string {
  const parts = [
    `${alias}.entry_date BETWEEN ${params.add(period.from)} AND ${params.add(period.to)}`,
    `${alias}.kind = 'sale'`,
    dealerScope(tx, 'flow', `${alias}.dealer_id`, params),
  ];
  if (dealerId !== undefined) parts.push(`${alias}.dealer_id = ${params.add(dealerId)}`);
  const ofTier = dealerId === undefined ? tier : null;
  if (ofTier !== null || branchId !== undefined) {
    parts.push(`${alias}.dealer_id IN (SELECT flow_dealers(${params.add(ofTier)}::smallint, ${params.add(branchId ?? null)}::bigint))`);
  }
  if (productLineId !== undefined) parts.push(`${alias}.sku_id IN (SELECT line.id FROM sku line WHERE line.product_line_id = ${params.add(productLineId)})`);
  return parts.join(' AND ');
}
