import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@tributary/kernel';
import { dealerScope, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { Classification, OutcomeState } from '../archive/raw-file';
import type { Fault } from '@tributary/sheets';
import type { BatchState, BatchTrigger } from './batch';

export interface BatchRow {
  readonly id: number;
  readonly feedId: number;
  readonly feedCode: string;
  readonly feedName: string;
  readonly dealerId: number;
  readonly dealerName: string;
  readonly trigger: BatchTrigger;
  readonly state: BatchState;
  readonly stage: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly files: number;
  readonly rows: number;
  readonly posted: number;
  readonly faults: number;
  readonly reason: Fault | null;
}

export interface ArrivalRow {
  readonly rawFileId: number;
  readonly fileName: string;
  readonly insideId: number | null;
  readonly size: number;
  readonly sha256: string;
  readonly receivedAt: Date;
  readonly classification: Classification | null;
  readonly state: OutcomeState;
  readonly reason: Fault | null;
  /** The dealer that a misaddressed arrival seems to be of, if the actor sees its flow. */
  readonly alike: string | null;
  readonly addressedBy: string | null;
  /** Who said of which days it tells. */
  readonly coverageBy: string | null;
  readonly nothingBy: string | null;
  readonly rows: number;
  readonly posted: number;
  readonly faults: number;
  readonly periodFrom: LocalDate | null;
  readonly periodTo: LocalDate | null;
  readonly mail: { readonly sender: string; readonly spf: string | null; readonly dkim: string | null; readonly dmarc: string | null } | null;
}

export interface BatchPage {
  readonly feedId?: number;
  readonly state?: BatchState;
  /** Id of the last batch of the page before. */
  readonly before?: number;
  readonly limit: number;
}

/** Runs as people see them. */
@Injectable()
export class BatchListRepository {
  /** The newest first. */
  list(tx: TxCtx, { feedId, state, before, limit }: BatchPage): Promise<BatchRow[]> {
    const params = new SqlParams();
    const parts = [dealerScope(tx, 'flow', 'b.dealer_id', params)];
    if (feedId !== undefined) parts.push(`b.feed_id = ${params.add(feedId)}`);
    if (state) parts.push(`b.state = ${params.add(state)}`);
    if (before !== undefined) parts.push(`b.id < ${params.add(before)}`);
    return sql(tx, `${SELECT} WHERE ${parts.join(' AND ')} ORDER BY b.id DESC LIMIT ${params.add(limit)}`, params);
  }

  /** undefined when absent or outside the scope. */
  find(tx: TxCtx, id: number): Promise<BatchRow | undefined> {
    const params = new SqlParams();
    return sqlOne(tx, `${SELECT} WHERE b.id = ${params.add(id)} AND ${dealerScope(tx, 'flow', 'b.dealer_id', params)}`, params);
  }

  arrivals(tx: TxCtx, batchId: number): Promise<ArrivalRow[]> {
    const params = new SqlParams();
    const wanted = `o.batch_id = ${params.add(batchId)} AND ${dealerScope(tx, 'flow', 'f.dealer_id', params)}`;
    return sql(
      tx,
      `SELECT f.id AS "rawFileId", f.name AS "fileName", f.inside_id AS "insideId", f.size, encode(f.sha256, 'hex') AS sha256, f.received_at AS "receivedAt",
         o.classification, o.state, o.reason, o.addressed_by AS "addressedBy", o.coverage_by AS "coverageBy", o.nothing_by AS "nothingBy",
         (SELECT a.name FROM organisation a WHERE a.id = o.alike_dealer_id AND a.id <> f.dealer_id AND ${dealerScope(tx, 'flow', 'a.id', params)}) AS alike, o.rows, o.posted, o.faults, lower(o.period) AS "periodFrom", upper(o.period) - 1 AS "periodTo",
         (SELECT jsonb_build_object('sender', m.sender, 'spf', m.authentication ->> 'spf', 'dkim', m.authentication ->> 'dkim', 'dmarc', m.authentication ->> 'dmarc')
          FROM mail_message m WHERE m.raw_file_id = coalesce(f.inside_id, f.id) ORDER BY m.id LIMIT 1) AS mail
       FROM raw_file_outcome o JOIN raw_file f ON f.id = o.raw_file_id WHERE ${wanted} ORDER BY coalesce(f.inside_id, f.id), f.id`,
      params,
    );
  }

  /** Its faults by reason, most rows first, with the particulars of one of them. */
  reasons(tx: TxCtx, batchId: number): Promise<(Fault & { rows: number })[]> {
    const params = new SqlParams();
    const wanted = `o.batch_id = ${params.add(batchId)} AND ${dealerScope(tx, 'flow', 't.dealer_id', params)}`;
    return sql(
      tx,
      `SELECT t.code, (array_agg(t.detail ORDER BY t.id))[1] AS params, count(*) AS rows
       FROM raw_file_outcome o JOIN flow_fault t ON t.raw_file_id = o.raw_file_id WHERE ${wanted}
       GROUP BY t.code ORDER BY count(*) DESC, t.code`,
      params,
    );
  }
}

const SELECT = `SELECT b.id, b.feed_id AS "feedId", f.code AS "feedCode", f.name AS "feedName", b.dealer_id AS "dealerId", coalesce(o.name, '') AS "dealerName",
  b.trigger, b.state, b.stage, b.started_at AS "startedAt", b.finished_at AS "finishedAt", b.files, b.rows, b.posted, b.faults, b.reason
  FROM batch b JOIN feed f ON f.id = b.feed_id LEFT JOIN organisation o ON o.id = b.dealer_id`;
