import { Injectable } from '@nestjs/common';
import { shanghaiToday } from '@tributary/kernel';
import { Clock, type TxCtx } from '@tributary/platform';
import { BasketReader } from '../basket/basket-reader';
import { buyerOf } from '../order/order-party';
import { OrderTemplateRepository } from '../template/order-template.repository';
import type { BuyerHome, HomeOrder, HomeSupplier } from './buyer-home';
import { BuyerHomeRepository } from './buyer-home.repository';
import { UsualBasket } from './usual-basket';

const MOST_TEMPLATES = 12;

/** Everything on a buyer's home page, in a number of statements that does not depend on suppliers, lines or history. */
@Injectable()
export class BuyerHomeReader {
  constructor(
    private readonly homes: BuyerHomeRepository,
    private readonly baskets: BasketReader,
    private readonly usual: UsualBasket,
    private readonly templates: OrderTemplateRepository,
    private readonly clock: Clock,
  ) {}

  /** `wanted`: the seller to look at; one that does not supply the buyer is as good as none. */
  async read(tx: TxCtx, wanted?: number): Promise<BuyerHome> {
    const buyerId = buyerOf(tx);
    const now = this.clock.now();
    const suppliers = await this.homes.suppliers(tx, buyerId, shanghaiToday(now));
    const orders = await this.homes.orders(tx, buyerId);
    const tasks = await this.homes.tasks(tx, buyerId, now);
    const sellerId = sellerOf(suppliers, orders, wanted);
    const general = { suppliers, orders, tasks, sellerId };
    if (sellerId === null) return { ...general, basket: null, usual: [], templates: [] };
    return {
      ...general,
      basket: await this.baskets.read(tx, sellerId),
      usual: await this.usual.read(tx, sellerId),
      templates: await this.templates.list(tx, { sellerId, limit: MOST_TEMPLATES }),
    };
  }
}

/** The one asked for, else the one of the last order, else the first. */
function sellerOf(suppliers: readonly HomeSupplier[], orders: readonly HomeOrder[], wanted: number | undefined): number | null {
  const ids = suppliers.map(({ seller }) => seller.id);
  const last = orders.map(({ seller }) => seller.id).find((id) => ids.includes(id));
  if (wanted !== undefined && ids.includes(wanted)) return wanted;
  return last ?? ids[0] ?? null;
}
