import { Injectable } from '@nestjs/common';
import { type LocalDate, searchPattern, shanghaiToday } from '@tributary/kernel';
import { Clock, sql, sqlCount, sqlOne, SqlParams, type TxCtx, userOf } from '@tributary/platform';
import type { Fault } from '@tributary/sheets';
import type { FlowTaskSort, FlowTaskView, ValueBasis } from './flow-task';
import type { TaskKind } from './task-kind';
import { TASK_KINDS } from './task-kinds';

export interface FlowTaskRow {
  readonly kind: string;
  readonly subject: string;
  readonly dealerId: number | null;
  readonly dealerCode: string | null;
  readonly dealerName: string | null;
  readonly title: string;
  readonly reason: Fault | null;
  readonly since: Date;
  readonly rows: number | null;
  readonly value: string | null;
  readonly basis: ValueBasis;
  readonly ownerId: number | null;
  readonly ownerName: string | null;
  readonly claimedAt: Date | null;
  readonly snoozedUntil: LocalDate | null;
  readonly snoozeReason: string | null;
  readonly snoozedBy: string | null;
  readonly link: string;
}

export interface FlowTaskPage {
  readonly view: FlowTaskView;
  readonly sort: FlowTaskSort;
  readonly kind?: string;
  readonly dealerId?: number;
  readonly search?: string;
  /** Value or time, kind and subject of the last task of the page before. */
  readonly after?: readonly (string | number)[];
  readonly limit: number;
}

export interface FlowTaskCount {
  readonly kind: string;
  readonly tasks: number;
  readonly value: string;
}

type Asked = Omit<FlowTaskPage, 'after' | 'limit' | 'sort'> & { readonly subject?: string };

/** As many of a kind as are looked at, the most valuable first: more nobody works through. */
export const MOST_OF_KIND = 2000;

/** What waits for people, asked of where it lies: one statement, whatever the number of kinds. */
@Injectable()
export class FlowTaskRepository {
  constructor(private readonly clock: Clock) {}

  list(tx: TxCtx, { after, limit, sort, ...asked }: FlowTaskPage): Promise<FlowTaskRow[]> {
    const params = new SqlParams();
    const found = this.valued(tx, asked, params);
    const [key, order] = sort === 'value' ? ['coalesce(v.value, 0)', 'DESC'] : ['v.since', 'ASC'];
    const type = sort === 'value' ? 'numeric' : 'timestamptz';
    const place = after && `((${key}, v.kind, v.subject) ${order === 'DESC' ? '<' : '>'} (${params.add(after[0])}::${type}, ${params.add(after[1])}, ${params.add(after[2])}))`;
    return sql(tx, `${found} SELECT ${TASK} ${place ? `WHERE ${place}` : ''} ORDER BY ${key} ${order}, v.kind ${order}, v.subject ${order} LIMIT ${params.add(limit)}`, params);
  }

  /** How much waits of each kind. */
  counts(tx: TxCtx, asked: Asked): Promise<FlowTaskCount[]> {
    const params = new SqlParams();
    const found = this.valued(tx, asked, params);
    return sql(tx, `${found} SELECT v.kind, count(*)::integer AS tasks, coalesce(sum(v.value), 0)::numeric(16,2)::text AS value FROM valued v GROUP BY v.kind ORDER BY v.kind`, params);
  }

  /** One that waits, snoozed or not; undefined when nothing of that kind does. */
  find(tx: TxCtx, kind: string, subject: string): Promise<FlowTaskRow | undefined> {
    const params = new SqlParams();
    const found = this.valued(tx, { view: 'all', kind, subject }, params);
    return sqlOne(tx, `${found} SELECT ${TASK}`, params);
  }

  /** Gives the task to the person, if it is still with whom it was thought to be; false when it is not. */
  async claim(tx: TxCtx, { kind, subject, dealerId }: FlowTaskRow, from: number | null, owner: { readonly id: number; readonly name: string } | null): Promise<boolean> {
    const touched = await sqlCount(
      tx,
      `INSERT INTO flow_task AS t (kind, subject, dealer_id, owner_id, owner_name, claimed_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (kind, subject) DO UPDATE SET owner_id = excluded.owner_id, owner_name = excluded.owner_name, claimed_at = excluded.claimed_at
       WHERE t.owner_id IS NOT DISTINCT FROM $7`,
      [kind, subject, dealerId, owner?.id ?? null, owner?.name ?? null, owner && this.clock.now(), from],
    );
    return touched > 0;
  }

  /** `until` null: it waits again from now on. */
  async snooze(tx: TxCtx, { kind, subject, dealerId }: FlowTaskRow, until: LocalDate | null, reason: string | null, by: string): Promise<void> {
    await sql(
      tx,
      `INSERT INTO flow_task (kind, subject, dealer_id, snoozed_until, snooze_reason, snoozed_by, snoozed_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (kind, subject) DO UPDATE SET snoozed_until = excluded.snoozed_until, snooze_reason = excluded.snooze_reason, snoozed_by = excluded.snoozed_by, snoozed_at = excluded.snoozed_at`,
      [kind, subject, dealerId, until, reason, by, this.clock.now()],
    );
  }

