import { Module } from '@nestjs/common';
import { CatalogueModule, SkuLookupModule } from '@tributary/catalogue';
import { DealersModule } from '@tributary/dealers';
import { InventoryModule } from '@tributary/inventory';
import { PricingModule } from '@tributary/pricing';
import { SheetsModule } from '@tributary/sheets';
import { ApprovalRuleController } from './approval/approval-rule.controller';
import { ArticleBook } from './article/article-book';
import { ArticleController } from './article/article.controller';
import { BasketFillController } from './basket/basket-fill.controller';
import { BasketSubmissionController } from './basket/basket-submission.controller';
import { BasketController } from './basket/basket.controller';
import { ChangePreviewer } from './change/change-previewer';
import { OrderChangeController } from './change/order-change.controller';
import { OrderVersionController } from './change/order-version.controller';
import { CreditAccountController } from './credit/credit-account.controller';
import { DeskOrderController } from './desk/desk-order.controller';
import { OrderDeskController } from './desk/order-desk.controller';
import { ShortageController } from './desk/shortage.controller';
import { OrderExportController } from './export/order-export.controller';
import { FavouriteController } from './favourite/favourite.controller';
import { BuyerHomeController } from './home/buyer-home.controller';
import { OfferController, offerProviders } from './offer';
import { OrderAnswerController } from './order/order-answer.controller';
import { OrderDecisionController } from './order/order-decision.controller';
import { OrderController } from './order/order.controller';
import { OrdersModule } from './orders.module';
import { ProductionChangeController } from './production/production-change.controller';
import { OrderSheetController, quickEntryProviders } from './quick-entry';
import { OrderReturnController } from './return/order-return.controller';
import { ReturnStepController } from './return/return-step.controller';
import { StatementController } from './statement/statement.controller';
import { OrderTemplateController } from './template/order-template.controller';

@Module({
  imports: [OrdersModule, DealersModule, CatalogueModule, PricingModule, InventoryModule, SheetsModule, SkuLookupModule],
  controllers: [
    OfferController, BasketFillController, BasketController, BasketSubmissionController, BuyerHomeController, OrderExportController, OrderController,
    OrderDecisionController, OrderAnswerController, OrderTemplateController, FavouriteController, ProductionChangeController, OrderDeskController,
    DeskOrderController, ShortageController, OrderSheetController, ArticleController, ApprovalRuleController, OrderChangeController, OrderVersionController,
    CreditAccountController, StatementController, OrderReturnController, ReturnStepController,
  ],
  providers: [...offerProviders, ...quickEntryProviders, ArticleBook, ChangePreviewer],
})
export class OrdersHttpModule {}
