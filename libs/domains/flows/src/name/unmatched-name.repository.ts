import { Injectable } from '@nestjs/common';
import { searchPattern } from '@tributary/kernel';
import { dealerScope, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { MatchMethod, NameKind } from './flow-name.repository';
import type { NameState } from './unmatched-name.dto';

export interface UnmatchedNameRow {
  readonly id: number;
  readonly kind: NameKind;
  readonly dealerId: number;
  readonly dealerCode: string;
  readonly dealerName: string;
  readonly text: string;
  readonly dealersCode: string | null;
  readonly rows: number;
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly amount: string;
  readonly firstSeen: Date;
  readonly lastSeen: Date;
  readonly state: NameState;
  readonly target: { readonly id: number; readonly code: string; readonly name: string; readonly nameEn: string | null } | null;
  readonly method: MatchMethod | null;
  readonly resolvedAt: Date | null;
  readonly resolvedBy: string | null;
}

export interface UnmatchedNamePage {
  readonly kind?: NameKind;
  readonly state: NameState;
  readonly search?: string;
  /** Amount and id of the last name of the page before. */
  readonly after?: readonly (string | number)[];
  readonly limit: number;
}

/** What a person decided about a name. */
export interface NameDecision {
  readonly targetId: number | null;
  readonly method: MatchMethod | null;
  readonly aliasId: number | null;
  readonly at: Date | null;
  readonly by: string | null;
}

/** Names as the operator works through them: the most valuable first. */
@Injectable()
export class UnmatchedNameRepository {
  list(tx: TxCtx, { kind, state, search, after, limit }: UnmatchedNamePage): Promise<UnmatchedNameRow[]> {
    const params = new SqlParams();
    const open = 'n.sku_id IS NULL AND n.terminal_id IS NULL';
    const parts = [dealerScope(tx, 'flow', 'n.dealer_id', params), 'n.rows > 0', state === 'open' ? open : `NOT (${open})`];
    if (kind) parts.push(`n.kind = ${params.add(kind)}`);
    if (search) parts.push(`n.text_key LIKE ${params.add(searchPattern(search))}`);
    if (after) parts.push(`(n.amount, n.id) < (${params.add(after[0])}::numeric, ${params.add(after[1])}::bigint)`);
    const page = `SELECT * FROM flow_name n WHERE ${parts.join(' AND ')} ORDER BY n.amount DESC, n.id DESC LIMIT ${params.add(limit)}`;
    return sql(tx, `${SELECT(`(${page})`)} ORDER BY n.amount DESC, n.id DESC`, params);
  }

  /** undefined when absent or outside the scope. */
  find(tx: TxCtx, id: number): Promise<UnmatchedNameRow | undefined> {
    const params = new SqlParams();
    return sqlOne(tx, `${SELECT('flow_name')} WHERE n.id = ${params.add(id)} AND ${dealerScope(tx, 'flow', 'n.dealer_id', params)}`, params);
  }

  /** The decision in force about a name, which stays locked until the transaction ends. */
  async lock(tx: TxCtx, id: number): Promise<{ aliasId: number | null; method: MatchMethod | null } | undefined> {
    const params = new SqlParams();
    const wanted = `n.id = ${params.add(id)} AND ${dealerScope(tx, 'flow', 'n.dealer_id', params)}`;
    return sqlOne(tx, `SELECT n.alias_id AS "aliasId", n.method FROM flow_name n WHERE ${wanted} FOR UPDATE`, params);
  }

  async decide(tx: TxCtx, id: number, kind: NameKind, { targetId, method, aliasId, at, by }: NameDecision): Promise<void> {
    const target = kind === 'product' ? 'sku_id' : 'terminal_id';
    await sql(tx, `UPDATE flow_name SET ${target} = $2, method = $3, alias_id = $4, decided_at = $5, decided_by = $6 WHERE id = $1`, [
      id, targetId, method, aliasId, at, by,
    ]);
  }
}

/** What an open product holds up, as the files in force say it. */
const HELD_UP = `
  LEFT JOIN LATERAL (
    SELECT CASE WHEN count(DISTINCT t.unit) = 1 THEN trim_scale(sum(t.quantity))::text END AS quantity, CASE WHEN count(DISTINCT t.unit) = 1 THEN min(t.unit) END AS unit
    FROM flow_fault t JOIN flow_day d ON d.raw_file_id = t.raw_file_id AND d.dealer_id = t.dealer_id AND d.entry_date = t.entry_date AND d.kind = t.kind
    WHERE t.name_id = n.id
  ) held ON true`;

const SELECT = (names: string): string => `
  SELECT n.id, n.kind, n.dealer_id AS "dealerId", coalesce(o.code, '') AS "dealerCode", coalesce(o.name, '') AS "dealerName", n.text_shown AS text,
    nullif(n.code_shown, '') AS "dealersCode", n.rows, held.quantity, held.unit, n.amount, n.first_seen_at AS "firstSeen", n.last_seen_at AS "lastSeen",
    CASE WHEN n.sku_id IS NULL AND n.terminal_id IS NULL THEN 'open' ELSE 'resolved' END AS state,
    CASE WHEN s.id IS NOT NULL THEN json_build_object('id', s.id, 'code', s.code, 'name', s.name, 'nameEn', s.name_en)
         WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'code', t.code, 'name', t.name, 'nameEn', NULL) END AS target,
    n.method, n.decided_at AS "resolvedAt", n.decided_by AS "resolvedBy"
  FROM ${names} n LEFT JOIN organisation o ON o.id = n.dealer_id LEFT JOIN sku s ON s.id = n.sku_id LEFT JOIN terminal t ON t.id = n.terminal_id ${HELD_UP}`;
