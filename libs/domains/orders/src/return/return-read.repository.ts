import { Injectable } from '@nestjs/common';
import { cursorKey, fetchSize, type PageQuery, partyScope, searchSql, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import { partySql } from '../order/order-party';
import type { ReturnDetailLine, ReturnHistoryEntry, ReturnSummary } from './order-return';
import { type ReturnFilter, returnFilterSql } from './return-filter';

export type ReturnListQuery = PageQuery & ReturnFilter;

const SUMMARY = `r.id, r.number, r.order_id AS "orderId", o.number AS "orderNumber", r.tier, r.state, ${partySql('seller', 's', 'r')} AS seller, ${partySql('buyer', 'b', 'r')} AS buyer,
  r.reason, l."lineCount", l.name AS "firstLineName", nullif(l.name_en, '') AS "firstLineNameEn", r.credit, nullif(r.carrier, '') AS carrier,
  nullif(r.waybill_number, '') AS "waybillNumber", r.requested_at AS "requestedAt", r.updated_at AS "updatedAt"
  FROM order_return r JOIN sales_order o ON o.id = r.order_id LEFT JOIN organisation s ON s.id = r.seller_id LEFT JOIN organisation b ON b.id = r.buyer_id
  CROSS JOIN LATERAL (
    SELECT count(*) AS "lineCount", (array_agg(t.sku_name ORDER BY t.line_no))[1] AS name, (array_agg(t.sku_name_en ORDER BY t.line_no))[1] AS name_en
    FROM return_line g JOIN order_line t ON t.id = g.order_line_id WHERE g.return_id = r.id
  ) l`;

@Injectable()
export class ReturnReadRepository {
  /** Returns of the organisation on one side, the latest first. */
  list(tx: TxCtx, organisationId: number, query: ReturnListQuery): Promise<ReturnSummary[]> {
    const params = new SqlParams();
    return this.select(tx, returnFilterSql(tx, organisationId, query, params), query, params);
  }

  /** The same from the start on, at most `limit`. */
  first(tx: TxCtx, organisationId: number, filter: ReturnFilter, limit: number): Promise<ReturnSummary[]> {
    const params = new SqlParams();
    return sql<ReturnSummary>(tx, `SELECT ${SUMMARY} WHERE ${returnFilterSql(tx, organisationId, filter, params)} ORDER BY r.id DESC LIMIT ${params.add(limit)}`, params);
  }

  /** Returns of one order, the latest first; undefined where there is no such order in sight. */
  async ofOrder(tx: TxCtx, orderId: number, query: PageQuery): Promise<ReturnSummary[] | undefined> {
    const [asked, params] = [new SqlParams(), new SqlParams()];
    const order = await sqlOne(
      tx,
      `SELECT o.id FROM sales_order o WHERE o.id = ${asked.add(orderId)} AND o.state <> 'draft' AND ${partyScope(tx, 'o.buyer_id', 'o.seller_id', asked)}`,
      asked,
    );
    const where = `r.order_id = ${params.add(orderId)} AND ${partyScope(tx, 'r.buyer_id', 'r.seller_id', params)} AND ${searchSql('r.search_text', query.search, params)}`;
    return order ? this.select(tx, where, query, params) : undefined;
  }

  private select(tx: TxCtx, where: string, query: PageQuery, params: SqlParams): Promise<ReturnSummary[]> {
    const before = cursorKey(query, 1);
    return sql<ReturnSummary>(
      tx,
      `SELECT ${SUMMARY} WHERE ${where} ${before ? `AND r.id < ${params.add(before[0])}::bigint` : ''} ORDER BY r.id DESC LIMIT ${params.add(fetchSize(query))}`,
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
      `SELECT t.id, l.line_no AS "lineNo", l.sku_id AS "skuId", l.sku_code AS code, l.sku_name AS name, nullif(l.sku_name_en, '') AS "nameEn", l.unit, t.condition,
              ${orderedSql('l.received_base')} AS "receivedQuantity", ${orderedSql('t.requested_base')} AS "requestedQuantity", ${orderedSql('t.approved_base')} AS "approvedQuantity",
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
