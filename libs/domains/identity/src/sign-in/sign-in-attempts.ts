import { Injectable } from '@nestjs/common';
import type { TxCtx } from '@tributary/platform';
import { type Rate, RateLimit } from './rate-limit';
import { lockedForMs } from './sign-in-lock';
import { keyOf, SignInFailuresRepository } from './sign-in-failures.repository';

const QUARTER_MS = 900_000;
/** Wrong passwords from one address; an office shares one. */
const PER_ADDRESS: Rate = { limit: 300, windowMs: QUARTER_MS };
/** For one name from wherever; bounds what guessing at the same time costs us. */
const PER_NAME: Rate = { limit: 30, windowMs: QUARTER_MS };

export interface Admission {
  /** More than 0: too many attempts, from this address or for this name. */
  readonly waitSeconds: number;
  /** More than 0: the name is locked. */
  readonly lockedSeconds: number;
  /** Absent: nobody has that name. */
  readonly passwordHash: string | undefined;
}

/** Decides whether a password is looked at at all. */
@Injectable()
export class SignInAttempts {
  constructor(
    private readonly rates: RateLimit,
    private readonly failures: SignInFailuresRepository,
  ) {}

  /** Counts the attempt as a failed one until `succeeded` takes that back: attempts under way count too. */
  async admit(tx: TxCtx, name: string, address: string, now: Date): Promise<Admission> {
    const perAddress = await this.rates.take(tx, addressKey(address), PER_ADDRESS, now);
    const perName = await this.rates.take(tx, nameKey(name), PER_NAME, now);
    const account = await this.failures.account(tx, name);
    const failures = account?.failures ?? (await this.failures.ofUnknown(tx, name));
    return {
      waitSeconds: Math.max(perAddress, perName),
      lockedSeconds: Math.ceil(lockedForMs(failures, now) / 1000),
      passwordHash: account?.passwordHash,
    };
  }

  /** `taken` is the moment of `admit`. */
  async succeeded(tx: TxCtx, name: string, address: string, taken: Date): Promise<void> {
    await this.rates.giveBack(tx, addressKey(address), PER_ADDRESS, taken);
    await this.rates.giveBack(tx, nameKey(name), PER_NAME, taken);
  }
}

const addressKey = (address: string): string => `sign-in:address:${address}`;
const nameKey = (name: string): string => `${keyOf(name)}:rate`;
