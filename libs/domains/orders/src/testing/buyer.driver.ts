import { Test } from '@nestjs/testing';
import { AuditModule, Clock, ClockModule, type Ctx, OutboxModule } from '@tributary/platform';
import type { TestDatabase } from '@tributary/platform/testing';
import { BasketFiller, type FillLine } from '../basket/basket-filler';
import { FavouriteRepository } from '../favourite/favourite.repository';
import type { BuyerHome } from '../home/buyer-home';
import { BuyerHomeReader } from '../home/buyer-home-reader';
import { type RepeatedOrder, UsualBasket } from '../home/usual-basket';
import { OrdersModule } from '../orders.module';
import type { NewTemplate, TemplateChange, TemplateDetail, TemplateSummary } from '../template/order-template';
import { OrderTemplates } from '../template/order-templates';
import { TemplateEditor } from '../template/template-editor';
import { HEAD_OFFICE } from './channel.builder';

/** A buyer's home, templates and favourites on a test database, each step in a transaction of its own, as over HTTP. */
export class BuyerDriver {
  private constructor(
    readonly db: TestDatabase,
    private readonly parts: {
      readonly home: BuyerHomeReader;
      readonly usual: UsualBasket;
      readonly filler: BasketFiller;
      readonly templates: OrderTemplates;
      readonly editor: TemplateEditor;
      readonly favourites: FavouriteRepository;
    },
    private readonly clock: Clock,
  ) {}

  static async on(db: TestDatabase, clock: Clock): Promise<BuyerDriver> {
    const imports = [OrdersModule, AuditModule, OutboxModule, ClockModule];
    const container = await Test.createTestingModule({ imports }).overrideProvider(Clock).useValue(clock).compile();
    const parts = {
      home: container.get(BuyerHomeReader),
      usual: container.get(UsualBasket),
      filler: container.get(BasketFiller),
      templates: container.get(OrderTemplates),
      editor: container.get(TemplateEditor),
      favourites: container.get(FavouriteRepository),
    };
    return new BuyerDriver(db, parts, clock);
  }

  home(ctx: Ctx, sellerId?: number): Promise<BuyerHome> {
    return this.db.uow.read(ctx, (tx) => this.parts.home.read(tx, sellerId));
  }

  repeat(ctx: Ctx, orderId: number): Promise<RepeatedOrder> {
    return this.db.uow.read(ctx, (tx) => this.parts.usual.repeat(tx, orderId));
  }

  fill(ctx: Ctx, lines: readonly FillLine[], sellerId = HEAD_OFFICE): Promise<void> {
    return this.db.uow.write(ctx, (tx) => this.parts.filler.fill(tx, sellerId, lines));
  }

  templates(ctx: Ctx): Promise<readonly TemplateSummary[]> {
    return this.db.uow.read(ctx, async (tx) => (await this.parts.templates.list(tx, {})).items);
  }

  template(ctx: Ctx, id: number): Promise<TemplateDetail> {
    return this.db.uow.read(ctx, (tx) => this.parts.templates.detail(tx, id));
  }

  create(ctx: Ctx, wish: NewTemplate): Promise<number> {
    return this.db.uow.write(ctx, (tx) => this.parts.editor.create(tx, wish));
  }

  change(ctx: Ctx, id: number, change: TemplateChange): Promise<void> {
    return this.db.uow.write(ctx, (tx) => this.parts.editor.change(tx, id, change));
  }

  remove(ctx: Ctx, id: number): Promise<void> {
    return this.db.uow.write(ctx, (tx) => this.parts.editor.remove(tx, id));
  }

  favourites(ctx: Ctx): Promise<number[]> {
    return this.db.uow.read(ctx, (tx) => this.parts.favourites.list(tx));
  }

  star(ctx: Ctx, skuId: number, on = true): Promise<unknown> {
    return this.db.uow.write<unknown>(ctx, (tx) => (on ? this.parts.favourites.add(tx, skuId, this.clock.now()) : this.parts.favourites.remove(tx, skuId)));
  }
}
