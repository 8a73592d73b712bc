import { Module } from '@nestjs/common';
import { CatalogueModule } from '@tributary/catalogue';
import { ExpenseBudgetRepository } from './budget/expense-budget.repository';
import { ExpenseBudgets } from './budget/expense-budgets';
import { ExpenseLedger } from './budget/expense-ledger';
import { ExpenseLedgerRepository } from './budget/expense-ledger.repository';
import { PriceRepository } from './price/price.repository';
import { PriceResolver } from './price/price-resolver';
import { UsualPrices } from './price/usual-prices';
import { PromotionEditRepository } from './promotion/promotion-edit.repository';
import { PromotionEditor } from './promotion/promotion-editor';
import { PromotionListRepository } from './promotion/promotion-list.repository';
import { PromotionPreview } from './promotion/promotion-preview';
import { PromotionReader } from './promotion/promotion-reader';
import { PromotionResolver } from './promotion/promotion-resolver';
import { PromotionRepository } from './promotion/promotion.repository';

const repositories = [PriceRepository, PromotionRepository, PromotionListRepository, PromotionEditRepository, ExpenseBudgetRepository, ExpenseLedgerRepository];
const facades = [PriceResolver, UsualPrices, PromotionResolver, PromotionReader, PromotionEditor, PromotionPreview, ExpenseBudgets, ExpenseLedger];

@Module({ imports: [CatalogueModule], providers: [...repositories, ...facades], exports: facades })
export class PricingModule {}
