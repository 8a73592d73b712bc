import { Injectable } from '@nestjs/common';
import { AuditTrail, Clock, platformErrors, type TxCtx, userOf } from '@tributary/platform';
import { identityErrors } from '../identity.errors';
import { tokenHash } from '../session/session-token';
import type { StartActingDto } from './acting.dto';
import { ActingRepository } from './acting.repository';

/** Puts a session of head office into a dealer's shoes and back; what the shoes allow is decided at each request. */
@Injectable()
export class ActingSwitch {
  constructor(
    private readonly actings: ActingRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * `token`: of the session's cookie.
   * @throws platform.not-found for a dealer outside the scope, identity.acting-dealer-closed, identity.acting-already,
   * platform.forbidden for people who are not of head office
   */
  async start(tx: TxCtx, token: string, { dealerId, mode, reason }: StartActingDto): Promise<void> {
    const dealer = await this.actings.dealer(tx, dealerId);
    if (!dealer) throw platformErrors.notFound();
    if (userOf(tx).organisationKind !== 'head_office') throw platformErrors.forbidden();
    if (dealer.status === 'closed') throw identityErrors.actingDealerClosed({ dealer: dealer.name });
    const running = await this.actings.lock(tx, tokenHash(token));
    if (running) throw identityErrors.actingAlready({ dealer: running.organisationName });
    const actingRecordId = await this.actings.start(tx, tokenHash(token), { dealer, mode, reason: reason.trim() }, this.clock.now());
    await this.audit.record(tx, { action: 'identity.acting-start', subject: 'dealer', subjectId: dealerId, detail: { actingRecordId, mode, reason } });
  }

  /** Ending what has ended already is no fault. */
  async end(tx: TxCtx, token: string): Promise<void> {
    const running = await this.actings.lock(tx, tokenHash(token));
    if (!running) return;
    await this.actings.end(tx, tokenHash(token), running, this.clock.now());
    const { recordId, fault } = running;
    await this.audit.record(tx, { action: 'identity.acting-end', subject: 'acting_record', subjectId: recordId, detail: fault ? { fault } : {} });
  }
}
