import { Injectable } from '@nestjs/common';
import { Clock, type TxCtx } from '@tributary/platform';
import { type Rate, RateLimit } from '../sign-in/rate-limit';
import { secretHash } from './api-key';
import { ApiKeyRepository, type ShownKey } from './api-key.repository';

const MINUTE_MS = 60_000;
/** Requests of one key. */
const PER_KEY: Rate = { limit: 120, windowMs: MINUTE_MS };
/** Keys from one address that nobody has, or that do not hold. */
const GUESSES: Rate = { limit: 60, windowMs: 15 * MINUTE_MS };

export interface KeyUse {
  /** Absent: nobody has that key. */
  readonly key: ShownKey | undefined;
  /** More than 0: too many requests. */
  readonly waitSeconds: number;
}

/** Looks a key up and counts its use. */
@Injectable()
export class ApiKeyUses {
  constructor(
    private readonly keys: ApiKeyRepository,
    private readonly rates: RateLimit,
    private readonly clock: Clock,
  ) {}

  async take(tx: TxCtx, secret: string, address: string): Promise<KeyUse> {
    const key = await this.keys.use(tx, secretHash(secret), address);
    const holds = key && !key.fault;
    const waitSeconds = await this.rates.take(tx, holds ? `api-key:${key.id}` : `api-key:address:${address}`, holds ? PER_KEY : GUESSES, this.clock.now());
    return { key, waitSeconds };
  }
}
