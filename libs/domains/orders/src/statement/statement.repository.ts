import { Injectable } from '@nestjs/common';
import { actorName, cursorKey, fetchSize, type PageQuery, partyScope, sql, sqlOne, SqlParams, type TxCtx, userOf } from '@tributary/platform';
import type { CreditPair } from '../credit/credit-account';
import { partySql } from '../order/order-party';
import type { Month, Statement, StatementAnswer, StatementDetail, StatementEntry } from './statement';
import { currentMonth, spanOf } from './statement-month';

export type MonthRow = Omit<Statement, 'state'>;
export type PartiesRow = Pick<StatementDetail, 'seller' | 'buyer'>;

const SHANGHAI_MONTH = `date_trunc('month', m.at AT TIME ZONE 'Asia/Shanghai')::date`;
const ANSWER = `json_build_object('answer', w.answer, 'closing', w.closing::text, 'reason', nullif(w.reason, ''), 'actorName', w.actor_name, 'at', w.at)`;

@Injectable()
export class StatementRepository {
  /** The months since the first movement, the latest first, `one` of them, or a page: one statement whatever was moved. */
  months(tx: TxCtx, pair: CreditPair, now: Date, query: PageQuery & { readonly one?: Month }): Promise<MonthRow[]> {
    const params = new SqlParams();
    const before = query.one === undefined ? cursorKey(query, 1) : undefined;
    const which = [
      ...(query.one === undefined ? [] : [`s.month = ${params.add(spanOf(query.one).first)}::date`]),
      ...(before ? [`s.month < ${params.add(`${before[0]}-01`)}::date`] : []),
    ];
    return sql<MonthRow>(
      tx,
      `WITH moved AS (
         SELECT ${SHANGHAI_MONTH} AS month, sum(m.used_delta) AS change, coalesce(sum(m.used_delta) FILTER (WHERE m.used_delta > 0), 0.00) AS taken, count(*) AS movements
         FROM credit_movement m WHERE ${ofPair(tx, 'm', pair, params)} GROUP BY 1
       ),
       statements AS (
         SELECT y.month::date AS month, coalesce(v.change, 0.00) AS change, coalesce(v.taken, 0.00) AS taken, coalesce(v.movements, 0) AS movements,
                sum(coalesce(v.change, 0.00)) OVER (ORDER BY y.month) AS closing
         FROM generate_series((SELECT min(month) FROM moved), (SELECT greatest(max(month), ${params.add(`${currentMonth(now)}-01`)}::date) FROM moved), '1 month') y(month)
         LEFT JOIN moved v ON v.month = y.month::date
       )
       SELECT to_char(s.month, 'YYYY-MM') AS month, s.closing - s.change AS opening, s.taken, s.taken - s.change AS given, s.closing, s.movements, a.answer
       FROM statements s
       LEFT JOIN LATERAL (
         SELECT ${ANSWER} AS answer FROM statement_answer w WHERE ${ofPair(tx, 'w', pair, params)} AND w.month = s.month ORDER BY w.id DESC LIMIT 1
       ) a ON true
       ${which.length > 0 ? `WHERE ${which.join(' AND ')}` : ''} ORDER BY s.month DESC LIMIT ${params.add(fetchSize(query))}`,
      params,
    );
  }

  /** What the buyer said to a month, the latest first. */
  async answers(tx: TxCtx, pair: CreditPair, month: Month): Promise<readonly StatementAnswer[]> {
    const params = new SqlParams();
    const row = await sqlOne<{ answers: StatementAnswer[] }>(
      tx,
      `SELECT coalesce(json_agg(${ANSWER} ORDER BY w.id DESC), '[]') AS answers FROM statement_answer w WHERE ${ofPair(tx, 'w', pair, params)} AND w.month = ${params.add(spanOf(month).first)}::date`,
      params,
    );
    return row?.answers ?? [];
  }

  /** Both sides by name. */
  async parties(tx: TxCtx, { sellerId, buyerId }: CreditPair): Promise<PartiesRow> {
    const params = new SqlParams();
    const row = await sqlOne<PartiesRow>(
      tx,
      `SELECT ${partySql('seller', 's')} AS seller, ${partySql('buyer', 'b')} AS buyer
       FROM (SELECT i.*, CASE WHEN k.kind = 'head_office' THEN 1 ELSE 2 END AS tier
             FROM (SELECT ${params.add(sellerId)}::bigint AS seller_id, ${params.add(buyerId)}::bigint AS buyer_id) i LEFT JOIN organisation k ON k.id = i.seller_id) o
       LEFT JOIN organisation s ON s.id = o.seller_id LEFT JOIN organisation b ON b.id = o.buyer_id`,
      params,
    );
    if (!row) throw new Error('A statement without parties.');
    return row;
  }

