import { Module } from '@nestjs/common';
import { CatalogueModule } from '@tributary/catalogue';
import { DealersModule } from '@tributary/dealers';
import { PricingModule } from '@tributary/pricing';
import { BasketFillController } from './basket/basket-fill.controller';
import { BasketController } from './basket/basket.controller';
import { FavouriteController } from './favourite/favourite.controller';
import { BuyerHomeController } from './home/buyer-home.controller';
import { OfferController, offerProviders } from './offer';
import { OrderController } from './order/order.controller';
import { OrderAnswerController } from './order/order-answer.controller';
import { OrderDecisionController } from './order/order-decision.controller';
import { OrdersModule } from './orders.module';
import { OrderTemplateController } from './template/order-template.controller';

@Module({
  imports: [OrdersModule, DealersModule, CatalogueModule, PricingModule],
  controllers: [
    OfferController, BasketFillController, BasketController, BuyerHomeController, OrderController, OrderDecisionController, OrderAnswerController,
    OrderTemplateController, FavouriteController,
  ],
  providers: offerProviders,
})
export class OrdersHttpModule {}
