import { Injectable } from '@nestjs/common';
import { searchPattern } from '@tributary/kernel';
import { Clock, dealerScope, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import { type AgentHealth, agentHealthSql, type AgentRow } from './agent';

export interface AgentPage {
  readonly search?: string;
  readonly health?: AgentHealth;
  readonly before?: number;
  readonly limit: number;
}

export interface AgentTerms {
  readonly name: string;
  readonly since: string;
  readonly ownerId: number | null;
}

export interface AgentBatchRow {
  readonly id: number;
  readonly seq: number;
  readonly generation: number;
  readonly kind: string;
  readonly receivedAt: Date;
  readonly takenAt: Date;
  readonly days: readonly string[];
  readonly rows: number;
  readonly posted: number;
  readonly faults: number;
  readonly state: string;
  readonly batchId: number;
  readonly template: string;
}

/** Agents as people see and keep them. */
@Injectable()
export class AgentListRepository {
  constructor(private readonly clock: Clock) {}

  /** The newest first. */
  list(tx: TxCtx, { search, health, before, limit }: AgentPage): Promise<AgentRow[]> {
    const params = new SqlParams();
    const now = `${params.add(this.clock.now())}::timestamptz`;
    const parts = [dealerScope(tx, 'flow', 'a.dealer_id', params)];
    if (search) parts.push(`(o.search_text LIKE ${params.add(searchPattern(search))} OR position(${params.add(search.toLowerCase())} IN lower(a.name || ' ' || coalesce(a.host, ''))) > 0)`);
    if (health) parts.push(`${agentHealthSql(now)} = ${params.add(health)}`);
    if (before !== undefined) parts.push(`a.id < ${params.add(before)}`);
    return sql(tx, `${select(now)} WHERE ${parts.join(' AND ')} ORDER BY a.id DESC LIMIT ${params.add(limit)}`, params);
  }

  /** undefined when absent or outside the scope. */
  find(tx: TxCtx, id: number): Promise<AgentRow | undefined> {
    const params = new SqlParams();
    const now = `${params.add(this.clock.now())}::timestamptz`;
    return sqlOne(tx, `${select(now)} WHERE a.id = ${params.add(id)} AND ${dealerScope(tx, 'flow', 'a.dealer_id', params)}`, params);
  }

  /** As `find`; nobody else changes it until the end of the transaction. */
  async lock(tx: TxCtx, id: number): Promise<AgentRow | undefined> {
    const params = new SqlParams();
    await sql(tx, `SELECT 1 FROM agent a WHERE a.id = ${params.add(id)} AND ${dealerScope(tx, 'flow', 'a.dealer_id', params)} FOR UPDATE`, params);
    return this.find(tx, id);
  }

  /** undefined when the dealer has one. */
  async insert(tx: TxCtx, dealerId: number, { name, since, ownerId }: AgentTerms, code: { readonly hash: Buffer; readonly expiresAt: Date }): Promise<number | undefined> {
    const row = await sqlOne<{ id: number }>(
      tx,
      `INSERT INTO agent (dealer_id, name, since, owner_id, status, created_at, code_hash, code_expires_at) VALUES ($1, $2, $3, $4, 'waiting', $5, $6, $7)
       ON CONFLICT (dealer_id) WHERE status <> 'revoked' DO NOTHING RETURNING id`,
      [dealerId, name, since, ownerId, this.clock.now(), code.hash, code.expiresAt],
    );
    return row?.id;
  }

  async update(tx: TxCtx, id: number, { name, since, ownerId }: AgentTerms): Promise<void> {
    await sql(tx, 'UPDATE agent SET name = $2, since = $3, owner_id = $4 WHERE id = $1', [id, name, since, ownerId]);
  }

  async setCode(tx: TxCtx, id: number, code: { readonly hash: Buffer; readonly expiresAt: Date }): Promise<void> {
    await sql(tx, 'UPDATE agent SET code_hash = $2, code_expires_at = $3 WHERE id = $1', [id, code.hash, code.expiresAt]);
  }

  /** Its key opens nothing any more. */
  async revoke(tx: TxCtx, id: number): Promise<void> {
    await sql(tx, `UPDATE agent SET status = 'revoked', public_key = NULL, code_hash = NULL, code_expires_at = NULL WHERE id = $1`, [id]);
  }

  /** The latest first. */
  batches(tx: TxCtx, agentId: number, { before, limit }: { before?: number; limit: number }): Promise<AgentBatchRow[]> {
    const params = new SqlParams();
    const parts = [`b.agent_id = ${params.add(agentId)}`, dealerScope(tx, 'flow', 'b.dealer_id', params), ...(before === undefined ? [] : [`b.raw_file_id < ${params.add(before)}`])];
    return sql(
      tx,
      `SELECT b.raw_file_id AS id, b.seq, b.generation, l.mapping ->> 'kind' AS kind, b.received_at AS "receivedAt", b.taken_at AS "takenAt", b.days::text[] AS days, b.rows,
         o.posted, o.faults, o.state, o.batch_id AS "batchId", (b.envelope::jsonb -> 'template' ->> 'code') || ' v' || (b.envelope::jsonb -> 'template' ->> 'version') AS template
       FROM agent_batch b JOIN raw_file f ON f.id = b.raw_file_id JOIN raw_file_outcome o ON o.raw_file_id = f.id JOIN feed d ON d.id = f.feed_id JOIN layout l ON l.id = d.layout_id
       WHERE ${parts.join(' AND ')} ORDER BY b.raw_file_id DESC LIMIT ${params.add(limit)}`,
      params,
    );
  }
}

function select(now: string): string {
  return `SELECT a.id, a.dealer_id AS "dealerId", coalesce(o.code, '') AS "dealerCode", coalesce(o.name, '') AS "dealerName", a.name, a.since, a.owner_id AS "ownerId",
      (SELECT u.name FROM app_user u WHERE u.id = a.owner_id) AS "ownerName", a.status, ${agentHealthSql(now)} AS health, a.code_expires_at AS "codeExpiresAt", a.generation, a.host, a.version,
      a.enrolled_at AS "enrolledAt", a.seen_at AS "seenAt", a.skew_seconds AS "skewSeconds", a.last_seq AS "lastSeq", a.sealed_seq AS "sealedSeq",
      (SELECT max(b.received_at) FROM agent_batch b WHERE b.agent_id = a.id) AS "lastBatchAt", a.database, a.readings, a.trouble, a.alarm
    FROM agent a LEFT JOIN organisation o ON o.id = a.dealer_id`;
}
