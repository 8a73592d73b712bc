import { Injectable } from '@nestjs/common';
import { flowTroubled, type FlowTroubledPayload } from '@tributary/flows';
import { type Ctx, type EventDelivery, type EventHandler, OnEvent, UnitOfWork } from '@tributary/platform';
import { PreferenceRepository } from '../preference/preference.repository';
import { FlowFactsRepository } from './flow-facts.repository';
import { NoticeDelivery } from './notice-delivery';

/** Tells the owner of a feed or a mailbox that it is in trouble. */
@Injectable()
@OnEvent(flowTroubled)
export class FlowNotifier implements EventHandler<FlowTroubledPayload> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly facts: FlowFactsRepository,
    private readonly preferences: PreferenceRepository,
    private readonly delivery: NoticeDelivery,
  ) {}

  async handle(ctx: Ctx, payload: FlowTroubledPayload, { id: eventId }: EventDelivery): Promise<void> {
    await this.uow.write(ctx, async (tx) => {
      const found = await this.facts.find(tx, payload);
      if (!found) return;
      const kind = `${payload.subject}.${payload.trouble}`;
      const channels = await this.preferences.ofPeople(tx, kind, [found.owner.userId]);
      await this.delivery.deliver(tx, { eventId, kind, facts: found.facts }, [found.owner], channels);
    });
  }
}
