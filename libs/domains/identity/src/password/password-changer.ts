import { Injectable } from '@nestjs/common';
import { AuditTrail, Clock, type Ctx, platformErrors, sqlCount, sqlOne, systemCtx, type TxCtx, UnitOfWork, userOf } from '@tributary/platform';
import { identityErrors } from '../identity.errors';
import { tokenHash } from '../session/session-token';
import { SessionRepository } from '../session/session.repository';
import { type Rate, RateLimit } from '../sign-in/rate-limit';
import { hashPassword, verifyPassword } from './password-hash';
import { passwordFault } from './password-policy';

/** Somebody at a forgotten, open screen must not try out passwords there. */
const TRIES: Rate = { limit: 10, windowMs: 900_000 };

interface OwnAccount {
  readonly account: string;
  readonly passwordHash: string;
}

/** Replaces the caller's own password; every other session of that person ends. */
@Injectable()
export class PasswordChanger {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rates: RateLimit,
    private readonly sessions: SessionRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** `token`: of the session that may stay. @throws identity.current-password-wrong and those of the password rules */
  async change(ctx: Ctx, current: string, next: string, token: string): Promise<void> {
    const { userId } = userOf(ctx);
    await this.limit(ctx, userId);
    const own = await this.uow.read(ctx, (tx) => ownAccount(tx, userId));
    if (!(await verifyPassword(current, own.passwordHash))) throw identityErrors.currentPasswordWrong();
    const fault = passwordFault(next, own.account) ?? (next === current ? identityErrors.passwordUnchanged() : undefined);
    if (fault) throw fault;
    const hash = await hashPassword(next);
    await this.uow.write(ctx, (tx) => this.replace(tx, userId, own.passwordHash, hash, token));
  }

  private async limit(ctx: Ctx, userId: number): Promise<void> {
    const system = systemCtx('password-change', ctx.correlationId);
    const seconds = await this.uow.write(system, (tx) => this.rates.take(tx, `password-change:${userId}`, TRIES, this.clock.now()));
    if (seconds > 0) throw platformErrors.tooManyRequests({ seconds });
  }

  /** Only if the password is still the one that was verified: an administrator may have reset it meanwhile. */
  private async replace(tx: TxCtx, userId: number, verified: string, hash: string, token: string): Promise<void> {
    const replaced = await sqlCount(
      tx,
      'UPDATE app_user SET password_hash = $3, must_change_password = false WHERE id = $1 AND password_hash = $2',
      [userId, verified, hash],
    );
    if (replaced === 0) throw identityErrors.currentPasswordWrong();
    const ended = await this.sessions.revokeAll(tx, userId, this.clock.now(), tokenHash(token));
    await this.audit.record(tx, { action: 'identity.password-change', subject: 'user', subjectId: userId, detail: { endedSessions: ended } });
  }
}

async function ownAccount(tx: TxCtx, userId: number): Promise<OwnAccount> {
  const own = await sqlOne<OwnAccount>(tx, 'SELECT account, password_hash AS "passwordHash" FROM app_user WHERE id = $1', [userId]);
  if (!own) throw new Error(`User ${userId} does not see the own account.`);
  return own;
}
