import { Injectable } from '@nestjs/common';
import { cursorKey, fetchSize, type PageQuery, partyScope, searchSql, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import { partySql, type Side } from '../order/order-party';
import type { ReturnDetailLine, ReturnHistoryEntry, ReturnSummary } from './order-return';
import type { ReturnState } from './return.states';

export interface ReturnListQuery extends PageQuery {
  readonly side: Side;
  readonly state?: ReturnState;
  readonly orderId?: number;
}

const SUMMARY = `r.id, r.number, r.order_id AS "orderId", o.number AS "orderNumber", r.tier, r.state, ${partySql('seller', 's', 'r')} AS seller, ${partySql('buyer', 'b', 'r')} AS buyer,
  r.reason, (SELECT count(*) FROM return_line t WHERE t.return_id = r.id) AS "lineCount", r.credit, r.requested_at AS "requestedAt", r.updated_at AS "updatedAt"
  FROM order_return r JOIN sales_order o ON o.id = r.order_id LEFT JOIN organisation s ON s.id = r.seller_id LEFT JOIN organisation b ON b.id = r.buyer_id`;

@Injectable()
export class ReturnReadRepository {
  /** Returns of the organisation on one side, the latest first. */
  list(tx: TxCtx, organisationId: number, query: ReturnListQuery): Promise<ReturnSummary[]> {
    const params = new SqlParams();
    const before = cursorKey(query, 1);
    return sql<ReturnSummary>(
      tx,
      `SELECT ${SUMMARY} WHERE ${query.side === 'buyer' ? 'r.buyer_id' : 'r.seller_id'} = ${params.add(organisationId)}
         AND ${partyScope(tx, 'r.buyer_id', 'r.seller_id', params)} AND ${searchSql('r.search_text', query.search, params)}
         ${query.state ? `AND r.state = ${params.add(query.state)}` : ''} ${query.orderId ? `AND r.order_id = ${params.add(query.orderId)}` : ''}
         ${before ? `AND r.id < ${params.add(before[0])}::bigint` : ''}
       ORDER BY r.id DESC LIMIT ${params.add(fetchSize(query))}`,
      params,
    );
  }

  head(tx: TxCtx, id: number): Promise<ReturnSummary | undefined> {
    const params = new SqlParams();
    return sqlOne<ReturnSummary>(tx, `SELECT ${SUMMARY} WHERE r.id = ${params.add(id)} AND ${partyScope(tx, 'r.buyer_id', 'r.seller_id', params)}`, params);
  }

  lines(tx: TxCtx, returnId: number): Promise<ReturnDetailLine[]> {
    const params = new SqlParams();
    return sql<ReturnDetailLine>(
      tx,
      `SELECT t.id, l.line_no AS "lineNo", l.sku_id AS "skuId", l.sku_code AS code, l.sku_name AS name, nullif(l.sku_name_en, '') AS "nameEn", l.unit,
              ${orderedSql('t.requested_base')} AS "requestedQuantity", ${orderedSql('t.approved_base')} AS "approvedQuantity",
              ${orderedSql('t.restocked_base')} AS "restockedQuantity", ${orderedSql('t.scrapped_base')} AS "scrappedQuantity", t.credit
       FROM return_line t JOIN order_line l ON l.id = t.order_line_id
       WHERE t.return_id = ${params.add(returnId)} AND ${partyScope(tx, 't.buyer_id', 't.seller_id', params)} ORDER BY l.line_no`,
      params,
    );
  }

  history(tx: TxCtx, returnId: number): Promise<ReturnHistoryEntry[]> {
    const params = new SqlParams();
    return sql<ReturnHistoryEntry>(
      tx,
      `SELECT e.at, e.name, e.to_state AS "to", e.actor_name AS "actorName", e.on_behalf_of_name AS "onBehalfOf", nullif(e.reason, '') AS reason
       FROM return_event e WHERE e.return_id = ${params.add(returnId)} AND ${partyScope(tx, 'e.buyer_id', 'e.seller_id', params)} ORDER BY e.id`,
      params,
    );
  }
}

/** SQL: base units in the unit in which line `l` was ordered. */
function orderedSql(base: string): string {
  return `trim_scale(trunc(${base} * l.quantity / l.base_quantity, 3))`;
}
