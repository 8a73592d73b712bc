import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@tributary/kernel';
import { prepared, priceScope, sql, SqlParams, type TxCtx } from '@tributary/platform';
import type { PriceDecision, PriceQuery } from './price';

/** An entry of a list with the days on which both are valid; `upTo` is the first day on which they are not. */
export interface PriceEntry extends PriceDecision {
  readonly from: LocalDate;
  readonly upTo: LocalDate | null;
}

/** The order in which entries are considered. Everything that ranks prices uses it, so that `explain` explains `resolve`. */
const BY_RANK = `l.seller_id IS NULL, l.priority DESC, greatest(lower(l.valid), lower(i.valid)) DESC NULLS LAST,
  lower(i.valid) DESC NULLS LAST, l.id DESC, i.id DESC`;

const ENTRY = `i.sku_id AS "skuId", l.id AS "priceListId", l.code AS "priceListCode", l.name AS "priceListName",
  l.name_en AS "priceListNameEn", i.unit, i.price`;

@Injectable()
export class PriceRepository {
  /** The entry that counts for each SKU that has one: one statement for any number of SKUs and lists. */
  best(tx: TxCtx, { sellerId, date }: PriceQuery, skuIds: readonly number[]): Promise<PriceDecision[]> {
    const params = new SqlParams();
    const day = `${params.add(date)}::date`;
    return sql(
      tx,
      prepared(`SELECT DISTINCT ON (i.sku_id) ${ENTRY}
       FROM price_list l JOIN price_list_item i ON i.price_list_id = l.id
       WHERE i.sku_id = ANY (${params.add(skuIds)}::bigint[]) AND l.valid @> ${day} AND i.valid @> ${day}
         AND ${ofSeller(sellerId, params)} AND ${priceScope(tx, 'l.id', 'l.seller_id', params)}
       ORDER BY i.sku_id, ${BY_RANK}`),
      params,
    );
  }

  /** Every entry for one SKU, past and future ones too, in the order in which they would be considered. */
  entries(tx: TxCtx, sellerId: number, skuId: number): Promise<PriceEntry[]> {
    const params = new SqlParams();
    return sql(
      tx,
      `SELECT ${ENTRY}, coalesce(lower(l.valid * i.valid), DATE '2000-01-01') AS "from", upper(l.valid * i.valid) AS "upTo"
       FROM price_list l JOIN price_list_item i ON i.price_list_id = l.id
       WHERE i.sku_id = ${params.add(skuId)} AND l.valid && i.valid
         AND ${ofSeller(sellerId, params)} AND ${priceScope(tx, 'l.id', 'l.seller_id', params)}
       ORDER BY ${BY_RANK}`,
      params,
    );
  }
}

/** A seller's own lists; for a dealer also the ones that head office recommends to all of them. */
function ofSeller(sellerId: number, params: SqlParams): string {
  const seller = params.add(sellerId);
  return `(l.seller_id = ${seller} OR l.seller_id IS NULL AND l.tier = 2
    AND EXISTS (SELECT 1 FROM organisation o WHERE o.id = ${seller} AND o.kind = 'dealer'))`;
}
