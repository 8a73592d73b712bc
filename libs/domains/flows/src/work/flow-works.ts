import { Injectable } from '@nestjs/common';
import { type Ctx, type TxCtx, UnitOfWork } from '@tributary/platform';
import { BEAT_MS, type FlowWorkPlan, WorkCancelled, type WorkSteps } from './flow-work';
import { FlowWorkRepository } from './flow-work.repository';

/** Lets people watch work, and stop it between two files or while one is read. Work that finds no file is nothing to watch. */
@Injectable()
export class FlowWorks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly works: FlowWorkRepository,
  ) {}

  /** Does the work; false when a person stopped it. Whatever else it throws is its end as well, and passed on. */
  async watched(ctx: Ctx, plan: FlowWorkPlan, work: (steps: WorkSteps) => Promise<void>): Promise<boolean> {
    const watch = new Watch(this.uow, this.works, ctx, plan);
    try {
      await work(watch);
      await watch.end('done');
      return true;
    } catch (error) {
      await watch.end(error instanceof WorkCancelled ? 'cancelled' : 'failed');
      if (!(error instanceof WorkCancelled)) throw error;
      return false;
    }
  }
}

/** What one work says of itself; apart from its own transactions, or nobody would see it while it goes on. */
class Watch implements WorkSteps {
  private id: number | undefined;
  private beat: NodeJS.Timeout | undefined;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly works: FlowWorkRepository,
    private readonly ctx: Ctx,
    private readonly plan: FlowWorkPlan,
  ) {}

  async total(files: number): Promise<void> {
    if (files === 0) return;
    const id = this.id ?? (await this.write((tx) => this.works.begin(tx, this.plan)));
    this.id = id;
    this.beat ??= setInterval(() => void this.write((tx) => this.works.beat(tx, id)).catch(() => undefined), BEAT_MS);
    await this.write((tx) => this.works.total(tx, id, files));
  }

  async reading(rows: number): Promise<void> {
    const { id } = this;
    if (id !== undefined && (await this.write((tx) => this.works.reading(tx, id, rows)))) throw new WorkCancelled();
  }

  async fileDone(rawFileId: number): Promise<void> {
    const { id } = this;
    if (id !== undefined && (await this.write((tx) => this.works.advance(tx, id, rawFileId)))) throw new WorkCancelled();
  }

  async end(state: 'done' | 'failed' | 'cancelled'): Promise<void> {
    clearInterval(this.beat);
    const { id } = this;
    if (id !== undefined) await this.write((tx) => this.works.end(tx, id, state));
  }

  private write<T>(change: (tx: TxCtx) => Promise<T>): Promise<T> {
    return this.uow.write({ ...this.ctx, tx: undefined }, change);
  }
}
