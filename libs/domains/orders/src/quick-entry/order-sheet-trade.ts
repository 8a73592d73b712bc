import { Injectable } from '@nestjs/common';
import { DealerArticles, FoundSkus, SkuLookup, type SkuView, UnitRepository } from '@tributary/catalogue';
import { Supply } from '@tributary/dealers';
import { type LocalDate, shanghaiToday } from '@tributary/kernel';
import { Clock, type Ctx, platformErrors, UnitOfWork } from '@tributary/platform';
import { buyerOf } from '../order/order-party';
import { OrderUnitWords } from './order-unit-words';

/** Who buys what from whom today, what of the catalogue the buyer sees and what its texts mean, and the words for units. */
export interface SheetTrade {
  readonly buyerId: number;
  readonly sellerId: number;
  readonly businessLineIds: readonly number[];
  readonly date: LocalDate;
  readonly skus: SkuView;
  readonly found: FoundSkus;
  readonly words: OrderUnitWords;
}

@Injectable()
export class OrderSheetTrade {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly supply: Supply,
    private readonly units: UnitRepository,
    private readonly lookup: SkuLookup,
    private readonly articles: DealerArticles,
    private readonly clock: Clock,
  ) {}

  /** Four statements. @throws platform.not-found when the seller does not supply the actor */
  async open(ctx: Ctx, sellerId: number): Promise<SheetTrade> {
    const date = shanghaiToday(this.clock.now());
    const known = await this.uow.read(ctx, async (tx) => {
      const buyerId = buyerOf(tx);
      const businessLineIds = await this.supply.mayBuy(tx, buyerId, sellerId, date);
      if (businessLineIds.length === 0) throw platformErrors.notFound();
      return { buyerId, businessLineIds, words: new OrderUnitWords(await this.units.all(tx)), articles: await this.articles.meanings(tx, buyerId) };
    });
    const skus = await this.lookup.view(ctx);
    return { ...known, sellerId, date, skus, found: new FoundSkus(skus, known.articles) };
  }
}
