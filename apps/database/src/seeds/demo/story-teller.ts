import { Injectable } from '@nestjs/common';
import type { TxCtx } from '@tributary/platform';
import { HEAD_OFFICE_ID } from '../company/dealers';
import { Random } from '../random';
import { StoryActs } from './story-acts';
import { StoryClock } from './story-clock';
import { StoryPeople } from './story-people';
import { StoryBuyer } from './story-buyer';
import type { Act, StoryOrder, When } from './story';

/** Who plays whom: the accounts behind the story's buyers, and the first dealer, from whom the second tier buys. */
export interface Cast {
  readonly accountOf: (buyer: StoryOrder['buyer']) => string;
  readonly dealerId: number;
}

/** An order of the story while it is told. */
export interface ToldOrder {
  readonly buyer: string;
  readonly firstTier: boolean;
  id: number;
  shipmentId: number;
  /** The one that was asked for last. */
  returnId: number;
}

interface Moment {
  readonly when: When;
  readonly happen: (tx: TxCtx) => Promise<void>;
}

/**
 * Plays the orders of the demo company through the product itself, in the order in which they happened: what is on the
 * screen afterwards was priced, reserved, shipped and booked by the same code that serves everybody.
 */
@Injectable()
export class StoryTeller {
  constructor(
    private readonly buyers: StoryBuyer,
    private readonly acts: StoryActs,
    private readonly people: StoryPeople,
  ) {}

  /** `after` is called when each moment has passed. */
  async tell(tx: TxCtx, clock: StoryClock, story: readonly StoryOrder[], cast: Cast, after: (at: Date) => Promise<void>): Promise<void> {
    const moments = story.flatMap((order, index) => this.momentsOf(order, index, cast));
    const inOrder = moments.sort((a, b) => clock.at(a.when).getTime() - clock.at(b.when).getTime());
    for (const { when, happen } of inOrder) {
      clock.moveTo(when);
      await happen(tx);
      await after(clock.now());
    }
  }

  private momentsOf(order: StoryOrder, index: number, cast: Cast): Moment[] {
    const firstTier = order.buyer !== 'dealer2' && order.buyer !== 'other';
    const told: ToldOrder = { buyer: cast.accountOf(order.buyer), firstTier, id: 0, shipmentId: 0, returnId: 0 };
    const sellerId = firstTier ? HEAD_OFFICE_ID : cast.dealerId;
    const submit: Moment = { when: order.at, happen: (tx) => this.submit(tx, order, told, sellerId, new Random('story', index)) };
    const then = order.acts.map((act: Act): Moment => ({ when: act.at, happen: (tx) => this.acts.play(tx, act, told) }));
    return [submit, ...then];
  }

  private async submit(tx: TxCtx, order: StoryOrder, told: ToldOrder, sellerId: number, random: Random): Promise<void> {
    const buyer = order.actedBy ? await this.people.act(tx, told.buyer, order.actedBy) : await this.people.signIn(tx, told.buyer);
    told.id = await this.buyers.place(buyer, sellerId, order, { random, mostPacks: told.firstTier ? 12 : 4 });
  }
}
