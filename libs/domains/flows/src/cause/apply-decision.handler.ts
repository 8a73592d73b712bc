import { Injectable } from '@nestjs/common';
import { type Ctx, HandlesJob, type JobHandler, UnitOfWork } from '@tributary/platform';
import { applyDecision } from '../flows.jobs';
import { showFault } from '../flows.faults';
import { FilePoster } from '../run/file-poster';
import type { WorkSteps } from '../work/flow-work';
import { FlowWorks } from '../work/flow-works';
import { type CauseDecisionRow, CauseDecisionRepository } from './cause-decision.repository';
import { IgnoredRows } from './ignored-rows';

/** Brings a decision to its files one by one: each is right by itself, and a file that was done already stays as it is. */
@Injectable()
@HandlesJob(applyDecision)
export class ApplyDecisionHandler implements JobHandler<{ decisionId: number }> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly decisions: CauseDecisionRepository,
    private readonly poster: FilePoster,
    private readonly ignored: IgnoredRows,
    private readonly works: FlowWorks,
  ) {}

  async handle(ctx: Ctx, { decisionId }: { decisionId: number }): Promise<void> {
    const found = await this.uow.read(ctx, async (tx) => {
      const decision = await this.decisions.find(tx, decisionId);
      return decision && { decision, files: await this.decisions.files(tx, decision) };
    });
    if (!found) return;
    const { decision, files } = found;
    const [dealerId = null, ...others] = decision.dealers;
    const title = showFault({ code: decision.code, params: decision.example }, ctx.locale).message;
    const plan = { key: `decision:${decisionId}`, kind: 'decision', title, dealerId: others.length > 0 ? null : dealerId, batchId: null } as const;
    await this.works.watched(ctx, plan, async (steps) => {
      await steps.total(files.length);
      for (const id of files) {
        await this.apply(ctx, decision, id, steps);
        await steps.fileDone(id);
      }
    });
  }

  private async apply(ctx: Ctx, decision: CauseDecisionRow, rawFileId: number, steps: WorkSteps): Promise<void> {
    if (decision.action === 'ignore') return this.ignored.mark(ctx, decision, rawFileId);
    const file = await this.uow.read(ctx, (tx) => this.poster.find(tx, rawFileId));
    if (file) await this.poster.repost(ctx, file, steps);
  }
}
