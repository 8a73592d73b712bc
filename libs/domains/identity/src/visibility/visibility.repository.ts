import { Injectable } from '@nestjs/common';
import { type LocalDate, normalise } from '@tributary/kernel';
import { dealerScope, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { AccessGroupItemDto } from '../access-group/access-group.dto';
import type { Dimension, ItemKind } from '../access-group/dimension';
import { kindSql } from '../access-group/item-kind.sql';
import { REASONED_REACH } from '../scope/scope.sql';
import type { DealerVisibilityDto, MissingGroupDto, VisibilityReasonDto } from './visibility.dto';

export type VisibleDealer = Omit<DealerVisibilityDto, 'dimensions'>;

/** One row that a dealer sees; no kind and id: everything of the dimension. */
export interface ReachedRow {
  readonly dimension: Dimension;
  readonly kind: ItemKind | null;
  readonly itemId: number | null;
  readonly reasons: VisibilityReasonDto[];
  /** Of the dimension, in all. */
  readonly total: number;
}

/** Something that a check asks for, with what else may name it: the line of a SKU, the branch of a dealer. */
export interface CheckedItem extends AccessGroupItemDto {
  readonly alsoKind: ItemKind | null;
  readonly alsoId: number | null;
}

@Injectable()
export class VisibilityRepository {
  dealer(tx: TxCtx, id: number): Promise<VisibleDealer | undefined> {
    const params = new SqlParams();
    return sqlOne(
      tx,
      `SELECT d.id AS "dealerId", o.code, o.name, nullif(o.name_en, '') AS "nameEn", d.tier, d.status FROM dealer d JOIN organisation o ON o.id = d.id
       WHERE d.id = ${params.add(id)} AND ${dealerScope(tx, 'dealers', 'd.id', params)}`,
      params,
    );
  }

  /** What the dealer sees and why, at most `limit` rows of each dimension. Needs a system context, as `ScopeResolver`. */
  reached(system: TxCtx, { dealerId, tier }: VisibleDealer, today: LocalDate, limit: number): Promise<ReachedRow[]> {
    return sql(
      system,
      `${REASONED_REACH}
       SELECT dimension, kind, item_id AS "itemId", reasons, total FROM (
         SELECT dimension, kind, item_id, jsonb_agg(DISTINCT reason) AS reasons, count(item_id) OVER (PARTITION BY dimension) AS total,
           row_number() OVER (PARTITION BY dimension ORDER BY kind NULLS FIRST, item_id) AS place
         FROM reach GROUP BY dimension, kind, item_id) ranked
       WHERE place <= $5 ORDER BY dimension, kind NULLS FIRST, item_id`,
      [null, dealerId, tier, today, limit],
    );
  }

  /** Why the dealer sees one of these rows, and which groups that name one of them it has not. Needs a system context. */
  async why(system: TxCtx, dealer: VisibleDealer, today: LocalDate, dimension: Dimension, item: CheckedItem): Promise<{ reasons: VisibilityReasonDto[]; missing: MissingGroupDto[] }> {
    const kinds = [item.kind, ...(item.alsoKind ? [item.alsoKind] : [])];
    const ids = [item.id, ...(item.alsoId ? [item.alsoId] : [])];
    const row = await sqlOne<{ reasons: VisibilityReasonDto[]; missing: MissingGroupDto[] }>(
      system,
      `${REASONED_REACH}, asked AS (SELECT * FROM unnest($6::text[], $7::bigint[]) AS t(kind, item_id))
       SELECT
         coalesce((SELECT jsonb_agg(DISTINCT r.reason) FROM reach r WHERE r.dimension = $5 AND (r.kind IS NULL OR (r.kind, r.item_id) IN (SELECT kind, item_id FROM asked))), '[]') AS reasons,
         coalesce((SELECT jsonb_agg(jsonb_build_object('groupId', g.id, 'groupName', g.name, 'groupNameEn', nullif(g.name_en, '')) ORDER BY g.code)
                   FROM access_group g WHERE g.dimension = $5 AND NOT EXISTS (SELECT 1 FROM granted h WHERE h.id = g.id)
                     AND EXISTS (SELECT 1 FROM access_group_item i JOIN asked USING (kind, item_id) WHERE i.group_id = g.id)), '[]') AS missing`,
      [null, dealer.dealerId, dealer.tier, today, dimension, kinds, ids],
    );
    return row ?? { reasons: [], missing: [] };
  }

  /** Codes and names of rows, as far as the reader sees them: one statement. */
  names(tx: TxCtx, rows: readonly { readonly kind: ItemKind; readonly itemId: number }[]): Promise<AccessGroupItemDto[]> {
    const params = new SqlParams();
    const kinds = [...new Set(rows.map(({ kind }) => kind))];
    if (kinds.length === 0) return Promise.resolve([]);
    const parts = kinds.map((kind) => {
      const ids = params.add(rows.filter((row) => row.kind === kind).map(({ itemId }) => itemId));
      return `SELECT '${kind}' AS kind, t.id, t.code, t.name, nullif(t.name_en, '') AS "nameEn" FROM (${kindSql(tx, kind, params)}) t WHERE t.id = ANY (${ids}::bigint[])`;
    });
    return sql(tx, parts.join(' UNION ALL '), params);
  }

  /** The SKU, price list, location or dealer with that code; undefined when the reader sees none. */
  byCode(tx: TxCtx, kind: ItemKind, code: string): Promise<CheckedItem | undefined> {
    const params = new SqlParams();
    const also = ALSO[kind];
    return sqlOne(
      tx,
      `SELECT '${kind}' AS kind, t.id, t.code, t.name, nullif(t.name_en, '') AS "nameEn",
         ${also ? `'${also.kind}'` : 'NULL'} AS "alsoKind", ${also ? `(SELECT p.${also.column} FROM ${also.table} p WHERE p.id = t.id)` : 'NULL::bigint'} AS "alsoId"
       FROM (${kindSql(tx, kind, params)}) t WHERE lower(t.code) = ${params.add(normalise(code).trim())} LIMIT 1`,
      params,
    );
  }
}

const ALSO: Partial<Record<ItemKind, { readonly kind: ItemKind; readonly column: string; readonly table: string }>> = {
  sku: { kind: 'product_line', column: 'product_line_id', table: 'sku' },
  dealer: { kind: 'branch', column: 'branch_id', table: 'dealer' },
};
