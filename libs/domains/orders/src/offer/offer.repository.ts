import { Injectable } from '@nestjs/common';
import { SKU_UNIT_TUPLES_SQL, skuFilterSql } from '@tributary/catalogue';
import { localNameSql } from '@tributary/dealers';
import { prepared, sql, sqlOne, SqlParams, stockScope, type TxCtx } from '@tributary/platform';
import { favouriteSql } from '../favourite/favourite.repository';
import type { OfferRow } from './offer';

/** The seller, and the business lines in which it supplies the buyer. */
export interface Trade {
  readonly sellerId: number;
  readonly businessLineIds: readonly number[];
}

export interface OfferFilter {
  readonly search?: string;
  /** The dealer whose own article numbers the search knows. */
  readonly articlesOf?: number;
  /** Only these. */
  readonly skuIds?: readonly number[];
  readonly productLineId?: number;
  readonly categoryId?: number;
  readonly inStock?: boolean;
  /** Only what the person starred. */
  readonly favourites?: boolean;
}

export interface OfferPage extends OfferFilter {
  /** Code of the last SKU of the page before. */
  readonly after?: string;
  readonly limit: number;
}

@Injectable()
export class OfferRepository {
  /** One page in order of the code, units included: one statement. */
  list(tx: TxCtx, trade: Trade, page: OfferPage): Promise<OfferRow[]> {
    const params = new SqlParams();
    const conditions = [suppliedSql(trade, params), skuFilterSql(tx, page, params)];
    if (page.after !== undefined) conditions.push(`s.code > ${params.add(page.after)}`);
    if (page.skuIds) conditions.push(`s.id = ANY (${params.add(page.skuIds)}::bigint[])`);
    if (page.favourites) conditions.push(favouriteSql(tx, params));
    if (page.inStock) conditions.push(`EXISTS (SELECT 1 ${stockSql(tx, params.add(trade.sellerId), params)})`);
    const text = selectSql(tx, `${conditions.join(' AND ')} ORDER BY s.code LIMIT ${Math.trunc(page.limit)}`);
    // every search may have a text of its own; leafing through the catalogue has few
    return sql(tx, page.search ? text : prepared(text), params);
  }

  /** One offer; undefined when the SKU is absent, foreign, discontinued or out of the trade. */
  find(tx: TxCtx, trade: Trade, skuId: number): Promise<OfferRow | undefined> {
    const params = new SqlParams();
    const conditions = [`s.id = ${params.add(skuId)}`, suppliedSql(trade, params), skuFilterSql(tx, {}, params)];
    return sqlOne(tx, selectSql(tx, conditions.join(' AND ')), params);
  }

  /** The names of the price groups through which the actor may buy at these lists. */
  groupNames(tx: TxCtx, priceListIds: readonly number[]): Promise<{ priceListId: number; name: string }[]> {
    const { actor } = tx;
    if (actor.kind !== 'user') return Promise.resolve([]);
    return sql(
      tx,
      `SELECT DISTINCT ON (i.item_id) i.item_id AS "priceListId", ${localNameSql(tx, 'g')} AS name
       FROM access_grant a JOIN access_group g ON g.id = a.group_id AND g.dimension = 'price'
         JOIN access_group_item i ON i.group_id = g.id AND i.kind = 'price_list'
       WHERE i.item_id = ANY ($1::bigint[]) AND (a.user_id = $2 OR a.organisation_id = $3 OR a.tier = $4)
       ORDER BY i.item_id, num_nonnulls(a.tier), g.code`,
      [priceListIds, actor.userId, actor.organisationId, actor.tier],
    );
  }
}

/** The page is cut from `sku s` alone; names and units are fetched for what is on it. */
function selectSql(tx: TxCtx, page: string): string {
  return `SELECT s.id AS "skuId", s.code, s.name, s.name_en AS "nameEn", g.name AS grade, ${localNameSql(tx, 'p')} AS packaging,
      s.product_line_id AS "productLineId", l.name AS "productLineName", l.name_en AS "productLineNameEn",
      s.base_unit AS "baseUnit", s.sales_unit AS "salesUnit", trim_scale(s.pack_multiple)::text AS "packMultiple", trim_scale(s.minimum_quantity)::text AS "minimumQuantity",
      ${SKU_UNIT_TUPLES_SQL} AS units
    FROM (SELECT s.* FROM sku s WHERE ${page}) s
      JOIN grade g ON g.id = s.grade_id JOIN packaging p ON p.id = s.packaging_id JOIN product_line l ON l.id = s.product_line_id
    ORDER BY s.code`;
}

/** What the seller has free of `sku s` at the locations that the buyer may see; batches are not sold from here. */
function stockSql(tx: TxCtx, seller: string, params: SqlParams): string {
  return `FROM stock_location o JOIN stock_balance b ON b.location_id = o.id AND b.owner_id = o.owner_id
    WHERE o.owner_id = ${seller} AND b.sku_id = s.id AND b.batch = '' AND b.on_hand > b.reserved AND ${stockScope(tx, 'b.owner_id', 'b.location_id', params)}`;
}

/** `sku s` is active and belongs to what the seller supplies. */
function suppliedSql({ businessLineIds }: Trade, params: SqlParams): string {
  return `s.status = 'active' AND s.product_line_id IN (SELECT id FROM product_line WHERE business_line_id = ANY (${params.add(businessLineIds)}::bigint[]))`;
}
