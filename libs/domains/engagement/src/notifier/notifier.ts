import { Injectable } from '@nestjs/common';
import { PeopleFinder, type PeopleWanted } from '@tributary/identity';
import { type Ctx, type EventDelivery, UnitOfWork } from '@tributary/platform';
import type { NoticeFacts } from '../notice/notice-facts';
import { NOTICES } from '../notice/notices';
import { PreferenceRepository } from '../preference/preference.repository';
import { NoticeDelivery } from './notice-delivery';
import { type Affected, type DeedKey, type FoundFacts, NoticeFactsRepository } from './notice-facts.repository';
import { toldSides } from './told-sides';

/** Something that happened to an order and should be told. */
export interface Happening extends Affected {
  /** `order.<step>`, `return.<step>` or `shipment.<event>`. */
  readonly kind: string;
  readonly deed: DeedKey;
}

/** Buyers hear of their orders; of sellers, those who decide, and of goods that come back those who take them in. */
const BUYERS = ['orders.read'];
const DECIDERS = ['orders.approve', 'orders.confirm'];
const TAKE_BACK = ['orders.take-back'];

/** Tells people what happened, in the portal and by mail: five statements for any number of them, once per event and person. */
@Injectable()
export class Notifier {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly facts: NoticeFactsRepository,
    private readonly people: PeopleFinder,
    private readonly preferences: PreferenceRepository,
    private readonly delivery: NoticeDelivery,
  ) {}

  async tell(ctx: Ctx, happening: Happening, { id: eventId }: EventDelivery): Promise<void> {
    await this.uow.write(ctx, async (tx) => {
      const { kind, deed } = happening;
      const found = await this.facts.find(tx, happening, deed);
      if (!found) return;
      const wanted = wantedPeople(kind, found);
      const people = (await this.people.find(tx, wanted)).filter(({ userId }) => userId !== found.deed?.userId);
      if (people.length === 0) return;
      const channels = await this.preferences.ofPeople(tx, kind, people.map(({ userId }) => userId));
      await this.delivery.deliver(tx, { eventId, kind, facts: factsOf(happening, found) }, people, channels);
    });
  }
}

function wantedPeople(kind: string, { buyer, seller, deed }: FoundFacts): PeopleWanted[] {
  const notice = NOTICES.get(kind);
  if (!notice) throw new Error(`Nobody knows how to tell ${kind}: it needs a line in order-notices.ts, return-notices.ts or shipment-notices.ts.`);
  const sides = toldSides(notice.tell, deed ?? undefined, { buyerId: buyer.id, sellerId: seller.id });
  return [
    ...(sides.buyer ? [{ organisationId: buyer.id, anyPermission: BUYERS, reachingDealer: buyer.id }] : []),
    ...(sides.seller ? [{ organisationId: seller.id, anyPermission: kind === 'return.send' ? TAKE_BACK : DECIDERS, reachingDealer: buyer.id }] : []),
  ];
}

function factsOf({ orderId, deliveryNoteNumber }: Happening, { number, total, buyer, seller, deed, expectedArrivalAt, returned }: FoundFacts): NoticeFacts {
  return {
    number, orderId, buyer, seller, total, actorName: deed?.actorName ?? '',
    ...(deed?.onBehalfOf ? { onBehalfOf: deed.onBehalfOf } : {}),
    ...(deed?.reason ? { reason: deed.reason } : {}),
    ...(returned ? { returned } : {}),
    ...(deliveryNoteNumber ? { deliveryNoteNumber } : {}),
    ...(deliveryNoteNumber && expectedArrivalAt ? { expectedArrivalAt } : {}),
  };
}
