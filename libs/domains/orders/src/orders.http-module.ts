import { Module } from '@nestjs/common';
import { CatalogueModule } from '@tributary/catalogue';
import { DealersModule } from '@tributary/dealers';
import { InventoryModule } from '@tributary/inventory';
import { PricingModule } from '@tributary/pricing';
import { SheetsModule } from '@tributary/sheets';
import { ArticleBook } from './article/article-book';
import { ArticleController } from './article/article.controller';
import { BasketFillController } from './basket/basket-fill.controller';
import { BasketController } from './basket/basket.controller';
import { FavouriteController } from './favourite/favourite.controller';
import { BuyerHomeController } from './home/buyer-home.controller';
import { OfferController, offerProviders } from './offer';
import { OrderController } from './order/order.controller';
import { OrderDecisionController } from './order/order-decision.controller';
import { OrdersModule } from './orders.module';
import { OrderSheetController, quickEntryProviders } from './quick-entry';
import { OrderTemplateController } from './template/order-template.controller';

const baskets = [BasketFillController, BasketController, OrderSheetController, ArticleController, OrderTemplateController, FavouriteController];
const orders = [OfferController, BuyerHomeController, OrderController, OrderDecisionController];

@Module({
  imports: [OrdersModule, DealersModule, CatalogueModule, PricingModule, InventoryModule, SheetsModule],
  controllers: [...baskets, ...orders],
  providers: [...offerProviders, ...quickEntryProviders, ArticleBook],
})
export class OrdersHttpModule {}
