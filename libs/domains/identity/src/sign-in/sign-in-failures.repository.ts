import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { sql, sqlCount, sqlOne, type TxCtx, type UserActor } from '@tributary/platform';
import { NO_FAILURES, type SignInFailures } from './sign-in-lock';

export interface SignInAccount {
  readonly actor: UserActor;
  readonly passwordHash: string;
  /** False: disabled, or of a dealer that has left. */
  readonly mayWork: boolean;
  readonly failures: SignInFailures;
}

interface AccountRow extends Omit<UserActor, 'kind'> {
  readonly passwordHash: string;
  readonly mayWork: boolean;
  readonly count: number;
  readonly until: Date | null;
}

/**
 * Accounts as sign-in meets them, by their normalised name. Names that nobody has fail and lock in just the same way,
 * in a row of their own, so that the answer never tells which names exist. Needs a system context.
 */
@Injectable()
export class SignInFailuresRepository {
  /** As `account`, and nobody else settles a sign-in of that name, or changes that account, until the transaction ends. */
  async locked(tx: TxCtx, name: string): Promise<SignInAccount | undefined> {
    await sql(tx, 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [keyOf(name)]);
    return this.account(tx, name, 'FOR UPDATE OF u');
  }

  async account(tx: TxCtx, name: string, lock: '' | 'FOR UPDATE OF u' = ''): Promise<SignInAccount | undefined> {
    const row = await sqlOne<AccountRow>(
      tx,
      `SELECT u.id AS "userId", u.name, u.organisation_id AS "organisationId", o.kind AS "organisationKind", d.tier,
         u.password_hash AS "passwordHash", u.failed_sign_ins AS count, u.locked_until AS until,
         u.status = 'active' AND d.status IS DISTINCT FROM 'closed' AS "mayWork"
       FROM app_user u JOIN organisation o ON o.id = u.organisation_id LEFT JOIN dealer d ON d.id = o.id
       WHERE lower(u.account) = $1 ${lock}`,
      [name],
    );
    if (!row) return undefined;
    const { passwordHash, mayWork, count, until, ...actor } = row;
    return { actor: { kind: 'user', ...actor }, passwordHash, mayWork, failures: { count, until } };
  }

  /** The failures of a name that nobody has. */
  async ofUnknown(tx: TxCtx, name: string): Promise<SignInFailures> {
    return (await sqlOne<SignInFailures>(tx, 'SELECT count, window_start AS until FROM rate_window WHERE key = $1', [keyOf(name)])) ?? NO_FAILURES;
  }

  async save(tx: TxCtx, userId: number, { count, until }: SignInFailures): Promise<void> {
    await sql(tx, 'UPDATE app_user SET failed_sign_ins = $2, locked_until = $3 WHERE id = $1', [userId, count, until]);
  }

  async saveUnknown(tx: TxCtx, name: string, { count, until }: SignInFailures): Promise<void> {
    const values = [keyOf(name), until, count];
    const updated = await sqlCount(tx, 'UPDATE rate_window SET window_start = $2, count = $3 WHERE key = $1', values);
    if (updated === 0) await sql(tx, 'INSERT INTO rate_window (key, window_start, count) VALUES ($1, $2, $3)', values);
  }

  /** After a right password: nothing is held against the account any more, and its hash is of today's cost. */
  async clear(tx: TxCtx, userId: number, passwordHash: string): Promise<void> {
    await sql(tx, 'UPDATE app_user SET failed_sign_ins = 0, locked_until = NULL, password_hash = $2 WHERE id = $1', [userId, passwordHash]);
  }
}

/** What was typed as a name may be a password by mistake: only its hash is kept. */
export function keyOf(name: string): string {
  return `sign-in:name:${createHash('sha256').update(name).digest('base64url')}`;
}