  /** What happened in a month in order, each with the balance after it; a page, or the first `limit`: one statement. */
  entries(tx: TxCtx, pair: CreditPair, month: Month, query: PageQuery, limit = fetchSize(query)): Promise<StatementEntry[]> {
    const params = new SqlParams();
    const after = cursorKey(query, 1);
    return sql<StatementEntry>(
      tx,
      `WITH entry AS (${movementsSql(tx, pair, month, params)} UNION ALL ${deliveriesSql(tx, pair, month, params)}),
       numbered AS (
         SELECT e.*, row_number() OVER w AS no, (SELECT coalesce(sum(m.used_delta), 0.00) FROM credit_movement m
                  WHERE ${ofPair(tx, 'm', pair, params)} AND m.at < ${params.add(spanOf(month).from)}) + sum(coalesce(e.amount, 0.00)) OVER w AS balance
         FROM entry e WINDOW w AS (ORDER BY e.at, e.rank, e.id ROWS UNBOUNDED PRECEDING)
       )
       SELECT n.no, n.at, n.kind, n.order_id AS "orderId", o.number AS "orderNumber", nullif(o.purchase_order_number, '') AS "purchaseOrderNumber",
              n.return_id AS "returnId", r.number AS "returnNumber", n.shipment_id AS "shipmentId", n.delivery_note_number AS "deliveryNoteNumber", n.amount, n.balance
       FROM numbered n LEFT JOIN sales_order o ON o.id = n.order_id LEFT JOIN order_return r ON r.id = n.return_id
       WHERE ${after ? `n.no > ${params.add(after[0])}::bigint` : 'TRUE'} ORDER BY n.no LIMIT ${params.add(limit)}`,
      params,
    );
  }

  /** Holds the account, so that what is answered is what was seen. */
  async lock(tx: TxCtx, pair: CreditPair): Promise<void> {
    const params = new SqlParams();
    await sql(tx, `SELECT 1 FROM credit_account a WHERE ${ofPair(tx, 'a', pair, params)} FOR UPDATE`, params);
  }

  async answer(tx: TxCtx, { sellerId, buyerId }: CreditPair, month: Month, { answer, closing, reason, at }: Pick<StatementAnswer, 'answer' | 'closing'> & { readonly reason: string; readonly at: Date }): Promise<void> {
    await sql(tx, 'INSERT INTO statement_answer (seller_id, buyer_id, month, answer, closing, reason, user_id, actor_name, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      sellerId, buyerId, spanOf(month).first, answer, closing, reason, userOf(tx).userId, actorName(tx), at,
    ]);
  }
}

/** SQL: rows of `alias` between the two, in sight of the reader. */
function ofPair(tx: TxCtx, alias: string, { sellerId, buyerId }: CreditPair, params: SqlParams): string {
  return `${alias}.seller_id = ${params.add(sellerId)} AND ${alias}.buyer_id = ${params.add(buyerId)} AND ${partyScope(tx, `${alias}.buyer_id`, `${alias}.seller_id`, params)}`;
}

function within(column: string, month: Month, params: SqlParams): string {
  const { from, until } = spanOf(month);
  return `${column} >= ${params.add(from)} AND ${column} < ${params.add(until)}`;
}

/** SQL: what moved the account. The first that an order took is its placing. */
function movementsSql(tx: TxCtx, pair: CreditPair, month: Month, params: SqlParams): string {
  return `SELECT m.at, 0 AS rank, m.id, m.order_id, m.return_id, NULL::bigint AS shipment_id, NULL::text AS delivery_note_number, m.used_delta AS amount,
      CASE WHEN m.kind = 'settle' THEN 'payment' WHEN m.return_id IS NOT NULL THEN 'return' WHEN m.kind = 'release' THEN 'decrease'
           WHEN m.id = (SELECT min(f.id) FROM credit_movement f WHERE f.order_id = m.order_id) THEN 'order' ELSE 'increase' END AS kind
    FROM credit_movement m WHERE ${ofPair(tx, 'm', pair, params)} AND ${within('m.at', month, params)}`;
}

/** SQL: what the buyer received; it moves nothing, the order did. */
function deliveriesSql(tx: TxCtx, pair: CreditPair, month: Month, params: SqlParams): string {
  return `SELECT h.received_at, 1, h.id, h.order_id, NULL::bigint, h.id, h.delivery_note_number, NULL::numeric, 'delivery'
    FROM shipment h WHERE ${ofPair(tx, 'h', pair, params)} AND ${within('h.received_at', month, params)}`;
}
