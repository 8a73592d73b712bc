import { Injectable } from '@nestjs/common';
import { dealerScope, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { Fault } from '@tributary/sheets';
import { CAUSE_SQL, inForceSql } from '../post/fault-cause';

export interface CauseDecisionRow {
  readonly id: number;
  readonly cause: string;
  readonly code: string;
  readonly example: Fault['params'];
  readonly action: 'ignore' | 'unit';
  readonly dealers: readonly number[];
  readonly reason: string;
  /** What the unit's word was decided to mean, for `unit`. */
  readonly unit: string | null;
  readonly baseQuantity: string | null;
  readonly decidedAt: Date;
  readonly decidedBy: string;
  readonly undoneAt: Date | null;
  readonly undoneBy: string | null;
}

export type NewDecision = Pick<CauseDecisionRow, 'cause' | 'code' | 'example' | 'action' | 'dealers' | 'reason' | 'decidedAt' | 'decidedBy'>;

/** What a word for a unit means: a unit that we know, or so many base units of the SKU. */
export type UnitMeaning = { readonly unit: string; readonly skuId: number | null } | { readonly baseQuantity: string; readonly skuId: number };

/** What a decision about a unit is about. */
export interface UnitWord {
  readonly word: string;
  /** Rows only whose price is that of this unit; null: whatever they cost. */
  readonly pricedAs: string | null;
}

/** Decisions about causes, and the files that they concern. */
@Injectable()
export class CauseDecisionRepository {
  /** undefined when somebody has decided about the same rows meanwhile. */
  async insert(tx: TxCtx, decision: NewDecision): Promise<number | undefined> {
    const { cause, code, example, action, dealers, reason, decidedAt, decidedBy } = decision;
    const row = await sqlOne<{ id: number }>(
      tx,
      `INSERT INTO flow_cause_decision (cause, code, example, action, dealers, reason, decided_at, decided_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (cause, dealers) WHERE undone_at IS NULL DO NOTHING RETURNING id`,
      [cause, code, JSON.stringify(example), action, dealers, reason, decidedAt, decidedBy],
    );
    return row?.id;
  }

  /** For each dealer of a decision; what was said of the same word before gives way. */
  async learn(tx: TxCtx, decisionId: number, dealers: readonly number[], { word, pricedAs }: UnitWord, meaning: UnitMeaning): Promise<void> {
    const [unit, baseQuantity] = 'unit' in meaning ? [meaning.unit, null] : [null, meaning.baseQuantity];
    await sql(
      tx,
      `INSERT INTO flow_unit_word AS w (decision_id, dealer_id, word, sku_id, unit, base_quantity, priced_as) SELECT $1, id, $3, $4, $5, $6, $7 FROM unnest($2::bigint[]) AS id
       ON CONFLICT (dealer_id, word, sku_id, priced_as) DO UPDATE SET decision_id = excluded.decision_id, unit = excluded.unit, base_quantity = excluded.base_quantity`,
      [decisionId, dealers, word, meaning.skuId, unit, baseQuantity, pricedAs],
    );
  }

  /** undefined when absent, or not all of its dealers are in the scope. Stays locked until the end of the transaction. */
  async lock(tx: TxCtx, id: number): Promise<CauseDecisionRow | undefined> {
    const params = new SqlParams();
    const row = await sqlOne<{ id: number }>(tx, `SELECT d.id FROM flow_cause_decision d WHERE d.id = ${params.add(id)} AND ${visible(tx, params)} FOR UPDATE`, params);
    return row && this.find(tx, row.id);
  }

  find(tx: TxCtx, id: number): Promise<CauseDecisionRow | undefined> {
    const params = new SqlParams();
    return sqlOne(tx, `${SELECT} WHERE d.id = ${params.add(id)} AND ${visible(tx, params)}`, params);
  }

  /** The newest first. */
  list(tx: TxCtx, { cause, before, limit }: { readonly cause?: string; readonly before?: number; readonly limit: number }): Promise<CauseDecisionRow[]> {
    const params = new SqlParams();
    const parts = [visible(tx, params)];
    if (cause) parts.push(`d.cause = ${params.add(cause)}`);
    if (before !== undefined) parts.push(`d.id < ${params.add(before)}`);
    return sql(tx, `${SELECT} WHERE ${parts.join(' AND ')} ORDER BY d.id DESC LIMIT ${params.add(limit)}`, params);
  }

  async undo(tx: TxCtx, id: number, at: Date, by: string): Promise<void> {
    await sql(tx, 'UPDATE flow_cause_decision SET undone_at = $2, undone_by = $3 WHERE id = $1', [id, at, by]);
    await sql(tx, 'DELETE FROM flow_unit_word WHERE decision_id = $1', [id]);
  }

  /** The files with rows that a decision takes, or has taken, oldest first; after a unit's decision is undone, those posted under it. */
  async files(tx: TxCtx, { id, cause, action, dealers, decidedAt, undoneAt }: CauseDecisionRow): Promise<number[]> {
    const [text, values] = undoneAt
      ? action === 'ignore'
        ? ['SELECT DISTINCT raw_file_id AS id FROM flow_fault WHERE decision_id = $1 ORDER BY 1', [id]]
        : ['SELECT DISTINCT raw_file_id AS id FROM flow_day WHERE dealer_id = ANY ($1::bigint[]) AND posted_at >= $2 ORDER BY 1', [dealers, decidedAt]]
      : [`SELECT DISTINCT c.raw_file_id AS id FROM flow_fault_cause c WHERE c.cause = $1 AND c.dealer_id = ANY ($2::bigint[]) AND ${inForceSql('c')} ORDER BY 1`, [cause, dealers]];
    return (await sql<{ id: number }>(tx, text as string, values as unknown[])).map((row) => row.id);
  }

  async dealerOf(tx: TxCtx, rawFileId: number): Promise<number> {
    const row = await sqlOne<{ id: number }>(tx, 'SELECT dealer_id AS id FROM raw_file WHERE id = $1', [rawFileId]);
    if (!row) throw new Error(`There is no arrival ${rawFileId}.`);
    return row.id;
  }

  /** Takes the rows of a file out of what waits, or back into it; gives its batch. */
  async mark(tx: TxCtx, rawFileId: number, { id, cause, undoneAt }: CauseDecisionRow): Promise<number> {
    if (undoneAt) await sql(tx, 'UPDATE flow_fault SET decision_id = NULL WHERE raw_file_id = $1 AND decision_id = $2', [rawFileId, id]);
    else {
      await sql(tx, `UPDATE flow_fault t SET decision_id = $2 FROM raw_file f WHERE f.id = t.raw_file_id AND t.raw_file_id = $1 AND t.decision_id IS NULL AND ${CAUSE_SQL} = $3`, [rawFileId, id, cause]);
    }
    const row = await sqlOne<{ batchId: number }>(
      tx,
      `UPDATE raw_file_outcome SET faults = (SELECT count(*) FROM flow_fault WHERE raw_file_id = $1 AND decision_id IS NULL), updated_at = now() WHERE raw_file_id = $1 RETURNING batch_id AS "batchId"`,
      [rawFileId],
    );
    if (!row) throw new Error(`The arrival ${rawFileId} has no outcome row.`);
    return row.batchId;
  }
}

/** Those of whose dealers the scope shows every one: nobody learns of others by it. */
function visible(tx: TxCtx, params: SqlParams): string {
  return `NOT EXISTS (SELECT 1 FROM unnest(d.dealers) AS x (dealer_id) WHERE NOT ${dealerScope(tx, 'flow', 'x.dealer_id', params)})`;
}

const SELECT = `SELECT d.id, d.cause, d.code, d.example, d.action, to_json(d.dealers) AS dealers, d.reason, w.unit, w.base_quantity AS "baseQuantity",
    d.decided_at AS "decidedAt", d.decided_by AS "decidedBy", d.undone_at AS "undoneAt", d.undone_by AS "undoneBy"
  FROM flow_cause_decision d LEFT JOIN LATERAL (SELECT unit, trim_scale(base_quantity)::text AS base_quantity FROM flow_unit_word u WHERE u.decision_id = d.id LIMIT 1) w ON true`;
