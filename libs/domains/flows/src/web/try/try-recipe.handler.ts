import { Inject, Injectable, Logger } from '@nestjs/common';
import { DomainError } from '@tributary/kernel';
import { Clock, type Config, CONFIG, type Ctx, HandlesJob, type JobHandler, UnitOfWork } from '@tributary/platform';
import { faultOf } from '@tributary/sheets/open';
import { openFeedSecret } from '../../feed/feed-secret';
import { runFaults } from '../../flows.faults';
import { tryRecipe } from '../../flows.jobs';
import { TrialVisits } from './trial-visits';
import { TRY_KEY, type TryOrder, type TryResult } from './recipe-try';
import { RecipeTryRepository } from './recipe-try.repository';

/** Makes one visit by a recipe that somebody tries. Nothing of it is archived, nothing counts. */
@Injectable()
@HandlesJob(tryRecipe)
export class TryRecipeHandler implements JobHandler<{ tryId: number }> {
  private readonly logger = new Logger(TryRecipeHandler.name);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly tries: RecipeTryRepository,
    private readonly visits: TrialVisits,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async handle(ctx: Ctx, { tryId }: { tryId: number }): Promise<void> {
    const order = await this.uow.write(ctx, (tx) => this.tries.start(tx, tryId));
    if (!order) return;
    const result = await this.result(ctx, order);
    await this.uow.write(ctx, (tx) => this.tries.finish(tx, tryId, result, this.clock.now()));
  }

  private async result(ctx: Ctx, order: TryOrder): Promise<TryResult> {
    try {
      const secret = order.secret ? openFeedSecret(this.config.secret, TRY_KEY, order.secret) : '';
      return await this.visits.visit(ctx, order, secret);
    } catch (error) {
      if (!(error instanceof DomainError)) this.logger.error(error);
      return { state: 'failed', sample: null, rows: null, reason: faultOf(error instanceof DomainError ? error : runFaults.runBroken()) };
    }
  }
}
