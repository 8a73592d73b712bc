import { Module } from '@nestjs/common';
import { ExpenseLedger } from './budget/expense-ledger';
import { ExpenseLedgerRepository } from './budget/expense-ledger.repository';
import { PriceRepository } from './price/price.repository';
import { PriceResolver } from './price/price-resolver';
import { PromotionResolver } from './promotion/promotion-resolver';
import { PromotionRepository } from './promotion/promotion.repository';

@Module({
  providers: [PriceRepository, PriceResolver, PromotionRepository, PromotionResolver, ExpenseLedgerRepository, ExpenseLedger],
  exports: [PriceResolver, PromotionResolver, ExpenseLedger],
})
export class PricingModule {}
