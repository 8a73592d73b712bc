import { setTimeout as pass } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Clock, type Ctx, Outbox, UnitOfWork } from '@tributary/platform';
import { flowTroubled } from '../../flows.events';
import type { VisitQuestion } from '../run/visit-progress';
import { webFaults } from '../web.faults';
import type { Asker } from './web-question';
import { WebQuestionRepository } from './web-question.repository';

/** How long a site's session is held for a person. */
export const ASK_MINUTES = 5;
const LOOK_MS = 500;
/** Runs of one process that may wait for people at once: the others go on. */
const AT_A_TIME = 2;

/** Hands questions of web sites to people and waits for what they answer. */
@Injectable()
export class PeopleAsker {
  private waiting = 0;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly questions: WebQuestionRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws flows.answer-missing, flows.askers-busy */
  async ask(ctx: Ctx, asker: Asker, question: VisitQuestion): Promise<string> {
    if (this.waiting >= AT_A_TIME) throw webFaults.askersBusy();
    this.waiting += 1;
    try {
      return await this.wait(ctx, await this.put(ctx, asker, question));
    } finally {
      this.waiting -= 1;
    }
  }

  private put(ctx: Ctx, asker: Asker, question: VisitQuestion): Promise<number> {
    const now = this.clock.now();
    return this.uow.write(ctx, async (tx) => {
      const id = await this.questions.ask(tx, asker, question, now, new Date(now.getTime() + ASK_MINUTES * 60_000));
      // whoever tries a recipe sits before it
      if (asker.feedId !== null) await this.outbox.publish(tx, flowTroubled, { subject: 'feed', subjectId: asker.feedId, trouble: 'asks' });
      return id;
    });
  }

  private async wait(ctx: Ctx, id: number): Promise<string> {
    const until = this.clock.now().getTime() + ASK_MINUTES * 60_000;
    for (;;) {
      const answer = await this.uow.write(ctx, (tx) => this.questions.take(tx, id));
      if (answer !== undefined) return answer;
      if (this.clock.now().getTime() >= until && (await this.uow.write(ctx, (tx) => this.questions.end(tx, id, 'expired')))) throw webFaults.answerMissing({ minutes: ASK_MINUTES });
      await pass(LOOK_MS);
    }
  }
}
