import { Injectable } from '@nestjs/common';
import { PeopleFinder } from '@tributary/identity';
import { type StatementEventPayload, statementObjected } from '@tributary/orders';
import { type Ctx, type EventDelivery, type EventHandler, OnEvent, UnitOfWork } from '@tributary/platform';
import { PreferenceRepository } from '../preference/preference.repository';
import { NoticeDelivery } from './notice-delivery';
import { StatementFactsRepository } from './statement-facts.repository';

const KIND = 'statement.object';
/** Those who look after what the seller lends. */
const LENDERS = ['orders.credit', 'orders.desk'];

/** Tells a seller that a buyer objects to a month; a statement is money, so only people who see prices are told. */
@Injectable()
@OnEvent(statementObjected)
export class StatementNotifier implements EventHandler<StatementEventPayload> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly facts: StatementFactsRepository,
    private readonly people: PeopleFinder,
    private readonly preferences: PreferenceRepository,
    private readonly delivery: NoticeDelivery,
  ) {}

  async handle(ctx: Ctx, { sellerId, buyerId, month }: StatementEventPayload, { id: eventId }: EventDelivery): Promise<void> {
    await this.uow.write(ctx, async (tx) => {
      const facts = await this.facts.find(tx, { sellerId, buyerId, month });
      if (!facts) return;
      const people = (await this.people.find(tx, [{ organisationId: sellerId, anyPermission: LENDERS, reachingDealer: buyerId }])).filter(({ seesPrices }) => seesPrices);
      if (people.length === 0) return;
      const channels = await this.preferences.ofPeople(tx, KIND, people.map(({ userId }) => userId));
      await this.delivery.deliver(tx, { eventId, kind: KIND, facts }, people, channels);
    });
  }
}
