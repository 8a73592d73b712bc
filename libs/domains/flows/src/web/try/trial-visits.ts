import { Injectable } from '@nestjs/common';
import { type Ctx, UnitOfWork } from '@tributary/platform';
import { PeopleAsker } from '../ask/people-asker';
import type { VisitDoors } from '../run/visit-progress';
import { WebVisits } from '../run/web-visits';
import { CaptureSampler } from './capture-sampler';
import type { TryOrder, TryResult } from './recipe-try';
import { RecipeTryRepository } from './recipe-try.repository';

/** A visit whose steps and rows are shown to whoever tries the recipe. */
@Injectable()
export class TrialVisits {
  constructor(
    private readonly visits: WebVisits,
    private readonly people: PeopleAsker,
    private readonly tries: RecipeTryRepository,
    private readonly sampler: CaptureSampler,
    private readonly uow: UnitOfWork,
  ) {}

  /** @throws one of `webFaults` or `runFaults`, network.host-unknown, network.host-forbidden */
  async visit(ctx: Ctx, { id, dealerId, settings, period }: TryOrder, secret: string): Promise<TryResult> {
    const doors: VisitDoors = {
      ask: (question) => this.people.ask(ctx, { feedId: null, tryId: id, dealerId }, question),
      told: (step) => this.uow.write(ctx, (tx) => this.tries.addStep(tx, id, step)),
    };
    const parts = await this.visits.visit({ settings, secret, period }, doors);
    if (parts.length === 0) return { state: 'done', sample: null, rows: 0, reason: null };
    return { state: 'done', ...(await this.sampler.sample(parts, period.to)) };
  }
}
