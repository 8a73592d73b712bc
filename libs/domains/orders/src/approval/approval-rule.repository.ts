import { Injectable } from '@nestjs/common';
import { cursorKey, fetchSize, type PageQuery, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { ApprovalKind } from './approval-rules';

/** A rule as its seller keeps it. */
export interface KeptRule {
  readonly id: number;
  readonly kind: ApprovalKind;
  /** CNY, a number of orders, or per cent: see the kinds. */
  readonly threshold: string;
  /** Null: every branch. */
  readonly branchId: number | null;
  readonly active: boolean;
  readonly name: string;
  readonly updatedAt: Date;
}

/** In force, or switched off. */
export const RULE_STATES = ['on', 'off'] as const;
export type RuleState = (typeof RULE_STATES)[number];

/** Which rules; absent: all. */
export interface RuleFilter {
  readonly kind?: ApprovalKind;
  readonly state?: RuleState;
}

export type RuleContent = Pick<KeptRule, 'kind' | 'threshold' | 'branchId' | 'active' | 'name'>;

const COLUMNS = `r.id, r.kind, trim_scale(r.threshold)::text AS threshold, r.branch_id AS "branchId", r.active, r.name, r.updated_at AS "updatedAt"`;

@Injectable()
export class ApprovalRuleRepository {
  /** The rules in force first, then in the order of their making. */
  list(tx: TxCtx, sellerId: number, query: PageQuery & RuleFilter): Promise<KeptRule[]> {
    const params = new SqlParams();
    const after = cursorKey(query, 2);
    return sql<KeptRule>(
      tx,
      `SELECT ${COLUMNS} FROM approval_rule r WHERE r.seller_id = ${params.add(sellerId)}
         ${query.search ? `AND r.name ILIKE '%' || ${params.add(query.search)} || '%'` : ''}
         ${query.kind ? `AND r.kind = ${params.add(query.kind)}` : ''} ${query.state ? `AND r.active = ${params.add(query.state === 'on')}` : ''}
         ${after ? `AND (NOT r.active, r.id) > (${params.add(after[0])}::text = 'off', ${params.add(after[1])}::bigint)` : ''}
       ORDER BY NOT r.active, r.id LIMIT ${params.add(fetchSize(query))}`,
      params,
    );
  }

  async add(tx: TxCtx, sellerId: number, { kind, threshold, branchId, active, name }: RuleContent, at: Date): Promise<number> {
    const row = await sqlOne<{ id: number }>(
      tx,
      `INSERT INTO approval_rule (seller_id, kind, threshold, branch_id, active, name, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [sellerId, kind, threshold, branchId, active, name, at],
    );
    if (!row) throw new Error('The rule was not written.');
    return row.id;
  }

  /** The rule as it is now, locked; undefined when absent or of another seller. */
  lock(tx: TxCtx, sellerId: number, id: number): Promise<KeptRule | undefined> {
    return sqlOne<KeptRule>(tx, `SELECT ${COLUMNS} FROM approval_rule r WHERE r.id = $1 AND r.seller_id = $2 FOR UPDATE`, [id, sellerId]);
  }

  async change(tx: TxCtx, id: number, { kind, threshold, branchId, active, name }: RuleContent, at: Date): Promise<void> {
    await sql(
      tx,
      `UPDATE approval_rule SET kind = $2, threshold = $3, branch_id = $4, active = $5, name = $6, updated_at = $7 WHERE id = $1`,
      [id, kind, threshold, branchId, active, name, at],
    );
  }

  async remove(tx: TxCtx, id: number): Promise<void> {
    await sql(tx, 'DELETE FROM approval_rule WHERE id = $1', [id]);
  }

  async branchExists(tx: TxCtx, id: number): Promise<boolean> {
    return (await sqlOne(tx, 'SELECT 1 FROM branch WHERE id = $1', [id])) !== undefined;
  }
}
