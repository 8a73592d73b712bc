import { Injectable } from '@nestjs/common';
import { dealerScope, sql, sqlOne, SqlParams, type TxCtx, userOf } from '@tributary/platform';
import { ACTING_LATERAL } from './acting.sql';

/** Why acting for a dealer does not hold any more. */
export type ActingFault = 'dealer-closed' | 'out-of-scope' | 'not-permitted';

export interface RunningActing {
  readonly recordId: number;
  readonly organisationName: string;
  readonly fault: ActingFault | null;
}

export interface ActableDealer {
  readonly id: number;
  readonly name: string;
  readonly status: 'active' | 'frozen' | 'closed';
}

export interface NewActing {
  readonly dealer: ActableDealer;
  readonly mode: 'order' | 'view';
  readonly reason: string;
}

@Injectable()
export class ActingRepository {
  /** A dealer of the caller's dimension; undefined when absent or outside. */
  dealer(tx: TxCtx, id: number): Promise<ActableDealer | undefined> {
    const params = new SqlParams();
    return sqlOne(
      tx,
      `SELECT d.id, o.name, d.status FROM dealer d JOIN organisation o ON o.id = d.id
       WHERE d.id = ${params.add(id)} AND ${dealerScope(tx, 'dealers', 'd.id', params)}`,
      params,
    );
  }

  /** What the session is acting as, the session locked: by a statement of its own, so that the next one sees what others committed meanwhile. */
  async lock(tx: TxCtx, tokenHash: Buffer): Promise<RunningActing | undefined> {
    await sql(tx, 'SELECT id FROM session WHERE token_hash = $1 FOR UPDATE', [tokenHash]);
    const row = await sqlOne<{ recordId: number | null; organisationName: string; fault: ActingFault | null }>(
      tx,
      `SELECT acting.id AS "recordId", acting.organisation_name AS "organisationName", acting.fault
       FROM session s JOIN app_user u ON u.id = s.user_id ${ACTING_LATERAL} WHERE s.token_hash = $1`,
      [tokenHash],
    );
    return row?.recordId == null ? undefined : { ...row, recordId: row.recordId };
  }

  /** Writes the record and makes the session, which `lock` has locked, act; gives the record's id. */
  async start(tx: TxCtx, tokenHash: Buffer, { dealer, mode, reason }: NewActing, now: Date): Promise<number> {
    const { userId, name } = userOf(tx);
    const row = await sqlOne<{ id: number }>(
      tx,
      `INSERT INTO acting_record (organisation_id, organisation_name, user_id, user_name, mode, reason, started_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [dealer.id, dealer.name, userId, name, mode, reason, now],
    );
    if (!row) throw new Error('The acting record was not written.');
    await sql(tx, 'UPDATE session SET acting_id = $2 WHERE token_hash = $1', [tokenHash, row.id]);
    return row.id;
  }

  async end(tx: TxCtx, tokenHash: Buffer, { recordId, fault }: RunningActing, now: Date): Promise<void> {
    await sql(tx, 'UPDATE session SET acting_id = NULL WHERE token_hash = $1', [tokenHash]);
    await sql(tx, 'UPDATE acting_record SET ended_at = $2, end_cause = $3 WHERE id = $1 AND ended_at IS NULL', [recordId, now, fault ?? 'ended']);
  }
}
