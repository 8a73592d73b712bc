import { Injectable } from '@nestjs/common';
import { OrderReader, ReturnDecider, ReturnGoods, ReturnReader, ReturnRequester } from '@tributary/orders';
import type { TxCtx } from '@tributary/platform';
import type { Act } from './story';
import type { StoryClock } from './story-clock';
import type { ToldOrder } from './story-teller';

export type ReturnAct = Extract<Act, { do: 'return' | `return-${string}` }>;

/** Goods that go back. An act after the first is about the return that was asked for last. */
@Injectable()
export class StoryReturns {
  constructor(
    private readonly requester: ReturnRequester,
    private readonly decider: ReturnDecider,
    private readonly goods: ReturnGoods,
    private readonly returns: ReturnReader,
    private readonly orders: OrderReader,
  ) {}

  async play(tx: TxCtx, clock: StoryClock, act: ReturnAct, order: ToldOrder): Promise<void> {
    const id = order.returnId;
    switch (act.do) {
      case 'return':
        order.returnId = await this.request(tx, act, order.id);
        return;
      case 'return-approve':
        return this.decider.approve(tx, id, act.cut ? await this.lessOfFirst(tx, id) : [], act.note ?? '');
      case 'return-refuse':
        return this.decider.refuse(tx, id, act.reason);
      case 'return-withdraw':
        return this.decider.withdraw(tx, id, act.reason);
      case 'return-send':
        return this.goods.send(tx, id, clock.now(), { carrier: act.carrier, waybillNumber: act.waybill });
      case 'return-take-in':
        return this.takeIn(tx, clock, act, id);
    }
  }

  private async request(tx: TxCtx, { lines, quantity, condition, reason }: Extract<Act, { do: 'return' }>, orderId: number): Promise<number> {
    const detail = await this.orders.detail(tx, orderId);
    const able = detail.lines.filter((line) => !line.gift && Number(line.receivedQuantity) - Number(line.returnedQuantity) >= Number(quantity));
    return this.requester.request(tx, orderId, able.slice(0, lines).map(({ id }) => ({ lineId: id, quantity, condition })), reason);
  }

  private async lessOfFirst(tx: TxCtx, id: number): Promise<{ lineId: number; quantity: string }[]> {
    const [first] = (await this.returns.detail(tx, id)).lines;
    return first ? [{ lineId: first.id, quantity: String(Number(first.requestedQuantity) - 1) }] : [];
  }

  private async takeIn(tx: TxCtx, clock: StoryClock, { scrap }: Extract<Act, { do: 'return-take-in' }>, id: number): Promise<void> {
    const [first] = scrap ? (await this.returns.detail(tx, id)).lines : [];
    const found = first ? [{ returnLineId: first.id, restocked: String(Number(first.approvedQuantity) - 1), scrapped: '1' }] : [];
    await this.goods.takeIn(tx, id, clock.now(), { found, ...(scrap ? { note: scrap } : {}) });
  }
}
