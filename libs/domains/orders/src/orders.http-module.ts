import { Module } from '@nestjs/common';
import { CatalogueModule } from '@tributary/catalogue';
import { DealersModule } from '@tributary/dealers';
import { PricingModule } from '@tributary/pricing';
import { BasketController } from './basket/basket.controller';
import { OfferController, offerProviders } from './offer';
import { OrderController } from './order/order.controller';
import { OrderAnswerController } from './order/order-answer.controller';
import { OrderDecisionController } from './order/order-decision.controller';
import { OrdersModule } from './orders.module';

@Module({
  imports: [OrdersModule, DealersModule, CatalogueModule, PricingModule],
  controllers: [OfferController, BasketController, OrderController, OrderDecisionController, OrderAnswerController],
  providers: offerProviders,
})
export class OrdersHttpModule {}
