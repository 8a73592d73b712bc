import { Injectable } from '@nestjs/common';
import { type Ctx, UnitOfWork } from '@tributary/platform';
import { FlowNameRepository } from '../name/flow-name.repository';
import type { WorkSteps } from '../work/flow-work';
import { FlowWorks } from '../work/flow-works';

/** The work that a name's decision makes, under the name itself. */
@Injectable()
export class NameWork {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly names: FlowNameRepository,
    private readonly works: FlowWorks,
  ) {}

  async watched(ctx: Ctx, nameId: number, work: (steps: WorkSteps) => Promise<void>): Promise<void> {
    const name = await this.uow.read(ctx, (tx) => this.names.shown(tx, nameId));
    const plan = { key: `repost:${nameId}`, kind: 'repost', title: name?.shown ?? '', dealerId: name?.dealerId ?? null, batchId: null } as const;
    await this.works.watched(ctx, plan, work);
  }
}
