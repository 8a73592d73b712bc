import { Injectable } from '@nestjs/common';
import { SKU_UNITS_SQL } from '@tributary/catalogue';
import { localNameSql, suppliedLinesSql } from '@tributary/dealers';
import type { LocalDate } from '@tributary/kernel';
import { catalogueScope, partyScope, prepared, sql, sqlOne, SqlParams, stockScope, type TxCtx } from '@tributary/platform';
import { type Party, partySql } from '../order/order-party';
import type { BasketLine, BasketSku, Draft } from './basket';

/** A seller as the buyer sees it, and the draft with it if there is one. */
export interface BasketHead {
  readonly seller: Party;
  readonly draftId: number | null;
  readonly updatedAt: Date | null;
}

/** How a line reads on the screen. */
export interface BasketLabel {
  readonly lineId: number;
  readonly grade: string;
  readonly packaging: string;
  readonly locationName: string | null;
  readonly locationNameEn: string | null;
}

type BasketLineRow = Omit<BasketLine, 'sku'> & ({ [Field in keyof BasketSku]: BasketSku[Field] | null } | BasketSku);

@Injectable()
export class BasketRepository {
  /** Undefined when the seller is out of the buyer's sight. */
  head(tx: TxCtx, buyerId: number, sellerId: number): Promise<BasketHead | undefined> {
    const params = new SqlParams();
    return sqlOne<BasketHead>(
      tx,
      prepared(`SELECT ${partySql('seller', 's', 'x')} AS seller, o.id AS "draftId", o.updated_at AS "updatedAt"
       FROM organisation s
       CROSS JOIN LATERAL (SELECT s.id AS seller_id, CASE s.kind WHEN 'head_office' THEN 1 ELSE 2 END AS tier) x
       LEFT JOIN sales_order o ON o.seller_id = s.id AND o.buyer_id = ${params.add(buyerId)} AND o.state = 'draft'
         AND ${partyScope(tx, 'o.buyer_id', 'o.seller_id', params)}
       WHERE s.id = ${params.add(sellerId)}`),
      params,
    );
  }

  /** The lines of a draft in order; what is out of the catalogue stays in the basket, without its SKU. */
  async lines(tx: TxCtx, draft: Draft, onDate: LocalDate): Promise<BasketLine[]> {
    const params = new SqlParams();
    const supplied = suppliedLinesSql(tx, { ...draft, onDate }, params);
    const rows = await sql<BasketLineRow>(
      tx,
      prepared(`SELECT l.id, l.line_no AS "lineNo", l.sku_id AS "skuId", l.sku_code AS "skuCode", l.sku_name AS "skuName", l.sku_name_en AS "skuNameEn",
              trim_scale(l.quantity) AS quantity, l.unit, l.wanted_location_id AS "locationId", l.supply, l.wanted_plan_id AS "planId",
              l.requested_price AS "requestedPrice", s.product_line_id AS "productLineId", s.status, p.business_line_id = ANY (${supplied}) AS supplied,
              s.base_unit AS "baseUnit", s.sales_unit AS "salesUnit", trim_scale(s.pack_multiple) AS "packMultiple", trim_scale(s.minimum_quantity) AS "minimumQuantity", ${SKU_UNITS_SQL} AS units
       FROM order_line l
       LEFT JOIN sku s ON s.id = l.sku_id AND ${catalogueScope(tx, 's.id', 's.product_line_id', params)}
       LEFT JOIN product_line p ON p.id = s.product_line_id
       WHERE l.order_id = (SELECT o.id FROM sales_order o WHERE o.id = ${params.add(draft.id)} AND ${partyScope(tx, 'o.buyer_id', 'o.seller_id', params)})
       ORDER BY l.line_no`),
      params,
    );
    return rows.map(({ productLineId, status, supplied: isSupplied, baseUnit, salesUnit, packMultiple, minimumQuantity, units, ...line }) => ({
      ...line,
      sku: status === null ? null : ({ productLineId, status, supplied: isSupplied, baseUnit, salesUnit, packMultiple, minimumQuantity, units } as BasketSku),
    }));
  }

  labels(tx: TxCtx, draftId: number): Promise<BasketLabel[]> {
    const params = new SqlParams();
    return sql<BasketLabel>(
      tx,
      prepared(`SELECT l.id AS "lineId", coalesce(g.name, '') AS grade, coalesce(${localNameSql(tx, 'p')}, '') AS packaging,
              w.name AS "locationName", w.name_en AS "locationNameEn"
       FROM order_line l
       LEFT JOIN sku s ON s.id = l.sku_id AND ${catalogueScope(tx, 's.id', 's.product_line_id', params)}
       LEFT JOIN grade g ON g.id = s.grade_id LEFT JOIN packaging p ON p.id = s.packaging_id
       LEFT JOIN stock_location w ON w.id = l.wanted_location_id AND ${stockScope(tx, 'w.owner_id', 'w.id', params)}
       WHERE l.order_id = ${params.add(draftId)} AND ${partyScope(tx, 'l.buyer_id', 'l.seller_id', params)}`),
      params,
    );
  }
}
