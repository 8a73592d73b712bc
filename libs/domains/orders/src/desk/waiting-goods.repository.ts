import { Injectable } from '@nestjs/common';
import { catalogueScope, partyScope, sql, sqlOne, SqlParams, stockScope, type TxCtx } from '@tributary/platform';
import { type Party, partySql } from '../order/order-party';

/** A line that waits for goods of an SKU, with its order. Base units. */
export interface WaitingGoods {
  readonly lineId: number;
  readonly orderId: number;
  readonly orderNumber: string;
  readonly buyer: Party;
  readonly submittedAt: Date;
  readonly open: string;
  readonly allocatedBase: string;
  readonly locationId: number;
  readonly promisedOn: string | null;
  readonly planId: number | null;
  readonly planReadyOn: string | null;
  /** Days on the road from the location that is looked at; null: nobody said. */
  readonly days: number | null;
}

export interface FreePlace {
  readonly locationId: number;
  readonly name: string;
  readonly nameEn: string;
  readonly free: string;
}

/** Production of which something can still be promised. */
export interface FreePlan {
  readonly planId: number;
  readonly readyOn: string;
  readonly locationName: string;
  readonly locationNameEn: string;
  readonly free: string;
}

export interface ShortSku {
  readonly skuId: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly baseUnit: string;
  /** The smallest quantity that is handed out: a pack, in base units. */
  readonly pack: string;
}

/** Lines whose goods are agreed and not all set aside; the first comparison is that of the index `order_line_waiting`. */
export const WAITING_SQL = `l.allocated_base < l.base_quantity AND l.allocated_base < coalesce(l.confirmed_base, l.base_quantity)
  AND o.state IN ('confirmed', 'in-production', 'shipping')`;

@Injectable()
export class WaitingGoodsRepository {
  /** More than anybody shares out at once. */
  static readonly MOST = 200;

  sku(tx: TxCtx, skuId: number): Promise<ShortSku | undefined> {
    const params = new SqlParams();
    return sqlOne(
      tx,
      `SELECT s.id AS "skuId", s.code, s.name, s.name_en AS "nameEn", s.base_unit AS "baseUnit",
              trim_scale(round(s.pack_multiple * u.numerator / u.denominator, 3)) AS pack
       FROM sku s JOIN sku_unit u ON u.sku_id = s.id AND u.unit = s.sales_unit
       WHERE s.id = ${params.add(skuId)} AND ${catalogueScope(tx, 's.id', 's.product_line_id', params)}`,
      params,
    );
  }

  /** Who waits for an SKU, the oldest promise first; `days` are counted from `locationId`. */
  waiting(tx: TxCtx, sellerId: number, skuId: number, locationId: number | null): Promise<WaitingGoods[]> {
    const params = new SqlParams();
    return sql(
      tx,
      `SELECT l.id AS "lineId", o.id AS "orderId", o.number AS "orderNumber", ${partySql('buyer', 'b')} AS buyer, o.submitted_at AS "submittedAt",
              trim_scale(coalesce(l.confirmed_base, l.base_quantity) - l.allocated_base) AS open, trim_scale(l.allocated_base) AS "allocatedBase",
              l.location_id AS "locationId", l.promised_on::text AS "promisedOn", p.id AS "planId", p.ready_on::text AS "planReadyOn",
              (SELECT t.days FROM transit_time t WHERE t.location_id = ${params.add(locationId)}::bigint AND starts_with(d.division_code, t.division_code)
               ORDER BY length(t.division_code) DESC LIMIT 1) AS days
       FROM order_line l JOIN sales_order o ON o.id = l.order_id JOIN dealer d ON d.id = o.buyer_id
       LEFT JOIN organisation b ON b.id = o.buyer_id LEFT JOIN production_plan p ON p.id = l.production_plan_id
       WHERE l.seller_id = ${params.add(sellerId)} AND l.sku_id = ${params.add(skuId)} AND ${WAITING_SQL}
         AND ${partyScope(tx, 'o.buyer_id', 'o.seller_id', params)}
       ORDER BY l.promised_on, o.submitted_at, l.id LIMIT ${WaitingGoodsRepository.MOST}`,
      params,
    );
  }

  /** Where an SKU lies free, the most first. */
  places(tx: TxCtx, sellerId: number, skuId: number): Promise<FreePlace[]> {
    const params = new SqlParams();
    return sql(
      tx,
      `SELECT w.id AS "locationId", w.name, w.name_en AS "nameEn", trim_scale(b.on_hand - b.reserved) AS free
       FROM stock_balance b JOIN stock_location w ON w.id = b.location_id
       WHERE b.owner_id = ${params.add(sellerId)} AND b.sku_id = ${params.add(skuId)} AND b.batch = '' AND b.on_hand > b.reserved
         AND ${stockScope(tx, 'b.owner_id', 'b.location_id', params)}
       ORDER BY b.on_hand - b.reserved DESC, w.id`,
      params,
    );
  }

  /** Open plans of an SKU of which something is left, the earliest first. */
  plans(tx: TxCtx, sellerId: number, skuId: number): Promise<FreePlan[]> {
    const params = new SqlParams();
    return sql(
      tx,
      `SELECT p.id AS "planId", p.ready_on::text AS "readyOn", w.name AS "locationName", w.name_en AS "locationNameEn", trim_scale(p.planned - p.promised - p.produced + p.allocated) AS free
       FROM production_plan p JOIN stock_location w ON w.id = p.location_id
       WHERE p.owner_id = ${params.add(sellerId)} AND p.sku_id = ${params.add(skuId)} AND p.status = 'open' AND p.planned - p.promised - p.produced + p.allocated > 0
         AND ${stockScope(tx, 'p.owner_id', 'p.location_id', params)}
       ORDER BY p.ready_on, p.id LIMIT ${WaitingGoodsRepository.MOST}`,
      params,
    );
  }

  /** What of the SKUs lies free anywhere in sight: for an order that takes what there is. */
  free(tx: TxCtx, sellerId: number, skuIds: readonly number[]): Promise<{ skuId: number; locationId: number; free: string }[]> {
    const params = new SqlParams();
    return sql(
      tx,
      `SELECT b.sku_id AS "skuId", b.location_id AS "locationId", trim_scale(b.on_hand - b.reserved) AS free FROM stock_balance b
       WHERE b.owner_id = ${params.add(sellerId)} AND b.sku_id = ANY (${params.add(skuIds)}::bigint[]) AND b.batch = '' AND b.on_hand > b.reserved
         AND ${stockScope(tx, 'b.owner_id', 'b.location_id', params)}
       ORDER BY b.sku_id, b.on_hand - b.reserved DESC, b.location_id`,
      params,
    );
  }
}
