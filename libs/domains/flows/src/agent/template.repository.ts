import { Injectable } from '@nestjs/common';
import type { DatabaseKind, ReadMode, Template, TemplateKind } from '@tributary/agent-wire';
import { sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';

/** What people write of a template. */
export type TemplateTerms = Pick<Template, 'name' | 'kind' | 'databases' | 'mode' | 'select' | 'changes' | 'columns' | 'rereadDays'>;

export interface TemplateRow extends TemplateTerms {
  readonly id: number;
  readonly code: string;
  readonly version: number;
  readonly changedAt: Date;
  readonly changedBy: string;
  readonly publishedAt: Date | null;
  readonly publishedBy: string | null;
  readonly keyId: string | null;
  /** Agents that read by it. */
  readonly agents: number;
}

export interface TemplateQuery {
  readonly search?: string;
  readonly kind?: TemplateKind;
  readonly published?: boolean;
  /** Code and version of the last one of the page before. */
  readonly after?: readonly [string, number];
  readonly limit: number;
}

const ROW = `SELECT t.id, t.code, t.version, t.name, t.kind, t.databases, t.mode, t.select_sql AS "select", t.changes_sql AS changes, t.columns, t.reread_days AS "rereadDays",
    t.changed_at AS "changedAt", t.changed_by AS "changedBy", t.published_at AS "publishedAt", t.published_by AS "publishedBy", t.key_id AS "keyId",
    (SELECT count(*) FROM agent_feed x JOIN agent a ON a.id = x.agent_id AND a.status <> 'revoked' WHERE x.template_code = t.code)::integer AS agents
  FROM agent_template t`;

@Injectable()
export class TemplateRepository {
  /** By code, the newest version of each first. */
  list(tx: TxCtx, { search, kind, published, after, limit }: TemplateQuery): Promise<TemplateRow[]> {
    const params = new SqlParams();
    const parts = ['TRUE'];
    if (search) parts.push(`position(${params.add(search.toLowerCase())} IN lower(t.code || ' ' || t.name)) > 0`);
    if (kind) parts.push(`t.kind = ${params.add(kind)}`);
    if (published !== undefined) parts.push(`(t.published_at IS NOT NULL) = ${params.add(published)}`);
    if (after) parts.push(`(t.code, -t.version) > (${params.add(after[0])}, ${params.add(-after[1])})`);
    return sql(tx, `${ROW} WHERE ${parts.join(' AND ')} ORDER BY t.code, -t.version LIMIT ${params.add(limit)}`, params);
  }

  find(tx: TxCtx, id: number): Promise<TemplateRow | undefined> {
    return sqlOne(tx, `${ROW} WHERE t.id = $1`, [id]);
  }

  /** As `find`; nobody else changes it until the end of the transaction. */
  async lock(tx: TxCtx, id: number): Promise<TemplateRow | undefined> {
    await sql(tx, 'SELECT 1 FROM agent_template WHERE id = $1 FOR UPDATE', [id]);
    return this.find(tx, id);
  }

  /** Its highest version, 0 for a code that is free; nobody else adds one until the end of the transaction. */
  async lastVersion(tx: TxCtx, code: string): Promise<number> {
    await sql(tx, 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`agent-template:${code}`]);
    return (await sqlOne<{ version: number }>(tx, 'SELECT coalesce(max(version), 0) AS version FROM agent_template WHERE code = $1', [code]))?.version ?? 0;
  }

  async insert(tx: TxCtx, code: string, version: number, terms: TemplateTerms, by: { readonly at: Date; readonly name: string }): Promise<number> {
    const row = await sqlOne<{ id: number }>(
      tx,
      `INSERT INTO agent_template (code, version, name, kind, databases, mode, select_sql, changes_sql, columns, reread_days, changed_at, changed_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id`,
      [code, version, ...valuesOf(terms), by.at, by.name],
    );
    if (!row) throw new Error('The template was not stored.');
    return row.id;
  }

  async update(tx: TxCtx, id: number, terms: TemplateTerms, by: { readonly at: Date; readonly name: string }): Promise<void> {
    await sql(
      tx,
      `UPDATE agent_template SET name = $2, kind = $3, databases = $4, mode = $5, select_sql = $6, changes_sql = $7, columns = $8, reread_days = $9, changed_at = $10, changed_by = $11
       WHERE id = $1 AND published_at IS NULL`,
      [id, ...valuesOf(terms), by.at, by.name],
    );
  }

  async publish(tx: TxCtx, id: number, signed: { readonly text: string; readonly signature: string; readonly keyId: string }, by: { readonly at: Date; readonly name: string }): Promise<void> {
    await sql(tx, 'UPDATE agent_template SET signed_text = $2, signature = $3, key_id = $4, published_at = $5, published_by = $6 WHERE id = $1 AND published_at IS NULL', [
      id, signed.text, signed.signature, signed.keyId, by.at, by.name,
    ]);
  }

  /** The kinds of these codes, as far as they are published. */
  async kindsOf(tx: TxCtx, codes: readonly string[]): Promise<ReadonlyMap<string, TemplateKind>> {
    const rows = await sql<{ code: string; kind: TemplateKind }>(
      tx,
      `SELECT DISTINCT ON (code) code, kind FROM agent_template WHERE code = ANY ($1::text[]) AND published_at IS NOT NULL ORDER BY code, version DESC`,
      [codes],
    );
    return new Map(rows.map(({ code, kind }) => [code, kind]));
  }
}

function valuesOf({ name, kind, databases, mode, select, changes, columns, rereadDays }: TemplateTerms): unknown[] {
  return [name, kind, databases satisfies readonly DatabaseKind[], mode satisfies ReadMode, select, changes, JSON.stringify(columns), rereadDays];
}
