import { Injectable } from '@nestjs/common';
import { type Period, searchPattern } from '@tributary/kernel';
import { Clock, dealerScope, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { Fault } from '@tributary/sheets';
import type { Coverage } from '../check/coverage';
import { FILES_SEEN } from '../check/seen-coverage';
import { type FeedHealth, feedHealthSql } from './feed-health';

export interface FeedRow {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly dealerId: number;
  readonly dealerCode: string;
  readonly dealerName: string;
  readonly source: string;
  readonly status: 'active' | 'paused';
  readonly schedule: string;
  readonly health: FeedHealth;
  readonly lastCheckedAt: Date | null;
  readonly lastArrivalAt: Date | null;
  readonly nextDueAt: Date | null;
  readonly openNames: number;
  readonly reason: Fault | null;
  readonly statusReason: string;
  /** The last time its place could be reached. */
  readonly lastOkAt: Date | null;
  readonly failingSince: Date | null;
  readonly ownerName: string | null;
}

export interface FeedDetailRow extends FeedRow {
  readonly host: string | null;
  readonly folder: string | null;
  readonly filePattern: string | null;
  /** Of a feed by mail. */
  readonly mailboxId: number | null;
  readonly layoutName: string;
  readonly layoutVersion: number;
  /** Of which days its files tell whole. */
  readonly coverage: Coverage;
  /** Of which time each of its latest files told. */
  readonly periods: readonly Period[];
  /** Arrivals that wait for a layout. */
  readonly waitingLayouts: number;
}

export interface FeedPage {
  readonly search?: string;
  readonly health?: FeedHealth;
  /** Code of the last feed of the page before. */
  readonly after?: string;
  readonly limit: number;
}

/** Feeds as people see them. */
@Injectable()
export class FeedListRepository {
  constructor(private readonly clock: Clock) {}

  /** In order of the code. */
  list(tx: TxCtx, { search, health, after, limit }: FeedPage): Promise<FeedRow[]> {
    const params = new SqlParams();
    const now = `${params.add(this.clock.now())}::timestamptz`;
    const parts = [dealerScope(tx, 'flow', 'f.dealer_id', params)];
    if (search) {
      const pattern = params.add(searchPattern(search));
      parts.push(`(o.search_text LIKE ${pattern} OR translate(lower(f.code || ' ' || f.name), '- ./', '') LIKE ${pattern})`);
    }
    if (health) parts.push(`${feedHealthSql(now)} = ${params.add(health)}`);
    if (after !== undefined) parts.push(`f.code > ${params.add(after)}`);
    return sql(tx, `${select(now)} WHERE ${parts.join(' AND ')} ORDER BY f.code LIMIT ${params.add(limit)}`, params);
  }

  /** undefined when absent or outside the scope. */
  find(tx: TxCtx, id: number): Promise<FeedDetailRow | undefined> {
    const params = new SqlParams();
    const now = `${params.add(this.clock.now())}::timestamptz`;
    const wanted = `f.id = ${params.add(id)} AND ${dealerScope(tx, 'flow', 'f.dealer_id', params)}`;
    return sqlOne(tx, `${select(now, DETAIL)} WHERE ${wanted}`, params);
  }
}

const DETAIL = `, f.settings ->> 'host' AS host, f.settings ->> 'folder' AS folder, f.settings ->> 'pattern' AS "filePattern", (f.settings ->> 'mailboxId')::integer AS "mailboxId",
  l.name AS "layoutName", l.version AS "layoutVersion", f.coverage,
  (SELECT coalesce(json_agg(json_build_object('from', lower(t.period), 'to', upper(t.period) - 1)), '[]') FROM (
     SELECT t.period FROM raw_file w JOIN raw_file_outcome t ON t.raw_file_id = w.id
     WHERE w.feed_id = f.id AND t.state IN ('posted', 'identical') AND t.period IS NOT NULL ORDER BY w.sequence DESC LIMIT ${FILES_SEEN}) t) AS periods,
  (SELECT count(*)::integer FROM raw_file_outcome t JOIN raw_file w ON w.id = t.raw_file_id WHERE t.state = 'layout' AND w.feed_id = f.id) AS "waitingLayouts"`;

function select(now: string, more = ''): string {
  return `SELECT f.id, f.code, f.name, f.dealer_id AS "dealerId", coalesce(o.code, '') AS "dealerCode", coalesce(o.name, '') AS "dealerName",
      f.source, f.status, f.schedule, ${feedHealthSql(now)} AS health, f.last_checked_at AS "lastCheckedAt", a.at AS "lastArrivalAt",
      f.next_due_at AS "nextDueAt", f.last_reason AS reason, f.status_reason AS "statusReason",
      f.last_ok_at AS "lastOkAt", f.failing_since AS "failingSince", (SELECT u.name FROM app_user u WHERE u.id = f.owner_id) AS "ownerName",
      (SELECT count(*) FROM flow_name n WHERE n.dealer_id = f.dealer_id AND n.sku_id IS NULL AND n.terminal_id IS NULL AND n.rows > 0) AS "openNames" ${more}
    FROM feed f JOIN layout l ON l.id = f.layout_id LEFT JOIN organisation o ON o.id = f.dealer_id
      LEFT JOIN LATERAL (SELECT r.received_at AS at FROM raw_file r WHERE r.feed_id = f.id ORDER BY r.sequence DESC LIMIT 1) a ON true`;
}
