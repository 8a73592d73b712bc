import { Injectable } from '@nestjs/common';
import { fetchSize, type PageQuery, platformErrors, seesPrices, sql, SqlParams, type TxCtx } from '@tributary/platform';
import type { OrderSummary } from './order';
import { type OrderFilter, orderFilterSql } from './order-filter';
import { partySql } from './order-party';
import { afterCursorSql, type OrderSort, orderSorts } from './order-sort';

export type OrderListQuery = PageQuery & OrderFilter & { readonly sort?: OrderSort };

export interface OrderListRow extends OrderSummary {
  /** What the list is sorted by, exactly: where the next page goes on. */
  readonly cursor: string;
}

@Injectable()
export class OrderListRepository {
  /** Orders of the organisation on one side; baskets are not among them. One statement. */
  list(tx: TxCtx, organisationId: number, query: OrderListQuery): Promise<OrderListRow[]> {
    return this.select(tx, organisationId, query, fetchSize(query));
  }

  /** The same from the start on, at most `limit`. */
  first(tx: TxCtx, organisationId: number, query: OrderFilter & { readonly sort?: OrderSort }, limit: number): Promise<OrderListRow[]> {
    return this.select(tx, organisationId, query, limit);
  }

  private select(tx: TxCtx, organisationId: number, query: OrderListQuery, limit: number): Promise<OrderListRow[]> {
    if (asksForAmounts(query) && !seesPrices(tx)) throw platformErrors.pricesHidden();
    const params = new SqlParams();
    const sort = query.sort ?? 'newest';
    const { orderBy, key } = orderSorts[sort];
    return sql<OrderListRow>(
      tx,
      `SELECT o.id, o.number, o.tier, o.state, ${partySql('seller', 's')} AS seller, ${partySql('buyer', 'b')} AS buyer,
              nullif(o.purchase_order_number, '') AS "purchaseOrderNumber", o.total, l."lineCount", l.name AS "firstLineName",
              nullif(l.name_en, '') AS "firstLineNameEn", o.submitted_at AS "submittedAt", o.updated_at AS "updatedAt",
              o.promised_on AS "promisedOn", nullif(o.acted_by_name, '') AS "actedByName", ${key} AS cursor
       FROM sales_order o LEFT JOIN organisation s ON s.id = o.seller_id LEFT JOIN organisation b ON b.id = o.buyer_id
       CROSS JOIN LATERAL (
         SELECT count(*) AS "lineCount", (array_agg(sku_name ORDER BY line_no))[1] AS name, (array_agg(sku_name_en ORDER BY line_no))[1] AS name_en
         FROM order_line WHERE order_id = o.id
       ) l
       WHERE ${orderFilterSql(tx, organisationId, query, params)} AND ${afterCursorSql(sort, query, params)}
       ORDER BY ${orderBy} LIMIT ${params.add(limit)}`,
      params,
    );
  }
}

/** A filter by amounts, and an order by them, would tell what an order is worth to whoever tries long enough. */
function asksForAmounts({ totalFrom, totalTo, sort }: OrderListQuery): boolean {
  return totalFrom !== undefined || totalTo !== undefined || sort === 'total';
}
