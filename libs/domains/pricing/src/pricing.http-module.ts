import { Module } from '@nestjs/common';
import { SheetsModule } from '@tributary/sheets';
import { ExpenseBudgetController } from './budget/expense-budget.controller';
import { PriceItemController } from './item/price-item.controller';
import { PriceListController } from './list/price-list.controller';
import { PriceListsModule } from './price-lists.module';
import { PricingModule } from './pricing.module';
import { OfferedPromotionController } from './promotion/offered-promotion.controller';
import { PromotionController } from './promotion/promotion.controller';
import { PriceWorkbookController } from './workbook/workbook.controller';

@Module({
  imports: [PricingModule, PriceListsModule, SheetsModule],
  controllers: [
    PriceListController, PriceItemController, PriceWorkbookController, PromotionController, OfferedPromotionController, ExpenseBudgetController,
  ],
})
export class PricingHttpModule {}
