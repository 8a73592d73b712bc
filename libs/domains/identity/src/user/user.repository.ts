import { Injectable } from '@nestjs/common';
import { searchPattern } from '@tributary/kernel';
import { dealerScope, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import { containsPattern } from '../search/contains-pattern';
import { ORGANISATION_SQL, ROLES_SQL } from '../session/session-view';
import { FAILURES_BEFORE_LOCK } from '../sign-in/sign-in-lock';
import type { UserDto } from './user.dto';

export interface UserPage {
  readonly search?: string;
  readonly organisationId?: number;
  /** Account of the last user of the page before. */
  readonly after?: string;
  readonly limit: number;
}

export type UserRow = Omit<UserDto, 'createdAt' | 'lastSignInAt'> & { readonly createdAt: Date; readonly lastSignInAt: Date | null };

export interface UserRecord {
  readonly account: string;
  readonly name: string;
  readonly organisationId: number;
  readonly locale: string;
  readonly email: string;
  readonly passwordHash: string;
}

@Injectable()
export class UserRepository {
  /** Users in order of their account. */
  list(tx: TxCtx, page: UserPage, now: Date): Promise<UserRow[]> {
    const params = new SqlParams();
    const where = [
      visible(tx, params),
      ...(page.organisationId === undefined ? [] : [`u.organisation_id = ${params.add(page.organisationId)}`]),
      ...(page.search ? [searchSql(page.search, params)] : []),
      ...(page.after === undefined ? [] : [`lower(u.account) > lower(${params.add(page.after)})`]),
    ];
    const select = selectUser(params.add(now));
    return sql(tx, `${select} WHERE ${where.join(' AND ')} ORDER BY lower(u.account) LIMIT ${params.add(page.limit)}`, params);
  }

  /** One user; undefined when absent or outside the scope. */
  find(tx: TxCtx, id: number, now: Date): Promise<UserRow | undefined> {
    const params = new SqlParams();
    return sqlOne(tx, `${selectUser(params.add(now))} WHERE u.id = ${params.add(id)} AND ${visible(tx, params)}`, params);
  }

  /** Keeps everybody else from changing that user until the transaction ends. */
  async lock(tx: TxCtx, id: number): Promise<void> {
    await sql(tx, 'SELECT id FROM app_user WHERE id = $1 FOR UPDATE', [id]);
  }

  /** The kind of an organisation whose users the caller sees. */
  async organisationKind(tx: TxCtx, organisationId: number): Promise<'head_office' | 'dealer' | undefined> {
    const params = new SqlParams();
    const wanted = `o.id = ${params.add(organisationId)} AND ${dealerScope(tx, 'dealers', 'o.id', params)}`;
    return (await sqlOne<{ kind: 'head_office' | 'dealer' }>(tx, `SELECT o.kind FROM organisation o WHERE ${wanted}`, params))?.kind;
  }

  /** The new user's id; undefined when somebody has that account, in whatever case. */
  async insert(tx: TxCtx, { account, name, organisationId, locale, email, passwordHash }: UserRecord): Promise<number | undefined> {
    const row = await sqlOne<{ id: number }>(
      tx,
      `INSERT INTO app_user (account, name, organisation_id, locale, password_hash, email, must_change_password) VALUES ($1, $2, $3, $4, $5, $6, true)
       ON CONFLICT (lower(account)) DO NOTHING RETURNING id`,
      [account, name, organisationId, locale, passwordHash, email],
    );
    return row?.id;
  }

  async rename(tx: TxCtx, id: number, name: string): Promise<void> {
    await sql(tx, 'UPDATE app_user SET name = $2 WHERE id = $1', [id, name]);
  }

  async setEmail(tx: TxCtx, id: number, email: string): Promise<void> {
    await sql(tx, 'UPDATE app_user SET email = $2 WHERE id = $1', [id, email]);
  }

  /** Lifts a lock too. */
  async setStatus(tx: TxCtx, id: number, status: 'active' | 'disabled'): Promise<void> {
    await sql(tx, 'UPDATE app_user SET status = $2, failed_sign_ins = 0, locked_until = NULL WHERE id = $1', [id, status]);
  }

  async setRoles(tx: TxCtx, id: number, codes: readonly string[]): Promise<void> {
    await sql(tx, 'DELETE FROM user_role WHERE user_id = $1', [id]);
    await sql(tx, 'INSERT INTO user_role (user_id, role_id) SELECT $1, id FROM role WHERE code = ANY ($2::text[])', [id, codes]);
  }

  /** A password that its owner must change; lifts a lock too. */
  async setTemporaryPassword(tx: TxCtx, id: number, passwordHash: string): Promise<void> {
    await sql(
      tx,
      'UPDATE app_user SET password_hash = $2, must_change_password = true, failed_sign_ins = 0, locked_until = NULL WHERE id = $1',
      [id, passwordHash],
    );
  }

  /** Whether anybody else whom the caller sees is active in a role. No two callers ask at the same time. */
  async hasOther(tx: TxCtx, role: string, exceptId: number): Promise<boolean> {
    await sql(tx, `SELECT pg_advisory_xact_lock(hashtextextended('identity.role.' || $1, 0))`, [role]);
    const row = await sqlOne<{ found: boolean }>(
      tx,
      `SELECT EXISTS (SELECT 1 FROM app_user u JOIN user_role ur ON ur.user_id = u.id JOIN role r ON r.id = ur.role_id
                      WHERE r.code = $1 AND u.id <> $2 AND u.status = 'active') AS found`,
      [role, exceptId],
    );
    return row?.found ?? false;
  }
}

function visible(tx: TxCtx, params: SqlParams): string {
  return `(u.id = ${params.add(tx.scope.user)} OR ${dealerScope(tx, 'dealers', 'u.organisation_id', params)})`;
}

function searchSql(typed: string, params: SqlParams): string {
  const text = params.add(containsPattern(typed));
  return `(lower(u.account) LIKE ${text} OR lower(u.name) LIKE ${text} OR o.search_text LIKE ${params.add(searchPattern(typed))})`;
}

function selectUser(now: string): string {
  return `SELECT u.id, u.account, u.name, u.locale, u.email,
      CASE WHEN u.status = 'active' AND u.failed_sign_ins >= ${FAILURES_BEFORE_LOCK} AND u.locked_until > ${now} THEN 'locked' ELSE u.status END AS status,
      ${ORGANISATION_SQL} AS organisation, ${ROLES_SQL} AS roles, u.must_change_password AS "mustChangePassword",
      (SELECT max(s.created_at) FROM session s WHERE s.user_id = u.id) AS "lastSignInAt", u.created_at AS "createdAt"
    FROM app_user u JOIN organisation o ON o.id = u.organisation_id LEFT JOIN dealer d ON d.id = o.id`;
}
