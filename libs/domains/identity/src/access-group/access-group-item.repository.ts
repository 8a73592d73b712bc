import { Injectable } from '@nestjs/common';
import { normalise } from '@tributary/kernel';
import { sql, SqlParams, type TxCtx } from '@tributary/platform';
import type { AccessCodeResultDto, AccessGroupItemDto } from './access-group.dto';
import type { ItemKind } from './dimension';
import { kindSql, typedSql } from './item-kind.sql';

export interface ItemPage {
  readonly kinds: readonly ItemKind[];
  readonly search?: string;
  /** Kind and code of the last item of the page before. */
  readonly after?: readonly [string, string];
  readonly limit: number;
}

@Injectable()
export class AccessGroupItemRepository {
  /** By kind and code, as far as the reader sees them. */
  list(tx: TxCtx, groupId: number, { kinds, search, after, limit }: ItemPage): Promise<AccessGroupItemDto[]> {
    const params = new SqlParams();
    const group = params.add(groupId);
    const parts = kinds.map(
      (kind) => `SELECT '${kind}' AS kind, t.id, t.code, t.name, nullif(t.name_en, '') AS "nameEn"
        FROM access_group_item i JOIN (${kindSql(tx, kind, params)}) t ON t.id = i.item_id
        WHERE i.group_id = ${group} AND i.kind = '${kind}' AND ${typedSql(search, params)}`,
    );
    const from = after ? `WHERE (m.kind, m.code) > (${params.add(after[0])}, ${params.add(after[1])})` : '';
    return sql(tx, `SELECT m.* FROM (${parts.join(' UNION ALL ')}) m ${from} ORDER BY m.kind, m.code LIMIT ${params.add(limit)}`, params);
  }

  /** What could become a member and is none yet, by code. */
  candidates(tx: TxCtx, groupId: number, { kinds: [kind = 'dealer'], search, after, limit }: ItemPage): Promise<AccessGroupItemDto[]> {
    const params = new SqlParams();
    const where = [
      typedSql(search, params),
      `NOT EXISTS (SELECT 1 FROM access_group_item i WHERE i.group_id = ${params.add(groupId)} AND i.kind = '${kind}' AND i.item_id = t.id)`,
      ...(after ? [`t.code > ${params.add(after[1])}`] : []),
    ];
    return sql(
      tx,
      `SELECT '${kind}' AS kind, t.id, t.code, t.name, nullif(t.name_en, '') AS "nameEn" FROM (${kindSql(tx, kind, params)}) t
       WHERE ${where.join(' AND ')} ORDER BY t.code LIMIT ${params.add(limit)}`,
      params,
    );
  }

  /** Makes members of what has these codes; an answer for each code, in their order. One statement. */
  add(tx: TxCtx, groupId: number, kind: ItemKind, codes: readonly string[]): Promise<AccessCodeResultDto[]> {
    const params = new SqlParams();
    const change = `INSERT INTO access_group_item (group_id, kind, item_id)
      SELECT ${params.add(groupId)}, '${kind}', id FROM found WHERE first ON CONFLICT DO NOTHING RETURNING item_id AS id`;
    return sql(tx, changedSql(kindSql(tx, kind, params), change, codes, params), params);
  }

  /** The other way round. */
  remove(tx: TxCtx, groupId: number, kind: ItemKind, codes: readonly string[]): Promise<AccessCodeResultDto[]> {
    const params = new SqlParams();
    const change = `DELETE FROM access_group_item i USING found f
      WHERE f.first AND i.group_id = ${params.add(groupId)} AND i.kind = '${kind}' AND i.item_id = f.id RETURNING i.item_id AS id`;
    return sql(tx, changedSql(kindSql(tx, kind, params), change, codes, params), params);
  }
}

/**
 * SQL: `change` done to the rows of `source` (id, code, name) that have these codes, and what became of each code.
 * `change` finds them as `found`, each row once where `first` is true, and returns the ids that it touched.
 */
export function changedSql(source: string, change: string, codes: readonly string[], params: SqlParams): string {
  return `
    WITH wanted AS (
      SELECT w.input, w.key, w.place FROM unnest(${params.add(codes)}::text[], ${params.add(codes.map((code) => normalise(code).trim()))}::text[]) WITH ORDINALITY AS w(input, key, place)
    ), found AS (
      SELECT w.*, t.id, t.name, t.id IS NOT NULL AND row_number() OVER (PARTITION BY t.id ORDER BY w.place) = 1 AS first
      FROM wanted w LEFT JOIN (${source}) t ON lower(t.code) = w.key
    ), changed AS (${change})
    SELECT f.input, f.name,
      CASE WHEN f.id IS NULL THEN 'unknown' WHEN f.first AND EXISTS (SELECT 1 FROM changed c WHERE c.id = f.id) THEN 'done' ELSE 'unchanged' END AS outcome
    FROM found f ORDER BY f.place`;
}
