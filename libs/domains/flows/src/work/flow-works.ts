import { Injectable } from '@nestjs/common';
import { Clock, type Ctx, type TxCtx, UnitOfWork } from '@tributary/platform';
import { BEAT_MS, type FlowWorkPlan, WorkCancelled, type WorkSteps } from './flow-work';
import { FlowWorkRepository } from './flow-work.repository';

/** Lets people watch work, and stop it between two files. */
@Injectable()
export class FlowWorks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly works: FlowWorkRepository,
    private readonly clock: Clock,
  ) {}

  /** Does the work; false when a person stopped it. Whatever else it throws is its end as well, and passed on. */
  async watched(ctx: Ctx, plan: FlowWorkPlan, work: (steps: WorkSteps) => Promise<void>): Promise<boolean> {
    const id = await this.write(ctx, (tx) => this.works.begin(tx, plan, this.clock.now()));
    const beat = setInterval(() => void this.write(ctx, (tx) => this.works.beat(tx, id, this.clock.now())).catch(() => undefined), BEAT_MS);
    try {
      await work(this.steps(ctx, id));
      await this.end(ctx, id, 'done');
      return true;
    } catch (error) {
      await this.end(ctx, id, error instanceof WorkCancelled ? 'cancelled' : 'failed');
      if (!(error instanceof WorkCancelled)) throw error;
      return false;
    } finally {
      clearInterval(beat);
    }
  }

  private steps(ctx: Ctx, id: number): WorkSteps {
    return {
      total: (files) => this.write(ctx, (tx) => this.works.total(tx, id, files)),
      fileDone: async (rows) => {
        if (await this.write(ctx, (tx) => this.works.advance(tx, id, rows, this.clock.now()))) throw new WorkCancelled();
      },
    };
  }

  private end(ctx: Ctx, id: number, state: 'done' | 'failed' | 'cancelled'): Promise<void> {
    return this.write(ctx, (tx) => this.works.end(tx, id, state, this.clock.now()));
  }

  /** Apart from the transaction of the work itself: what it says must be seen while it goes on. */
  private write<T>(ctx: Ctx, change: (tx: TxCtx) => Promise<T>): Promise<T> {
    return this.uow.write({ ...ctx, tx: undefined }, change);
  }
}
