import { Injectable } from '@nestjs/common';
import { catalogueScope, prepared, priceScope, sql, SqlParams, type TxCtx } from '@tributary/platform';
import type { PriceDecision, PriceDemand, PriceQuery, PriceStep } from './price';
import type { PriceEntry } from './price-choice';

/** The order in which entries are considered. Everything that ranks prices uses it, so that `explain` explains `resolve`. */
const BY_RANK = `l.kind = 'contract' DESC, l.seller_id IS NULL, l.priority DESC, b.from_base DESC NULLS LAST,
  greatest(lower(l.valid), lower(i.valid)) DESC NULLS LAST, lower(i.valid) DESC NULLS LAST, l.id DESC, i.id DESC`;

const ENTRY = `i.sku_id AS "skuId", l.id AS "priceListId", l.code AS "priceListCode", l.name AS "priceListName",
  l.name_en AS "priceListNameEn", l.kind, i.unit, i.price, trim_scale(i.from_quantity) AS "fromQuantity"`;

/** List `l`, item `i` and `b.from_base`, the quantity of its break in base units: NULL where the SKU no longer has the unit. */
const ITEMS = `price_list l JOIN price_list_item i ON i.price_list_id = l.id
  CROSS JOIN LATERAL (SELECT CASE WHEN i.from_quantity = 0 THEN 0 ELSE
    (SELECT trim_scale(i.from_quantity * u.numerator / u.denominator) FROM sku_unit u WHERE u.sku_id = i.sku_id AND u.unit = i.unit) END AS from_base) b`;

@Injectable()
export class PriceRepository {
  /** The entry that counts for each SKU that has one: one statement for any number of SKUs and lists. */
  best(tx: TxCtx, query: PriceQuery, wanted: readonly PriceDemand[]): Promise<PriceDecision[]> {
    const params = new SqlParams();
    const demand = `unnest(${params.add(wanted.map(({ skuId }) => skuId))}::bigint[], ${params.add(wanted.map(({ base }) => base))}::numeric[]) AS w(sku_id, base)`;
    return this.first(tx, query, demand, params);
  }

  /** As `best`, for the smallest sale of each SKU. */
  smallest(tx: TxCtx, query: PriceQuery, skuIds: readonly number[]): Promise<PriceDecision[]> {
    const params = new SqlParams();
    return this.first(tx, query, smallestSaleSql(tx, skuIds, params), params);
  }

  /** Every entry in force, whatever its break, in the order in which they are considered. */
  inForce(tx: TxCtx, query: PriceQuery, skuIds: readonly number[]): Promise<(PriceStep & { readonly smallest: string })[]> {
    const params = new SqlParams();
    const demand = smallestSaleSql(tx, skuIds, params);
    return sql(
      tx,
      prepared(`SELECT ${ENTRY}, b.from_base::text AS "fromBase", w.base::text AS smallest
       FROM ${demand} JOIN (${ITEMS}) ON i.sku_id = w.sku_id WHERE ${inForceSql(tx, query, params)} ORDER BY i.sku_id, ${BY_RANK}`),
      params,
    );
  }

  /** Every entry for one SKU, past and future ones too, in the order in which they would be considered. */
  entries(tx: TxCtx, sellerId: number, skuId: number): Promise<PriceEntry[]> {
    const params = new SqlParams();
    return sql(
      tx,
      `SELECT ${ENTRY}, b.from_base::text AS "fromBase", coalesce(lower(l.valid * i.valid), DATE '2000-01-01') AS "from", upper(l.valid * i.valid) AS "upTo"
       FROM ${ITEMS}
       WHERE i.sku_id = ${params.add(skuId)} AND l.valid && i.valid AND ${openToBuyerSql(tx, sellerId, params)}
       ORDER BY ${BY_RANK}`,
      params,
    );
  }

  private first(tx: TxCtx, query: PriceQuery, demand: string, params: SqlParams): Promise<PriceDecision[]> {
    return sql(
      tx,
      prepared(`SELECT DISTINCT ON (i.sku_id) ${ENTRY}
       FROM ${demand} JOIN (${ITEMS}) ON i.sku_id = w.sku_id
       WHERE b.from_base <= w.base AND ${inForceSql(tx, query, params)}
       ORDER BY i.sku_id, ${BY_RANK}`),
      params,
    );
  }
}

/** The rows `w`: each SKU with its smallest sale, the least whole number of packs that may be ordered, in base units. */
function smallestSaleSql(tx: TxCtx, skuIds: readonly number[], params: SqlParams): string {
  return `(SELECT asked.sku_id, coalesce(trim_scale(ceil(greatest(s.minimum_quantity / s.pack_multiple, 1)) * s.pack_multiple * u.numerator / u.denominator), 0) AS base
    FROM unnest(${params.add([...new Set(skuIds)])}::bigint[]) AS asked(sku_id)
      LEFT JOIN (sku s JOIN sku_unit u ON u.sku_id = s.id AND u.unit = s.sales_unit) ON s.id = asked.sku_id AND ${catalogueScope(tx, 's.id', 's.product_line_id', params)}) AS w`;
}

function inForceSql(tx: TxCtx, { sellerId, date }: PriceQuery, params: SqlParams): string {
  const day = `${params.add(date)}::date`;
  return `l.valid @> ${day} AND i.valid @> ${day} AND ${openToBuyerSql(tx, sellerId, params)}`;
}

/**
 * A seller's own lists; for a dealer also the ones that head office recommends to all of them. A contract counts for the
 * dealer that it was made with and for nobody else, whoever may see it.
 */
function openToBuyerSql(tx: TxCtx, sellerId: number, params: SqlParams): string {
  const seller = params.add(sellerId);
  return `(l.seller_id = ${seller} OR l.seller_id IS NULL AND l.tier = 2 AND EXISTS (SELECT 1 FROM organisation o WHERE o.id = ${seller} AND o.kind = 'dealer'))
    AND (l.buyer_id IS NULL OR l.buyer_id = ${params.add(tx.scope.organisation)}) AND ${priceScope(tx, 'l.id', 'l.seller_id', params)}`;
}
