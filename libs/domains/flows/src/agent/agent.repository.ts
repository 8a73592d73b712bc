import { Injectable } from '@nestjs/common';
import type { BatchEnvelope, Heartbeat } from '@tributary/agent-wire';
import { sql, sqlOne, type TxCtx } from '@tributary/platform';
import type { Fault } from '@tributary/sheets';
import type { AgentState } from './agent';

const STATE = `a.id, a.dealer_id AS "dealerId", a.status, a.generation, a.public_key AS "publicKey", a.machine, a.host, a.last_seq AS "lastSeq", a.last_hash AS "lastHash", a.beat, a.run, a.alarm`;

export interface Enrolment {
  readonly publicKey: string;
  readonly machine: string;
  readonly host: string;
  readonly version: string;
  readonly at: Date;
}

export interface SealedBatch {
  readonly envelope: BatchEnvelope;
  readonly text: string;
  readonly hash: string;
  readonly signature: string;
  readonly publicKey: string;
  readonly rawFileId: number;
  readonly dealerId: number;
  readonly at: Date;
}

/** Agents as their own requests read and write them. Called under a system context only: the signature says who it is. */
@Injectable()
export class AgentRepository {
  find(tx: TxCtx, id: number): Promise<AgentState | undefined> {
    return sqlOne(tx, `SELECT ${STATE} FROM agent a WHERE a.id = $1`, [id]);
  }

  /** Nobody else deals with it until the end of the transaction. */
  lock(tx: TxCtx, id: number): Promise<AgentState | undefined> {
    return sqlOne(tx, `SELECT ${STATE} FROM agent a WHERE a.id = $1 FOR UPDATE`, [id]);
  }

  lockByCode(tx: TxCtx, codeHash: Buffer, now: Date): Promise<AgentState | undefined> {
    return sqlOne(tx, `SELECT ${STATE} FROM agent a WHERE a.code_hash = $1 AND a.code_expires_at > $2 AND a.status <> 'revoked' FOR UPDATE`, [codeHash, now]);
  }

  /** A new key, and everything counts from the start; the code is used up. */
  async enrol(tx: TxCtx, id: number, { publicKey, machine, host, version, at }: Enrolment): Promise<void> {
    await sql(
      tx,
      `UPDATE agent SET status = 'active', code_hash = NULL, code_expires_at = NULL, generation = generation + 1, public_key = $2, machine = $3, host = $4, version = $5,
         enrolled_at = $6, seen_at = $6, last_seq = 0, last_hash = '', beat = 0, run = NULL, sealed_seq = 0, readings = '[]', trouble = NULL, alarm = NULL, skew_seconds = NULL WHERE id = $1`,
      [id, publicKey, machine, host, version, at],
    );
  }

  async seen(tx: TxCtx, id: number, beat: Heartbeat, { at, skewSeconds, trouble }: { at: Date; skewSeconds: number; trouble: Fault | null }): Promise<void> {
    await sql(
      tx,
      `UPDATE agent SET beat = $2, seen_at = $3, skew_seconds = $4, version = $5, host = $6, database = $7, readings = $8, sealed_seq = $9, trouble = $10, run = $11 WHERE id = $1`,
      [id, beat.number, at, skewSeconds, beat.version, beat.host, JSON.stringify(beat.database), JSON.stringify(beat.readings), beat.sealedSeq, trouble && JSON.stringify(trouble), beat.run],
    );
  }

  async alarm(tx: TxCtx, id: number, alarm: Fault): Promise<void> {
    await sql(tx, 'UPDATE agent SET alarm = $2 WHERE id = $1', [id, JSON.stringify(alarm)]);
  }

  /** Which of its feeds it is; undefined for one that is not the agent's. */
  async owns(tx: TxCtx, agentId: number, feedId: number): Promise<boolean> {
    return (await sql(tx, 'SELECT 1 FROM agent_feed WHERE agent_id = $1 AND feed_id = $2', [agentId, feedId])).length > 0;
  }

  async hashOf(tx: TxCtx, agentId: number, generation: number, seq: number): Promise<string | undefined> {
    const row = await sqlOne<{ hash: string }>(tx, 'SELECT envelope_hash AS hash FROM agent_batch WHERE agent_id = $1 AND generation = $2 AND seq = $3', [agentId, generation, seq]);
    return row?.hash;
  }

  /** Batches that came since. */
  async countSince(tx: TxCtx, agentId: number, since: Date): Promise<number> {
    return (await sqlOne<{ n: number }>(tx, 'SELECT count(*)::integer AS n FROM agent_batch WHERE agent_id = $1 AND received_at > $2', [agentId, since]))?.n ?? 0;
  }

  async addBatch(tx: TxCtx, { envelope, text, hash, signature, publicKey, rawFileId, dealerId, at }: SealedBatch): Promise<void> {
    const { agentId, generation, seq, days, rows, takenAt } = envelope;
    await sql(
      tx,
      `INSERT INTO agent_batch (raw_file_id, agent_id, dealer_id, generation, seq, envelope, envelope_hash, signature, public_key, days, rows, taken_at, received_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::date[], $11, $12, $13)`,
      [rawFileId, agentId, dealerId, generation, seq, text, hash, signature, publicKey, days, rows, takenAt, at],
    );
    await sql(tx, 'UPDATE agent SET last_seq = $2, last_hash = $3, seen_at = $4, sealed_seq = greatest(sealed_seq, $2) WHERE id = $1', [agentId, seq, hash, at]);
  }
}
