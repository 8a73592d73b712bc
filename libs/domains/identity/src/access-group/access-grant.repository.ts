import { Injectable } from '@nestjs/common';
import { dealerScope, sql, SqlParams, type TxCtx } from '@tributary/platform';
import { containsPattern } from '../search/contains-pattern';
import type { AccessCodeResultDto, AccessGrantDto } from './access-group.dto';
import { changedSql } from './access-group-item.repository';
import type { GranteeKind } from './dimension';

export interface GrantPage {
  readonly search?: string;
  /** Id of the last grant of the page before. */
  readonly after?: string | number;
  readonly limit: number;
}

const COLUMN: Readonly<Record<GranteeKind, string>> = { user: 'user_id', dealer: 'organisation_id', tier: 'tier' };

@Injectable()
export class AccessGrantRepository {
  /** In the order in which they were granted, as far as the reader sees people and dealers. */
  list(tx: TxCtx, groupId: number, { search, after, limit }: GrantPage): Promise<AccessGrantDto[]> {
    const params = new SqlParams();
    const group = params.add(groupId);
    const parts = [
      `SELECT a.id, 'user' AS kind, u.id AS "targetId", u.account AS code, u.name, o.name AS "organisationName" FROM access_grant a JOIN app_user u ON u.id = a.user_id
       JOIN organisation o ON o.id = u.organisation_id WHERE a.group_id = ${group} AND ${dealerScope(tx, 'dealers', 'u.organisation_id', params)}`,
      `SELECT a.id, 'dealer', o.id, o.code, o.name, NULL FROM access_grant a JOIN organisation o ON o.id = a.organisation_id
       WHERE a.group_id = ${group} AND ${dealerScope(tx, 'dealers', 'o.id', params)}`,
      `SELECT a.id, 'tier', a.tier, a.tier::text, a.tier::text, NULL FROM access_grant a WHERE a.group_id = ${group} AND a.tier IS NOT NULL`,
    ];
    const where = [
      'TRUE',
      ...(search ? [foundBy(params.add(containsPattern(search)))] : []),
      ...(after === undefined ? [] : [`g.id > ${params.add(after)}`]),
    ];
    return sql(tx, `SELECT g.* FROM (${parts.join(' UNION ALL ')}) g WHERE ${where.join(' AND ')} ORDER BY g.id LIMIT ${params.add(limit)}`, params);
  }

  /** Grants the group to whom these codes name; an answer for each code, in their order. One statement. */
  add(tx: TxCtx, groupId: number, kind: GranteeKind, codes: readonly string[]): Promise<AccessCodeResultDto[]> {
    const params = new SqlParams();
    const column = COLUMN[kind];
    const change = `INSERT INTO access_grant (group_id, ${column}) SELECT ${params.add(groupId)}, id FROM found WHERE first ON CONFLICT DO NOTHING RETURNING ${column} AS id`;
    return sql(tx, changedSql(granteeSql(tx, kind, params), change, codes, params), params);
  }

  /** The other way round. */
  remove(tx: TxCtx, groupId: number, kind: GranteeKind, codes: readonly string[]): Promise<AccessCodeResultDto[]> {
    const params = new SqlParams();
    const column = COLUMN[kind];
    const change = `DELETE FROM access_grant a USING found f WHERE f.first AND a.group_id = ${params.add(groupId)} AND a.${column} = f.id RETURNING a.${column} AS id`;
    return sql(tx, changedSql(granteeSql(tx, kind, params), change, codes, params), params);
  }

  /** Those of the accounts that are not head office's. */
  dealersAccounts(tx: TxCtx, accounts: readonly string[]): Promise<{ account: string }[]> {
    return sql(
      tx,
      `SELECT u.account FROM app_user u JOIN organisation o ON o.id = u.organisation_id
       WHERE o.kind = 'dealer' AND lower(u.account) = ANY (SELECT lower(btrim(a)) FROM unnest($1::text[]) a) ORDER BY u.account LIMIT 1`,
      [accounts],
    );
  }
}

function granteeSql(tx: TxCtx, kind: GranteeKind, params: SqlParams): string {
  if (kind === 'tier') return `SELECT t.id, t.id::text AS code, t.id::text AS name FROM unnest(ARRAY[1, 2]::smallint[]) t(id)`;
  if (kind === 'user') return `SELECT u.id, u.account AS code, u.name FROM app_user u WHERE ${dealerScope(tx, 'dealers', 'u.organisation_id', params)}`;
  return `SELECT o.id, o.code, o.name FROM organisation o WHERE o.kind = 'dealer' AND ${dealerScope(tx, 'dealers', 'o.id', params)}`;
}

function foundBy(pattern: string): string {
  return `(lower(g.code) LIKE ${pattern} OR lower(g.name) LIKE ${pattern} OR lower(g."organisationName") LIKE ${pattern})`;
}
