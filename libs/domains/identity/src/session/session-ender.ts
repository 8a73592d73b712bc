import { Injectable } from '@nestjs/common';
import { AuditTrail, Clock, platformErrors, type TxCtx, userOf } from '@tributary/platform';
import { tokenHash } from './session-token';
import { SessionRepository } from './session.repository';

/** Ends sessions of the person who asks; the next request with their cookies finds nobody. */
@Injectable()
export class SessionEnder {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async signOut(tx: TxCtx, token: string): Promise<void> {
    await this.sessions.revoke(tx, tokenHash(token), this.clock.now());
    await this.audit.record(tx, { action: 'identity.sign-out', subject: 'user', subjectId: userOf(tx).userId });
  }

  /** Ends one of the caller's own sessions. @throws platform.not-found when it is nobody's, over, or somebody else's */
  async end(tx: TxCtx, sessionId: number): Promise<void> {
    const ended = await this.sessions.revokeOwn(tx, userOf(tx).userId, sessionId, this.clock.now());
    if (!ended) throw platformErrors.notFound();
    await this.audit.record(tx, { action: 'identity.session-revoke', subject: 'session', subjectId: sessionId });
  }
}
