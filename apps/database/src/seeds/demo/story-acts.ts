import { Injectable } from '@nestjs/common';
import { ReceiptConfirmer, ShipmentDispatcher, ShipmentReader, ShipmentTracker } from '@tributary/logistics';
import { OrderAcceptor, OrderApprover, OrderCanceller, OrderReader, RestCloser } from '@tributary/orders';
import { Clock, type TxCtx } from '@tributary/platform';
import type { Act } from './story';
import { StoryClock } from './story-clock';
import { StoryPeople } from './story-people';
import { StoryReturns } from './story-returns';
import type { ToldOrder } from './story-teller';

type ActOf<Do extends Act['do']> = Extract<Act, { do: Do }>;

/** What sellers do with an order. */
@Injectable()
export class StoryDecisions {
  constructor(
    private readonly approver: OrderApprover,
    private readonly acceptor: OrderAcceptor,
    private readonly rest: RestCloser,
    private readonly canceller: OrderCanceller,
    private readonly reader: OrderReader,
  ) {}

  /** Where no rule asked, there is nothing to approve. */
  async approve(tx: TxCtx, { note = '', cut }: ActOf<'approve'>, order: ToldOrder): Promise<void> {
    const detail = await this.reader.detail(tx, order.id);
    if (detail.state !== 'submitted') return;
    const [first] = cut ? detail.lines : [];
    const lines = first ? [{ lineId: first.id, quantity: String(Math.ceil(Number(first.quantity) / 2)) }] : [];
    await this.approver.approve(tx, order.id, { lines, note });
  }

  accept(tx: TxCtx, { note = '' }: ActOf<'accept'>, order: ToldOrder): Promise<void> {
    return this.acceptor.accept(tx, order.id, { note });
  }

  async end(tx: TxCtx, act: ActOf<'refuse' | 'cancel' | 'decline' | 'close-rest'>, { id }: ToldOrder): Promise<void> {
    switch (act.do) {
      case 'refuse':
        return this.canceller.refuse(tx, id, act.reason);
      case 'cancel':
        return this.canceller.cancel(tx, id, act.reason);
      case 'decline':
        return this.canceller.decline(tx, id, act.reason);
      case 'close-rest':
        return this.rest.close(tx, id, act.reason);
    }
  }
}

/** What happens to the goods. */
@Injectable()
export class StoryDeliveries {
  constructor(
    private readonly dispatcher: ShipmentDispatcher,
    private readonly tracker: ShipmentTracker,
    private readonly receipts: ReceiptConfirmer,
    private readonly shipments: ShipmentReader,
    private readonly orders: OrderReader,
  ) {}

  async ship(tx: TxCtx, clock: StoryClock, { transport, part }: ActOf<'ship'>, order: ToldOrder): Promise<void> {
    const { carrier, vehicle: vehicleNumber, driver: driverName, phone: driverPhone, arrival } = transport;
    const confirmed = part ? (await this.orders.detail(tx, order.id)).lines.slice(0, -1) : [];
    const lines = confirmed.map(({ id, confirmedQuantity, quantity }) => ({ orderLineId: id, quantity: confirmedQuantity ?? quantity }));
    order.shipmentId = await this.dispatcher.dispatch(tx, {
      orderId: order.id, carrier, vehicleNumber, driverName, driverPhone, departureAt: clock.now(), expectedArrivalAt: clock.at(arrival),
      ...(part ? { lines } : {}),
    });
  }

  async track(tx: TxCtx, clock: StoryClock, { kind, note, place, expected }: ActOf<'track'>, { shipmentId }: ToldOrder): Promise<void> {
    const position = place ? { latitude: place[0], longitude: place[1] } : {};
    await this.tracker.record(tx, shipmentId, { kind, at: clock.now(), note, ...position, ...(expected ? { expectedArrivalAt: clock.at(expected) } : {}) });
  }

  async receive(tx: TxCtx, { short }: ActOf<'receive'>, { shipmentId }: ToldOrder): Promise<void> {
    const { lines } = await this.shipments.byId(tx, shipmentId);
    const counted = lines.map(({ id, quantity }, index) =>
      short && index === 0
        ? { shipmentLineId: id, receivedQuantity: String(Number(quantity) - 1), note: short }
        : { shipmentLineId: id, receivedQuantity: quantity },
    );
    await this.receipts.confirm(tx, shipmentId, counted);
  }
}

/** Every act, by the person whose it is: head office's desks, the first dealer's clerk, or the buyer. */
@Injectable()
export class StoryActs {
  constructor(
    private readonly decisions: StoryDecisions,
    private readonly deliveries: StoryDeliveries,
    private readonly returns: StoryReturns,
    private readonly people: StoryPeople,
    private readonly clock: Clock,
  ) {}

  async play(tx: TxCtx, act: Act, order: ToldOrder): Promise<void> {
    const person = await this.people.signIn(tx, accountOf(act, order));
    const clock = this.clock as StoryClock;
    switch (act.do) {
      case 'approve':
        return this.decisions.approve(person, act, order);
      case 'accept':
        return this.decisions.accept(person, act, order);
      case 'refuse':
      case 'cancel':
      case 'decline':
      case 'close-rest':
        return this.decisions.end(person, act, order);
      case 'ship':
        return this.deliveries.ship(person, clock, act, order);
      case 'track':
        return this.deliveries.track(person, clock, act, order);
      case 'receive':
        return this.deliveries.receive(person, act, order);
      default:
        return this.returns.play(person, clock, act, order);
    }
  }
}

const BUYERS_ACTS: ReadonlySet<Act['do']> = new Set<Act['do']>(['receive', 'accept', 'decline', 'cancel', 'return', 'return-withdraw', 'return-send']);
const LOGISTICS_ACTS: ReadonlySet<Act['do']> = new Set<Act['do']>(['ship', 'track', 'return-take-in']);

function accountOf(act: Act, { buyer, firstTier }: ToldOrder): string {
  if (BUYERS_ACTS.has(act.do)) return buyer;
  if (!firstTier) return 'clerk1';
  return LOGISTICS_ACTS.has(act.do) ? 'logistics' : 'desk';
}
