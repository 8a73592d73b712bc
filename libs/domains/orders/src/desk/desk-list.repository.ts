import { Injectable } from '@nestjs/common';
import { localNameSql } from '@tributary/dealers';
import { addDays, shanghaiMidnight, shanghaiToday } from '@tributary/kernel';
import { cursorKey, fetchSize, type PageQuery, partyScope, searchSql, seesPrices, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import { partySql } from '../order/order-party';
import type { AskingLine } from './asked-prices';
import type { DeskCounts, DeskOrder } from './desk-order';
import type { DeskWork } from './urgency';

export const DESK_DUE = ['overdue', 'today', 'later'] as const;

export interface DeskQuery extends PageQuery {
  readonly work?: DeskWork;
  readonly due?: (typeof DESK_DUE)[number];
  readonly branchId?: number;
  readonly dealerId?: number;
  readonly skuId?: number;
}

export interface DeskRow extends Omit<DeskOrder, 'due' | 'overdue' | 'submittedAt' | 'releasedAt' | 'asked'> {
  /** To the microsecond: where the next page goes on. */
  readonly cursor: string;
  /** What goes first among orders of the same due time: the amount, or nothing where the reader sees no prices; exactly, and to sort by. */
  readonly weight: string;
  readonly heft: number;
  readonly asking: readonly AskingLine[] | null;
  readonly submittedAt: string;
  readonly releasedAt: string | null;
}

export interface DeskRows {
  readonly counts: Partial<DeskCounts>;
  readonly items: readonly DeskRow[];
}

/** States in which an order waits for somebody; the same as in the index `sales_order_open`. */
const OPEN = `('submitted', 'offered', 'confirmed', 'in-production', 'allocated', 'shipping')`;

@Injectable()
export class DeskListRepository {
  /**
   * The open orders of a seller by their due time, then the larger amount, for those who see prices; and how many wait for what:
   * one statement.
   */
  async list(tx: TxCtx, sellerId: number, query: DeskQuery, now: Date): Promise<DeskRows> {
    const params = new SqlParams();
    const at = params.add(now);
    const row = await sqlOne<DeskRows>(
      tx,
      `WITH open AS MATERIALIZED (${openSql(tx, sellerId, query, params)}),
       page AS (
         SELECT * FROM open WHERE ${[...ofWork(query, params), ...ofDue(query, now, at, params), ...behind(query, params)].join(' AND ')}
         ORDER BY due, weight DESC, id LIMIT ${params.add(fetchSize(query))}
       )
       SELECT (SELECT coalesce(json_object_agg(c.key, c.n), '{}') FROM (
                 SELECT work AS key, count(*) AS n FROM open GROUP BY work UNION ALL SELECT 'overdue', count(*) FROM open WHERE due < ${at}
               ) c) AS counts,
              (SELECT coalesce(json_agg(r ORDER BY r.due, r.heft DESC, r.id), '[]') FROM (${rowsSql(tx)}) r) AS items`,
      params,
    );
    return row ?? { counts: {}, items: [] };
  }
}

/** Every order of the seller that waits, with what it waits for and by when. Only where the state leaves it open its lines are asked. */
function openSql(tx: TxCtx, sellerId: number, query: DeskQuery, params: SqlParams): string {
  const conditions = [
    `o.seller_id = ${params.add(sellerId)}`,
    `o.state IN ${OPEN}`,
    partyScope(tx, 'o.buyer_id', 'o.seller_id', params),
    searchSql('o.search_text', query.search, params),
    ...(query.branchId === undefined ? [] : [`o.buyer_id IN (SELECT id FROM dealer WHERE branch_id = ${params.add(query.branchId)})`]),
    ...(query.dealerId === undefined ? [] : [`o.buyer_id = ${params.add(query.dealerId)}`]),
    ...(query.skuId === undefined ? [] : [`EXISTS (SELECT 1 FROM order_line s WHERE s.order_id = o.id AND s.sku_id = ${params.add(query.skuId)})`]),
  ];
  return `SELECT o.*, ${seesPrices(tx) ? 'o.total' : '0::numeric'} AS weight, w.work, order_due(w.work, o.submitted_at, o.promised_on) AS due
    FROM sales_order o
    LEFT JOIN LATERAL (
      SELECT bool_or(l.allocated_base < coalesce(l.confirmed_base, l.base_quantity)) AS waits FROM order_line l WHERE l.order_id = o.id
    ) q ON o.state IN ('confirmed', 'in-production', 'shipping')
    CROSS JOIN LATERAL (SELECT CASE
      WHEN o.state = 'submitted' THEN 'decide' WHEN o.state = 'offered' THEN 'accept' WHEN q.waits THEN 'allocate'
      WHEN o.released_at IS NULL AND o.state <> 'shipping' THEN 'release' ELSE 'ship' END AS work) w
    WHERE ${conditions.join(' AND ')}`;
}

/** What the list shows of the orders on the page. */
function rowsSql(tx: TxCtx): string {
  return `SELECT o.id, o.number, o.state, o.version, ask.asking, o.work, o.due, o.weight AS heft, o.weight::text AS weight, o.due::text AS cursor, ${partySql('buyer', 'b')} AS buyer,
      coalesce(${localNameSql(tx, 'h')}, '') AS "branchName", nullif(o.purchase_order_number, '') AS "purchaseOrderNumber", o.total::text AS total,
      o.approval_reasons AS "approvalReasons", o.submitted_at AS "submittedAt", o.promised_on::text AS "promisedOn",
      (o.promised_on + l.days)::text AS "arrivesOn", o.released_at AS "releasedAt", l."lineCount", l."waitingLines",
      CASE o.work WHEN 'accept' THEN 'buyer' WHEN 'ship' THEN 'warehouse' WHEN 'allocate' THEN CASE WHEN l.planned THEN 'production' ELSE 'desk' END ELSE 'desk' END AS turn
    FROM page o LEFT JOIN organisation b ON b.id = o.buyer_id LEFT JOIN dealer d ON d.id = o.buyer_id LEFT JOIN branch h ON h.id = d.branch_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS "lineCount", count(*) FILTER (WHERE k.waits)::int AS "waitingLines",
             coalesce(bool_and(k.production_plan_id IS NOT NULL) FILTER (WHERE k.waits), false) AS planned, max(k.days) AS days
      FROM (
        SELECT l.production_plan_id, l.allocated_base < coalesce(l.confirmed_base, l.base_quantity) AS waits,
               (SELECT t.days FROM transit_time t WHERE t.location_id = l.location_id AND starts_with(d.division_code, t.division_code)
                ORDER BY length(t.division_code) DESC LIMIT 1) AS days
        FROM order_line l WHERE l.order_id = o.id
      ) k
    ) l
    LEFT JOIN LATERAL (${ASKING}) ask ON o.work = 'decide'`;
}

/** The lines with a price of the buyer's own; money and quantities as texts, for JSON's numbers are not exact. */
const ASKING = `SELECT json_agg(json_build_object('lineNo', a.line_no, 'skuCode', a.sku_code, 'skuName', a.sku_name, 'skuNameEn', nullif(a.sku_name_en, ''), 'unit', a.unit,
      'quantity', a.quantity::text, 'baseQuantity', a.base_quantity::text, 'confirmedBase', a.confirmed_base::text, 'unitPrice', a.unit_price::text,
      'requestedPrice', a.requested_price::text, 'discount', a.discount::text, 'amount', a.amount::text) ORDER BY a.line_no) AS asking
    FROM order_line a WHERE a.order_id = o.id AND a.requested_price IS NOT NULL`;

function ofWork({ work }: DeskQuery, params: SqlParams): string[] {
  return work === undefined ? ['TRUE'] : [`work = ${params.add(work)}`];
}

function ofDue({ due }: DeskQuery, now: Date, at: string, params: SqlParams): string[] {
  if (due === undefined) return [];
  if (due === 'overdue') return [`due < ${at}`];
  const tomorrow = params.add(shanghaiMidnight(addDays(shanghaiToday(now), 1)));
  return due === 'today' ? [`due >= ${at}`, `due < ${tomorrow}`] : [`due >= ${tomorrow}`];
}

/** Behind the last order of the page before: later, or as late and smaller. */
function behind(query: DeskQuery, params: SqlParams): string[] {
  const key = cursorKey(query, 3);
  if (!key) return [];
  const [due, weight, id] = [`${params.add(key[0])}::timestamptz`, `${params.add(key[1])}::numeric`, `${params.add(key[2])}::bigint`];
  return [`(due > ${due} OR due = ${due} AND (weight < ${weight} OR weight = ${weight} AND id > ${id}))`];
}
