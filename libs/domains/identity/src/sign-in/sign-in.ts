import { Injectable } from '@nestjs/common';
import { DomainError, normalise } from '@tributary/kernel';
import { Clock, type Ctx, platformErrors, systemCtx, UnitOfWork } from '@tributary/platform';
import { identityErrors } from '../identity.errors';
import { hashPassword, isOutdated, NOBODYS_HASH, verifyPassword } from '../password/password-hash';
import { SignInAttempts } from './sign-in-attempts';
import type { SignedIn, SignInRequest } from './sign-in-request';
import { type Attempt, SignInSettler } from './sign-in-settler';

/**
 * Checks account and password and opens a session. The password is verified outside of any transaction, and the verdict
 * counts only when it is settled: of guesses made at the same time, no more than the lock allows can ever succeed.
 */
@Injectable()
export class SignIn {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly attempts: SignInAttempts,
    private readonly settler: SignInSettler,
  ) {}

  /** @throws identity.sign-in-refused, identity.account-locked, platform.too-many-requests */
  async signIn(request: SignInRequest, correlationId: string): Promise<SignedIn> {
    const ctx = systemCtx('sign-in', correlationId);
    const name = normalise(request.account);
    const taken = this.clock.now();
    const hash = await this.admit(ctx, name, request.address, taken);
    const outcome = await this.judge(ctx, { name, hash, taken }, request);
    // thrown only now, or the rollback would take the traces of the failure with it
    if (outcome instanceof DomainError) throw outcome;
    return outcome;
  }

  private async judge(ctx: Ctx, attempt: Attempt, request: SignInRequest): Promise<SignedIn | DomainError> {
    const correct = await verifyPassword(request.password, attempt.hash);
    if (!correct) return this.uow.write(ctx, (tx) => this.settler.refuse(tx, attempt.name, request));
    const freshHash = isOutdated(attempt.hash) ? await hashPassword(request.password) : attempt.hash;
    const outcome = await this.uow.write(ctx, (tx) => this.settler.accept(tx, { ...attempt, freshHash }, request));
    // another sign-in renewed the hash, or the password was changed meanwhile: only the new one counts
    return 'changedHash' in outcome ? this.judge(ctx, { ...attempt, hash: outcome.changedHash }, request) : outcome;
  }

  /** What the password has to be verified against. */
  private async admit(ctx: Ctx, name: string, address: string, now: Date): Promise<string> {
    const { waitSeconds, lockedSeconds, passwordHash } = await this.uow.write(ctx, (tx) => this.attempts.admit(tx, name, address, now));
    if (waitSeconds > 0) throw platformErrors.tooManyRequests({ seconds: waitSeconds });
    if (lockedSeconds > 0) throw identityErrors.accountLocked({ seconds: lockedSeconds });
    return passwordHash ?? NOBODYS_HASH;
  }
}
