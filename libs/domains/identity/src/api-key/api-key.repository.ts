import { Injectable } from '@nestjs/common';
import { searchPattern } from '@tributary/kernel';
import { Clock, dealerScope, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { KeyFault, KeyState } from './api-key';

export interface ApiKeyRow {
  readonly id: number;
  readonly dealerId: number;
  readonly dealerCode: string;
  readonly dealerName: string;
  readonly name: string;
  readonly hint: string;
  readonly state: KeyState;
  readonly networks: string[];
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly lastUsedFrom: string | null;
  readonly revokedAt: Date | null;
  readonly revokedBy: string | null;
}

export interface NewApiKey {
  readonly dealerId: number;
  readonly name: string;
  readonly hint: string;
  readonly hash: Buffer;
  readonly permissions: readonly string[];
  readonly networks: readonly string[];
  readonly expiresAt: Date | null;
  readonly createdBy: string;
}

/** A key that was shown, and whether it holds. */
export interface ShownKey {
  readonly id: number;
  readonly name: string;
  readonly organisationId: number;
  readonly tier: 1 | 2;
  readonly permissions: string[];
  /** Null: it holds. */
  readonly fault: KeyFault | null;
}

@Injectable()
export class ApiKeyRepository {
  constructor(private readonly clock: Clock) {}

  /** The newest first; searches in names of keys and dealers. */
  list(tx: TxCtx, { search, before, limit }: { readonly search?: string; readonly before?: number; readonly limit: number }): Promise<ApiKeyRow[]> {
    return this.rows(tx, (params) => {
      const parts = [];
      if (search) {
        const pattern = params.add(searchPattern(search));
        parts.push(`(o.search_text LIKE ${pattern} OR translate(lower(k.name), '- ./', '') LIKE ${pattern})`);
      }
      if (before !== undefined) parts.push(`k.id < ${params.add(before)}`);
      return [parts, `ORDER BY k.id DESC LIMIT ${params.add(limit)}`];
    });
  }

  /** undefined when absent or outside the scope. */
  async find(tx: TxCtx, id: number): Promise<ApiKeyRow | undefined> {
    return (await this.rows(tx, (params) => [[`k.id = ${params.add(id)}`], '']))[0];
  }

  /** Whether the actor sees the dealer, which may still trade. */
  async reaches(tx: TxCtx, dealerId: number): Promise<boolean> {
    const params = new SqlParams();
    const found = await sql(tx, `SELECT 1 FROM dealer d WHERE d.id = ${params.add(dealerId)} AND d.status <> 'closed' AND ${dealerScope(tx, 'dealers', 'd.id', params)}`, params);
    return found.length > 0;
  }

  async insert(tx: TxCtx, key: NewApiKey): Promise<number> {
    const row = await sqlOne<{ id: number }>(
      tx,
      `INSERT INTO api_key (organisation_id, name, hint, secret_hash, permissions, networks, expires_at, created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
      [key.dealerId, key.name, key.hint, key.hash, key.permissions, key.networks, key.expiresAt, this.clock.now(), key.createdBy],
    );
    if (!row) throw new Error('The key was not stored.');
    return row.id;
  }

  async revoke(tx: TxCtx, id: number, by: string): Promise<void> {
    await sql(tx, 'UPDATE api_key SET revoked_at = $2, revoked_by = $3 WHERE id = $1 AND revoked_at IS NULL', [id, this.clock.now(), by]);
  }

  /** Whose key has that hash, whether it holds for that address; a use that holds is noted. Needs a system context. */
  use(tx: TxCtx, hash: Buffer, address: string): Promise<ShownKey | undefined> {
    return sqlOne(tx, USE, [hash, this.clock.now(), address]);
  }

  private rows(tx: TxCtx, more: (params: SqlParams) => readonly [readonly string[], string]): Promise<ApiKeyRow[]> {
    const params = new SqlParams();
    const now = `${params.add(this.clock.now())}::timestamptz`;
    const [parts, tail] = more(params);
    return sql(
      tx,
      `SELECT k.id, k.organisation_id AS "dealerId", o.code AS "dealerCode", o.name AS "dealerName", k.name, k.hint,
         CASE WHEN k.revoked_at IS NOT NULL THEN 'revoked' WHEN k.expires_at <= ${now} THEN 'expired' ELSE 'active' END AS state, k.networks,
         k.created_at AS "createdAt", k.created_by AS "createdBy", k.expires_at AS "expiresAt", k.last_used_at AS "lastUsedAt", k.last_used_from AS "lastUsedFrom",
         k.revoked_at AS "revokedAt", k.revoked_by AS "revokedBy"
       FROM api_key k JOIN organisation o ON o.id = k.organisation_id WHERE ${[dealerScope(tx, 'dealers', 'k.organisation_id', params), ...parts].join(' AND ')} ${tail}`,
      params,
    );
  }
}

const USE = `
  WITH shown AS (
    SELECT k.id, k.name, k.organisation_id AS "organisationId", d.tier, k.permissions,
      CASE WHEN k.revoked_at IS NOT NULL THEN 'revoked' WHEN k.expires_at <= $2::timestamptz THEN 'expired' WHEN d.status = 'closed' THEN 'dealer-closed'
        WHEN k.networks <> '{}' AND NOT ($3::inet <<= ANY (k.networks::inet[])) THEN 'elsewhere' END AS fault
    FROM api_key k JOIN dealer d ON d.id = k.organisation_id WHERE k.secret_hash = $1
  ), noted AS (
    UPDATE api_key n SET last_used_at = $2, last_used_from = host($3::inet) FROM shown WHERE n.id = shown.id AND shown.fault IS NULL
  )
  SELECT * FROM shown`;
