import { Injectable } from '@nestjs/common';
import type { DomainError } from '@tributary/kernel';
import { AuditTrail, Clock, type TxCtx } from '@tributary/platform';
import { identityErrors } from '../identity.errors';
import { newSessionToken, tokenHash } from '../session/session-token';
import { SessionRepository } from '../session/session.repository';
import { SignInAttempts } from './sign-in-attempts';
import { type SignInAccount, SignInFailuresRepository } from './sign-in-failures.repository';
import { afterFailure, lockedForMs } from './sign-in-lock';
import type { SignedIn, SignInRequest } from './sign-in-request';

export interface Attempt {
  readonly name: string;
  /** What the password was verified against. */
  readonly hash: string;
  /** When the attempt was counted. */
  readonly taken: Date;
}

export interface RightPassword extends Attempt {
  /** The same password at today's cost. */
  readonly freshHash: string;
}

/** The account has another password hash by now: what was verified says nothing any more. */
export interface Superseded {
  readonly changedHash: string;
}

/**
 * Makes a verdict count, one at a time per name: what came to be known meanwhile (a lock, a new password) weighs more.
 * Refusals are given back, not thrown: the transaction must keep its traces.
 */
@Injectable()
export class SignInSettler {
  constructor(
    private readonly failures: SignInFailuresRepository,
    private readonly attempts: SignInAttempts,
    private readonly sessions: SessionRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The password was right. */
  async accept(tx: TxCtx, verdict: RightPassword, request: SignInRequest): Promise<SignedIn | DomainError | Superseded> {
    const account = await this.failures.locked(tx, verdict.name);
    const isOpen = account?.mayWork && lockedForMs(account.failures, this.clock.now()) === 0;
    if (!isOpen) return this.refuse(tx, verdict.name, request);
    if (account.passwordHash !== verdict.hash) return { changedHash: account.passwordHash };
    await this.failures.clear(tx, account.actor.userId, verdict.freshHash);
    await this.attempts.succeeded(tx, verdict.name, request.address, verdict.taken);
    return this.open(tx, account, request);
  }

  /** The password was wrong, or of no use. */
  async refuse(tx: TxCtx, name: string, request: SignInRequest): Promise<DomainError> {
    const account = await this.failures.locked(tx, name);
    const now = this.clock.now();
    const before = account?.failures ?? (await this.failures.ofUnknown(tx, name));
    const lockedMs = lockedForMs(before, now);
    if (lockedMs > 0) return identityErrors.accountLocked({ seconds: Math.ceil(lockedMs / 1000) });
    const after = afterFailure(before, now);
    if (!account) await this.failures.saveUnknown(tx, name, after);
    else {
      await this.failures.save(tx, account.actor.userId, after);
      await this.record(tx, 'identity.sign-in-refused', account, { address: request.address, failures: after.count });
    }
    return identityErrors.signInRefused();
  }

  private async open(tx: TxCtx, account: SignInAccount, { address, userAgent, formerToken }: SignInRequest): Promise<SignedIn> {
    const now = this.clock.now();
    const token = newSessionToken();
    const { userId } = account.actor;
    if (formerToken) await this.sessions.revoke(tx, tokenHash(formerToken), now);
    await this.sessions.open(tx, { tokenHash: tokenHash(token), userId, address, userAgent }, now);
    await this.record({ ...tx, actor: account.actor }, 'identity.sign-in', account, { address });
    return { userId, token };
  }

  private record(tx: TxCtx, action: string, { actor }: SignInAccount, detail: Record<string, unknown>): Promise<void> {
    return this.audit.record(tx, { action, subject: 'user', subjectId: actor.userId, detail });
  }
}
