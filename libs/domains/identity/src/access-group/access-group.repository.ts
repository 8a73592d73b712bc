import { Injectable } from '@nestjs/common';
import { sql, sqlCount, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import { containsPattern } from '../search/contains-pattern';
import type { AccessGroupDto, CreateAccessGroupDto, RenameAccessGroupDto } from './access-group.dto';
import type { Dimension } from './dimension';

export interface AccessGroupPage {
  readonly dimension?: Dimension;
  readonly search?: string;
  /** Dimension and code of the last group of the page before. */
  readonly after?: readonly [string, string];
  readonly limit: number;
}

const SELECT = `SELECT g.id, g.dimension, g.code, g.name, nullif(g.name_en, '') AS "nameEn", g.everything AS "all",
    (SELECT count(*) FROM access_group_item i WHERE i.group_id = g.id) AS "memberCount",
    (SELECT count(*) FROM access_grant a WHERE a.group_id = g.id) AS "grantCount"
  FROM access_group g`;

@Injectable()
export class AccessGroupRepository {
  /** By dimension and code. */
  list(tx: TxCtx, { dimension, search, after, limit }: AccessGroupPage): Promise<AccessGroupDto[]> {
    const params = new SqlParams();
    const where = [
      'TRUE',
      ...(dimension ? [`g.dimension = ${params.add(dimension)}`] : []),
      ...(search ? [foundBy(params.add(containsPattern(search)))] : []),
      ...(after ? [`(g.dimension, g.code) > (${params.add(after[0])}, ${params.add(after[1])})`] : []),
    ];
    return sql(tx, `${SELECT} WHERE ${where.join(' AND ')} ORDER BY g.dimension, g.code LIMIT ${params.add(limit)}`, params);
  }

  find(tx: TxCtx, id: number): Promise<AccessGroupDto | undefined> {
    return sqlOne(tx, `${SELECT} WHERE g.id = $1`, [id]);
  }

  /** As `find`; nobody else changes the group, its members or its grants until the transaction ends. */
  async lock(tx: TxCtx, id: number): Promise<AccessGroupDto | undefined> {
    await sql(tx, 'SELECT id FROM access_group WHERE id = $1 FOR UPDATE', [id]);
    return this.find(tx, id);
  }

  /** The new group's id; undefined when the dimension has that code already. */
  async insert(tx: TxCtx, { dimension, code, name, nameEn = '', all = false }: CreateAccessGroupDto): Promise<number | undefined> {
    const row = await sqlOne<{ id: number }>(
      tx,
      `INSERT INTO access_group (dimension, code, name, name_en, everything) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (dimension, code) DO NOTHING RETURNING id`,
      [dimension, code, name, nameEn, all],
    );
    return row?.id;
  }

  async rename(tx: TxCtx, id: number, { name, nameEn = '' }: RenameAccessGroupDto): Promise<void> {
    await sql(tx, 'UPDATE access_group SET name = $2, name_en = $3 WHERE id = $1', [id, name, nameEn]);
  }

  /** With its members and grants. */
  async delete(tx: TxCtx, id: number): Promise<boolean> {
    return (await sqlCount(tx, 'DELETE FROM access_group WHERE id = $1', [id])) > 0;
  }

  /** Whether an active user in `role` has everything of a dimension by a group. No two callers ask at the same time. */
  async somebodyHasEverything(tx: TxCtx, dimension: Dimension, role: string): Promise<boolean> {
    const row = await sqlOne<{ found: boolean }>(
      tx,
      `SELECT EXISTS (
         SELECT 1 FROM access_group g JOIN access_grant a ON a.group_id = g.id
         JOIN app_user u ON u.id = a.user_id OR u.organisation_id = a.organisation_id
         JOIN user_role ur ON ur.user_id = u.id JOIN role r ON r.id = ur.role_id
         WHERE g.dimension = $1 AND g.everything AND u.status = 'active' AND r.code = $2) AS found`,
      [dimension, role],
    );
    return row?.found ?? false;
  }

  /** Until the transaction ends, nobody else takes away what gives everything. */
  async lockEverything(tx: TxCtx): Promise<void> {
    await sql(tx, `SELECT pg_advisory_xact_lock(hashtextextended('identity.everything', 0))`);
  }
}

function foundBy(pattern: string): string {
  return `(lower(g.code) LIKE ${pattern} OR lower(g.name) LIKE ${pattern} OR lower(g.name_en) LIKE ${pattern})`;
}
