import { Module } from '@nestjs/common';
import { CatalogueModule } from '@tributary/catalogue';
import { DealersModule } from '@tributary/dealers';
import { InventoryModule } from '@tributary/inventory';
import { PricingModule } from '@tributary/pricing';
import { SheetsModule } from '@tributary/sheets';
import { ArticleBook } from './article/article-book';
import { ArticleController } from './article/article.controller';
import { BasketBulkController } from './basket/basket-bulk.controller';
import { BasketController } from './basket/basket.controller';
import { OfferController, offerProviders } from './offer';
import { OrderController } from './order/order.controller';
import { OrderDecisionController } from './order/order-decision.controller';
import { OrdersModule } from './orders.module';
import { OrderSheetController, quickEntryProviders } from './quick-entry';

@Module({
  imports: [OrdersModule, DealersModule, CatalogueModule, PricingModule, InventoryModule, SheetsModule],
  controllers: [OfferController, BasketController, BasketBulkController, OrderSheetController, ArticleController, OrderController, OrderDecisionController],
  providers: [...offerProviders, ...quickEntryProviders, ArticleBook],
})
export class OrdersHttpModule {}
