import { Injectable } from '@nestjs/common';
import { skuFilterSql, SKU_UNITS_SQL } from '@tributary/catalogue';
import type { LocalDate, UnitConversion } from '@tributary/kernel';
import { catalogueScope, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { ChangeSource } from '../change/price-change.repository';
import { readListSql } from '../list/price-list-scope';

export interface ItemPrice {
  readonly unit: string;
  readonly fromQuantity: string;
  readonly price: string;
  readonly validFrom: LocalDate;
  /** Last day; null: until further notice. */
  readonly validTo: LocalDate | null;
}

/** One SKU of a list with its prices, in order of unit, break and day. */
export interface PriceItem {
  readonly skuId: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly salesUnit: string;
  readonly units: readonly UnitConversion[];
  readonly prices: readonly ItemPrice[];
}

export interface PriceChangeRecord extends Omit<ItemPrice, 'price'> {
  readonly id: number;
  readonly oldPrice: string | null;
  readonly newPrice: string | null;
  readonly source: ChangeSource;
  readonly actorName: string;
  readonly at: Date;
}

export interface PriceItemPage {
  readonly search?: string;
  /** Prices that are over on this day are left out. */
  readonly on: LocalDate;
  readonly after?: string;
  readonly limit: number;
}

/** More prices of one SKU in one list nobody reads. */
const PRICES_OF_SKU = 500;

@Injectable()
export class PriceItemRepository {
  /** The SKUs that have a price on the day or later, in order of their code. */
  list(tx: TxCtx, priceListId: number, { search, on, after, limit }: PriceItemPage): Promise<PriceItem[]> {
    const params = new SqlParams();
    const still = `i.price_list_id = ${params.add(priceListId)} AND i.sku_id = s.id AND NOT i.valid << daterange(${params.add(on)}::date, NULL)`;
    const where = [skuFilterSql(tx, search === undefined ? {} : { search }, params), `EXISTS (SELECT 1 FROM price_list_item i WHERE ${still})`, this.readable(tx, priceListId, params)];
    if (after !== undefined) where.push(`s.code > ${params.add(after)}`);
    return sql(tx, `${itemSql(still)} FROM sku s WHERE ${where.join(' AND ')} ORDER BY s.code LIMIT ${params.add(limit)}`, params);
  }

  /** One SKU with all its prices in the list, past ones included; undefined where the catalogue does not show it. */
  find(tx: TxCtx, priceListId: number, skuId: number): Promise<PriceItem | undefined> {
    const params = new SqlParams();
    const all = `i.price_list_id = ${params.add(priceListId)} AND i.sku_id = s.id`;
    const where = [`s.id = ${params.add(skuId)}`, catalogueScope(tx, 's.id', 's.product_line_id', params), this.readable(tx, priceListId, params)];
    return sqlOne(tx, `${itemSql(all)} FROM sku s WHERE ${where.join(' AND ')}`, params);
  }

  /** Who changed the prices of one SKU, newest first. */
  changes(tx: TxCtx, priceListId: number, skuId: number, { before, limit }: { before?: number; limit: number }): Promise<PriceChangeRecord[]> {
    const params = new SqlParams();
    const where = [`c.price_list_id = ${params.add(priceListId)}`, `c.sku_id = ${params.add(skuId)}`, this.readable(tx, priceListId, params)];
    if (before !== undefined) where.push(`c.id < ${params.add(before)}`);
    return sql(
      tx,
      `SELECT c.id, c.unit, trim_scale(c.from_quantity) AS "fromQuantity", lower(c.valid) AS "validFrom", upper(c.valid) - 1 AS "validTo",
         c.old_price AS "oldPrice", c.new_price AS "newPrice", c.source, c.actor_name AS "actorName", c.at
       FROM price_change c WHERE ${where.join(' AND ')} ORDER BY c.id DESC LIMIT ${params.add(limit)}`,
      params,
    );
  }

  private readable(tx: TxCtx, priceListId: number, params: SqlParams): string {
    return `EXISTS (SELECT 1 FROM price_list l WHERE l.id = ${params.add(priceListId)} AND ${readListSql(tx, params)})`;
  }
}

/** `prices`: which items `i` of `sku s`. */
function itemSql(prices: string): string {
  return `SELECT s.id AS "skuId", s.code, s.name, nullif(s.name_en, '') AS "nameEn", s.sales_unit AS "salesUnit", ${SKU_UNITS_SQL} AS units,
    (SELECT coalesce(json_agg(json_build_object('unit', i.unit, 'fromQuantity', trim_scale(i.from_quantity)::text, 'price', i.price::text,
        'validFrom', coalesce(lower(i.valid), DATE '2000-01-01'), 'validTo', upper(i.valid) - 1) ORDER BY i.unit, i.from_quantity, lower(i.valid)), '[]')
     FROM (SELECT i.* FROM price_list_item i WHERE ${prices} ORDER BY lower(i.valid) DESC LIMIT ${PRICES_OF_SKU}) i) AS prices`;
}
