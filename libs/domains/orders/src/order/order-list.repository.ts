import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@tributary/kernel';
import { addDays, shanghaiMidnight } from '@tributary/kernel';
import { cursorKey, fetchSize, type PageQuery, partyScope, searchSql, sql, SqlParams, type TxCtx } from '@tributary/platform';
import type { OrderSummary } from './order';
import { partySql, type Side } from './order-party';
import type { OrderState } from './order.states';

export interface OrderListQuery extends PageQuery {
  readonly side: Side;
  readonly state?: OrderState;
  /** Days of submission in Shanghai, both included. */
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

export interface OrderListRow extends OrderSummary {
  /** `submittedAt` to the microsecond: where the next page goes on. */
  readonly cursor: string;
}

@Injectable()
export class OrderListRepository {
  /** Orders of the organisation on one side, the latest submission first; baskets are not among them. */
  list(tx: TxCtx, organisationId: number, query: OrderListQuery): Promise<OrderListRow[]> {
    const params = new SqlParams();
    return sql<OrderListRow>(
      tx,
      `SELECT o.id, o.number, o.tier, o.state, ${partySql('seller', 's')} AS seller, ${partySql('buyer', 'b')} AS buyer,
              nullif(o.purchase_order_number, '') AS "purchaseOrderNumber", o.total, l."lineCount", l.name AS "firstLineName",
              nullif(l.name_en, '') AS "firstLineNameEn", o.submitted_at AS "submittedAt", o.updated_at AS "updatedAt", o.submitted_at::text AS cursor
       FROM sales_order o LEFT JOIN organisation s ON s.id = o.seller_id LEFT JOIN organisation b ON b.id = o.buyer_id
       CROSS JOIN LATERAL (
         SELECT count(*) AS "lineCount", (array_agg(sku_name ORDER BY line_no))[1] AS name, (array_agg(sku_name_en ORDER BY line_no))[1] AS name_en
         FROM order_line WHERE order_id = o.id
       ) l
       WHERE ${query.side === 'buyer' ? 'o.buyer_id' : 'o.seller_id'} = ${params.add(organisationId)} AND ${conditions(tx, query, params)}
       ORDER BY o.submitted_at DESC, o.id DESC LIMIT ${params.add(fetchSize(query))}`,
      params,
    );
  }
}

function conditions(tx: TxCtx, query: OrderListQuery, params: SqlParams): string {
  const before = cursorKey(query, 2);
  return [
    'o.submitted_at IS NOT NULL',
    partyScope(tx, 'o.buyer_id', 'o.seller_id', params),
    searchSql('o.search_text', query.search, params),
    ...(query.state ? [`o.state = ${params.add(query.state)}`] : []),
    ...(query.from ? [`o.submitted_at >= ${params.add(shanghaiMidnight(query.from))}`] : []),
    ...(query.to ? [`o.submitted_at < ${params.add(shanghaiMidnight(addDays(query.to, 1)))}`] : []),
    ...(before ? [`(o.submitted_at, o.id) < (${params.add(before[0])}::timestamptz, ${params.add(before[1])}::bigint)`] : []),
  ].join(' AND ');
}
