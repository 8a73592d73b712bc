import { Injectable } from '@nestjs/common';
import { dealerScope, prepared, sql, sqlCount, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';

/** A decision to remember; `dealerId` null: it holds for every dealer. */
export interface TerminalAliasDecision {
  readonly dealerId: number | null;
  readonly key: string;
  readonly shown: string;
  readonly terminalId: number;
  readonly decidedBy: number | null;
}

/** A decision in force, as people read it. */
export interface TerminalAliasRow {
  readonly id: number;
  readonly text: string;
  readonly dealerId: number | null;
  readonly dealerName: string | null;
  readonly decidedAt: Date;
  readonly decidedBy: string | null;
}

const SHOWN = 200;

/** Rows are never deleted: a decision is revoked, and the next one is a new row. */
@Injectable()
export class TerminalAliasRepository {
  /** The dealer's own decisions come before those that hold for everyone. */
  resolve(tx: TxCtx, dealerId: number, keys: readonly string[]): Promise<{ key: string; terminalId: number }[]> {
    const params = new SqlParams();
    return sql(
      tx,
      prepared(`SELECT DISTINCT ON (a.text_key) a.text_key AS key, a.terminal_id AS "terminalId" FROM terminal_alias a
       WHERE a.text_key = ANY (${params.add(keys)}::text[]) AND a.revoked_at IS NULL
         AND (a.dealer_id IS NULL OR a.dealer_id = ${params.add(dealerId)} AND ${dealerScope(tx, 'flow', 'a.dealer_id', params)})
       ORDER BY a.text_key, a.dealer_id NULLS LAST`),
      params,
    );
  }

  /** The latest decisions in force for one terminal. */
  ofTerminal(tx: TxCtx, terminalId: number): Promise<TerminalAliasRow[]> {
    const params = new SqlParams();
    return sql(
      tx,
      `SELECT a.id, a.text_shown AS text, a.dealer_id AS "dealerId", o.name AS "dealerName", a.decided_at AS "decidedAt", u.name AS "decidedBy"
       FROM terminal_alias a LEFT JOIN organisation o ON o.id = a.dealer_id LEFT JOIN app_user u ON u.id = a.decided_by
       WHERE a.terminal_id = ${params.add(terminalId)} AND a.revoked_at IS NULL
         AND (a.dealer_id IS NULL OR ${dealerScope(tx, 'flow', 'a.dealer_id', params)})
       ORDER BY a.id DESC LIMIT ${SHOWN}`,
      params,
    );
  }

  /** Ends the decision in force for this name unless it says the same. */
  async supersede(tx: TxCtx, { dealerId, key, terminalId }: TerminalAliasDecision): Promise<void> {
    const params = new SqlParams();
    await sqlCount(
      tx,
      `UPDATE terminal_alias a SET revoked_at = now()
       WHERE a.text_key = ${params.add(key)} AND a.dealer_id IS NOT DISTINCT FROM ${params.add(dealerId)}
         AND a.revoked_at IS NULL AND a.terminal_id <> ${params.add(terminalId)} AND ${dealerScope(tx, 'flow', 'a.dealer_id', params)}`,
      params,
    );
  }

  /** Gives the id of the decision in force, which may be an older one that says the same. */
  async insert(tx: TxCtx, { dealerId, key, shown, terminalId, decidedBy }: TerminalAliasDecision): Promise<number> {
    const row = await sqlOne<{ id: number }>(
      tx,
      `INSERT INTO terminal_alias (dealer_id, text_key, text_shown, terminal_id, decided_by) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (text_key, dealer_id) WHERE revoked_at IS NULL DO UPDATE SET text_shown = EXCLUDED.text_shown RETURNING id`,
      [dealerId, key, shown, terminalId, decidedBy],
    );
    if (!row) throw new Error('The alias was not stored.');
    return row.id;
  }

  /** Whether there was such a decision in force. */
  async revoke(tx: TxCtx, aliasId: number): Promise<boolean> {
    const params = new SqlParams();
    const wanted = `a.id = ${params.add(aliasId)} AND a.revoked_at IS NULL AND ${dealerScope(tx, 'flow', 'a.dealer_id', params)}`;
    return (await sqlCount(tx, `UPDATE terminal_alias a SET revoked_at = now() WHERE ${wanted}`, params)) > 0;
  }
}