  /**
   * What was found with what it is worth: what its rows come to, or as much as rows or days of that dealer usually do, measured at
   * its last few days of sales on record.
   */
  private valued(tx: TxCtx, asked: Asked, params: SqlParams): string {
    // in the text: not every kind asks what time it is, and a parameter that nobody uses has no type
    const now = `'${this.clock.now().toISOString()}'::timestamptz`;
    const kinds = TASK_KINDS.filter(({ code }) => asked.kind === undefined || code === asked.kind);
    const parts = kinds.map((kind) => branch(tx, kind, asked, params, now));
    const noted = `SELECT f.*, t.owner_id AS claimed_id, t.owner_name, t.claimed_at, t.snoozed_until, t.snooze_reason, t.snoozed_by
      FROM (${parts.join(' UNION ALL ')}) f LEFT JOIN flow_task t ON t.kind = f.kind AND t.subject = f.subject WHERE ${this.view(tx, asked.view, params)}`;
    return `WITH found AS MATERIALIZED (${noted}), ${WEIGHED}`;
  }

  private view(tx: TxCtx, view: FlowTaskView, params: SqlParams): string {
    if (view === 'all') return 'TRUE';
    const today = `${params.add(shanghaiToday(this.clock.now()))}::date`;
    if (view === 'snoozed') return `t.snoozed_until > ${today}`;
    const waits = `(t.snoozed_until IS NULL OR t.snoozed_until <= ${today})`;
    return view === 'mine' ? `${waits} AND coalesce(t.owner_id, f.owner_id) = ${params.add(userOf(tx).userId)}` : waits;
  }
}

function branch(tx: TxCtx, kind: TaskKind, { subject, dealerId, search }: Asked, params: SqlParams, now: string): string {
  const parts = ['TRUE'];
  if (subject !== undefined) parts.push(`k.subject = ${params.add(subject)}`);
  if (dealerId !== undefined) parts.push(`k.dealer_id = ${params.add(dealerId)}`);
  if (search) {
    const pattern = params.add(searchPattern(search));
    parts.push(`(translate(lower(k.title), '- ./', '') LIKE ${pattern} OR EXISTS (SELECT 1 FROM organisation o WHERE o.id = k.dealer_id AND o.search_text LIKE ${pattern}))`);
  }
  return `(SELECT '${kind.code}' AS kind, ${COLUMNS} FROM (${kind.sql(tx, params, now)}) k WHERE ${parts.join(' AND ')} ORDER BY ${kind.order ?? 'k.amount DESC NULLS LAST, k.since'} LIMIT ${MOST_OF_KIND})`;
}

const COLUMNS = `k.subject, k.dealer_id, k.title, k.reason, date_trunc('milliseconds', k.since) AS since, k.rows, k.amount, k.owner_id, k.link`;

const WEIGHED = `
  usual AS (
    SELECT d.dealer_id, w.per_row, w.per_day FROM (SELECT DISTINCT dealer_id FROM found WHERE amount IS NULL AND dealer_id IS NOT NULL) d
    CROSS JOIN LATERAL (
      SELECT sum(s.amount) / nullif(sum(s.entries), 0) AS per_row, sum(s.amount) / nullif(count(DISTINCT s.entry_date), 0) AS per_day
      FROM (SELECT entry_date FROM flow_day WHERE dealer_id = d.dealer_id AND kind = 'sale' ORDER BY entry_date DESC LIMIT 5) day
        JOIN flow_daily s ON s.entry_date = day.entry_date AND s.kind = 'sale' AND s.dealer_id = d.dealer_id
    ) w
  ), valued AS MATERIALIZED (
    SELECT f.*, round(coalesce(f.amount, f.rows * u.per_row, CASE WHEN f.rows IS NULL THEN u.per_day END), 2) AS value,
      CASE WHEN f.amount IS NOT NULL THEN 'rows' WHEN f.rows IS NOT NULL AND u.per_row IS NOT NULL THEN 'usual-row' WHEN f.rows IS NULL AND u.per_day IS NOT NULL THEN 'usual-day' ELSE 'none' END AS basis
    FROM found f LEFT JOIN usual u ON u.dealer_id = f.dealer_id
  )`;

const TASK = `v.kind, v.subject, v.dealer_id AS "dealerId", o.code AS "dealerCode", o.name AS "dealerName", coalesce(v.title, '') AS title, v.reason, v.since, v.rows,
    v.value::text AS value, v.basis, coalesce(v.claimed_id, v.owner_id) AS "ownerId", coalesce(v.owner_name, u.name) AS "ownerName", v.claimed_at AS "claimedAt",
    v.snoozed_until AS "snoozedUntil", v.snooze_reason AS "snoozeReason", v.snoozed_by AS "snoozedBy", v.link
  FROM valued v LEFT JOIN organisation o ON o.id = v.dealer_id LEFT JOIN app_user u ON u.id = v.owner_id`;
