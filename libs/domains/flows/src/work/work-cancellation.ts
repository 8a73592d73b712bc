import { Injectable } from '@nestjs/common';
import { actorName, AuditTrail, Clock, platformErrors, type TxCtx } from '@tributary/platform';
import { flowsErrors } from '../flows.errors';
import { FlowWorkRepository, type FlowWorkRow } from './flow-work.repository';

/** A person wants work to stop; its worker hears that after the file that it is at, or in the midst of reading it. */
@Injectable()
export class WorkCancellation {
  constructor(
    private readonly works: FlowWorkRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Asked again it is the same. @throws platform.not-found, flows.work-over */
  async ask(tx: TxCtx, id: number): Promise<FlowWorkRow> {
    const work = await this.find(tx, id);
    if (work.finishedAt) throw flowsErrors.workOver();
    if (work.cancelAskedAt) return work;
    await this.works.askToCancel(tx, id, actorName(tx), this.clock.now());
    await this.audit.record(tx, { action: 'flows.cancel-work', subject: 'flow_work', subjectId: id, detail: { kind: work.kind, title: work.title } });
    return this.find(tx, id);
  }

  private async find(tx: TxCtx, id: number): Promise<FlowWorkRow> {
    const work = await this.works.find(tx, id);
    if (!work) throw platformErrors.notFound();
    return work;
  }
}
