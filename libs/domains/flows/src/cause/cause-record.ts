import { Injectable } from '@nestjs/common';
import { actorName, AuditTrail, Clock, Outbox, type TxCtx } from '@tributary/platform';
import { flowsErrors } from '../flows.errors';
import { applyDecision } from '../flows.jobs';
import { type CauseDecisionRow, CauseDecisionRepository } from './cause-decision.repository';
import type { FlowCauseRow } from './flow-cause.repository';

/** Who decided what about which rows, and the job that follows. */
@Injectable()
export class CauseRecord {
  constructor(
    private readonly decisions: CauseDecisionRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Gives the id of the decision. @throws flows.cause-decided when somebody was faster */
  async decided(tx: TxCtx, { cause, code, example, dealers, rows }: FlowCauseRow, action: 'ignore' | 'unit', reason: string): Promise<number> {
    const id = await this.decisions.insert(tx, { cause, code, example, dealers, action, reason, decidedAt: this.clock.now(), decidedBy: actorName(tx) });
    if (id === undefined) throw flowsErrors.causeDecided();
    await this.apply(tx, id, 'flows.decide-cause', { code, example, action, reason, rows });
    return id;
  }

  async undone(tx: TxCtx, { id, code, example, action }: CauseDecisionRow): Promise<void> {
    await this.decisions.undo(tx, id, this.clock.now(), actorName(tx));
    await this.apply(tx, id, 'flows.undo-cause', { code, example, action });
  }

  private async apply(tx: TxCtx, id: number, action: string, detail: Readonly<Record<string, unknown>>): Promise<void> {
    await this.audit.record(tx, { action, subject: 'flow_cause_decision', subjectId: id, detail });
    await this.outbox.enqueue(tx, applyDecision, { decisionId: id });
  }
}
