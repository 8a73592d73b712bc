import { Injectable } from '@nestjs/common';
import { shanghaiToday } from '@tributary/kernel';
import { Clock, systemCtx, UnitOfWork } from '@tributary/platform';
import type { WebSettings } from '../feed/feed';
import type { Source } from '../sources/source';
import { PeopleAsker } from './ask/people-asker';
import { wantedPeriod } from './recipe/date-ranges';
import type { VisitDoors } from './run/visit-progress';
import { WebVisits } from './run/web-visits';
import { WebReachRepository } from './web-reach.repository';
import { WebSource } from './web-source';

/** Web sites as places that files come from. */
@Injectable()
export class WebSources {
  private readonly ctx = systemCtx('flows.web');

  constructor(
    private readonly visits: WebVisits,
    private readonly people: PeopleAsker,
    private readonly reach: WebReachRepository,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The days behind those that were read, and the last of them once more. */
  async sourceOf(feedId: number, settings: WebSettings, secret: string): Promise<Source> {
    const { dealerId, readTo } = await this.uow.read(this.ctx, (tx) => this.reach.find(tx, feedId));
    const period = wantedPeriod(settings.recipe.period, shanghaiToday(this.clock.now()), readTo);
    const doors: VisitDoors = {
      ask: (question) => this.people.ask(this.ctx, { feedId, tryId: null, dealerId }, question),
      told: () => Promise.resolve(),
    };
    const errand = { feedId, dealerId, host: settings.host, period };
    return new WebSource(this.ctx, errand, () => this.visits.visit({ settings, secret, period }, doors), this.reach, this.uow);
  }
}
