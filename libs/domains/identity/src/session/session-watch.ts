import { Injectable } from '@nestjs/common';
import { Clock, type HttpRequest, sql, systemCtx, UnitOfWork } from '@tributary/platform';
import { IDLE_MS } from './session-lifetime';
import { ownSessionToken, tokenHash } from './session-token';

/** For connections that outlive a request: whether the sessions behind them still run. Looking is no use of a session. */
@Injectable()
export class SessionWatch {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What stands for the session of a request from now on. */
  keyOf(request: HttpRequest): string {
    return tokenHash(ownSessionToken(request)).toString('base64url');
  }

  /** Those of the keys whose sessions still run, of people who may still work: one statement. */
  async live(keys: readonly string[]): Promise<ReadonlySet<string>> {
    const now = this.clock.now();
    const hashes = keys.map((key) => Buffer.from(key, 'base64url'));
    const rows = await this.uow.read(systemCtx('session-watch'), (tx) =>
      sql<{ token_hash: Buffer }>(
        tx,
        `SELECT s.token_hash FROM session s JOIN app_user u ON u.id = s.user_id LEFT JOIN dealer d ON d.id = u.organisation_id
         WHERE s.token_hash = ANY ($1::bytea[]) AND s.revoked_at IS NULL AND s.expires_at > $2 AND s.last_seen_at > $3
           AND u.status = 'active' AND d.status IS DISTINCT FROM 'closed'`,
        [hashes, now, new Date(now.getTime() - IDLE_MS)],
      ),
    );
    return new Set(rows.map((row) => row.token_hash.toString('base64url')));
  }
}
