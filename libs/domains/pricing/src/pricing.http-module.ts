import { Module } from '@nestjs/common';
import { ExpenseBudgetController } from './budget/expense-budget.controller';
import { PricingModule } from './pricing.module';
import { OfferedPromotionController } from './promotion/offered-promotion.controller';
import { PromotionController } from './promotion/promotion.controller';

@Module({ imports: [PricingModule], controllers: [PromotionController, OfferedPromotionController, ExpenseBudgetController] })
export class PricingHttpModule {}
