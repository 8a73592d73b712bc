import { Injectable } from '@nestjs/common';
import { decimal, Money } from '@tributary/kernel';
import { type BasketChange, BasketEditor, BasketReader, OrderSubmitter } from '@tributary/orders';
import type { TxCtx } from '@tributary/platform';
import { Random } from '../random';
import { StoryShelf } from './story-shelf';
import type { StoryOrder } from './story';

/** Places the orders of the story as their buyers would: takes from the shelf, asks for a better price, submits. */
@Injectable()
export class StoryBuyer {
  constructor(
    private readonly baskets: BasketEditor,
    private readonly reader: BasketReader,
    private readonly submitter: OrderSubmitter,
    private readonly shelf: StoryShelf,
  ) {}

  /** Gives the order's id; `mostPacks` of each product at most. */
  async place(buyer: TxCtx, sellerId: number, order: StoryOrder, { random, mostPacks }: { readonly random: Random; readonly mostPacks: number }): Promise<number> {
    const lines: BasketChange[] = [];
    for (const { id, salesUnit, packMultiple } of await this.shelf.take(buyer, sellerId, order.lines, random)) {
      const quantity = String(random.between(2, mostPacks) * Number(packMultiple));
      lines.push({ sellerId, skuId: id, quantity, unit: salesUnit, locationId: null });
    }
    for (const line of lines) await this.baskets.put(buyer, line);
    if (order.asks && lines[0]) await this.ask(buyer, lines[0], order.asks);
    const { purchaseOrder: purchaseOrderNumber = '', note = '' } = order;
    return this.submitter.submit(buyer, { sellerId, purchaseOrderNumber, note });
  }

  private async ask(buyer: TxCtx, line: BasketChange, part: string): Promise<void> {
    const { lines } = await this.reader.read(buyer, line.sellerId);
    const price = lines.find(({ priced }) => priced.line.skuId === line.skuId)?.priced.price;
    if (price) await this.baskets.put(buyer, { ...line, requestedPrice: Money.rounded(decimal(price.unitPrice).times(part)).toString() });
  }
}
