import { Module } from '@nestjs/common';
import { CatalogueModule } from '@tributary/catalogue';
import { DealersModule } from '@tributary/dealers';
import { InventoryModule } from '@tributary/inventory';
import { PricingModule } from '@tributary/pricing';
import { OrderAllocator } from './allocation/order-allocator';
import { LineAppraiser } from './appraisal/line-appraiser';
import { WantedSkuRepository } from './appraisal/wanted-sku.repository';
import { ApprovalGate } from './approval/approval-gate';
import { ApprovalRuleBook } from './approval/approval-rule-book';
import { ApprovalRuleRepository } from './approval/approval-rule.repository';
import { RuleCatchRepository } from './approval/rule-catch.repository';
import { BasketEditRepository } from './basket/basket-edit.repository';
import { BasketEditor } from './basket/basket-editor';
import { BasketFiller } from './basket/basket-filler';
import { BasketFixer } from './basket/basket-fixer';
import { BasketPricer } from './basket/basket-pricer';
import { BasketReader } from './basket/basket-reader';
import { BasketRepository } from './basket/basket.repository';
import { AddedLines } from './change/added-lines';
import { ChangeClaims } from './change/change-claims';
import { ChangeGoods } from './change/change-goods';
import { ChangePricer } from './change/change-pricer';
import { ChangeWriter } from './change/change-writer';
import { OrderChangeRepository } from './change/order-change.repository';
import { OrderChanger } from './change/order-changer';
import { OrderVersionReader } from './change/order-version-reader';
import { OrderVersionRepository } from './change/order-version.repository';
import { CreditAccountRepository } from './credit/credit-account.repository';
import { CreditAccounts } from './credit/credit-accounts';
import { CreditExporter } from './credit/credit-exporter';
import { CreditLedger } from './credit/credit-ledger';
import { CreditRepository } from './credit/credit.repository';
import { DeskLineRepository } from './desk/desk-line.repository';
import { DeskListRepository } from './desk/desk-list.repository';
import { DeskSteps } from './desk/desk-steps';
import { GoodsAllocator } from './desk/goods-allocator';
import { GoodsGiver } from './desk/goods-giver';
import { LineParts } from './desk/line-parts';
import { LineSplitter } from './desk/line-splitter';
import { OrderDesk } from './desk/order-desk';
import { OrderReleaser } from './desk/order-releaser';
import { PartPromotionRepository } from './desk/part-promotion.repository';
import { ShortageRepository } from './desk/shortage.repository';
import { WaitingGoodsRepository } from './desk/waiting-goods.repository';
import { FavouriteRepository } from './favourite/favourite.repository';
import { OrderExporter } from './export/order-exporter';
import { Fulfilment } from './fulfilment/fulfilment';
import { BuyerHomeReader } from './home/buyer-home-reader';
import { BuyerHomeRepository } from './home/buyer-home.repository';
import { UsualBasket } from './home/usual-basket';
import { UsualBasketRepository } from './home/usual-basket.repository';
import { OrderAcceptor } from './order/order-acceptor';
import { OrderApprover } from './order/order-approver';
import { OrderCanceller } from './order/order-canceller';
import { OrderHolder } from './order/order-holder';
import { OrderHoldings } from './order/order-holdings';
import { OrderJournal } from './order/order-journal';
import { OrderListRepository } from './order/order-list.repository';
import { OrderReadRepository } from './order/order-read.repository';
import { OrderReader } from './order/order-reader';
import { OrderSubmissionRepository } from './order/order-submission.repository';
import { OrderSubmitter } from './order/order-submitter';
import { OrderRepository } from './order/order.repository';
import { RestCloser } from './order/rest-closer';
import { ProductionReporter } from './production/production-reporter';
import { ProductionRescheduler } from './production/production-rescheduler';
import { ProductionWaiters } from './production/production-waiters';
import { WaitingLineRepository } from './production/waiting-line.repository';
import { BasketPromotions } from './promotion/basket-promotions';
import { OrderPromotionRepository } from './promotion/order-promotion.repository';
import { OrderPromotions } from './promotion/order-promotions';
import { PromotionReview } from './promotion/promotion-review';
import { PromotionReviewRepository } from './promotion/promotion-review.repository';
import { LineSupplier } from './supply/line-supplier';
import { OrderReturnRepository } from './return/order-return.repository';
import { ReturnDecider } from './return/return-decider';
import { ReturnExporter } from './return/return-exporter';
import { ReturnGoods } from './return/return-goods';
import { ReturnJournal } from './return/return-journal';
import { ReturnReadRepository } from './return/return-read.repository';
import { ReturnReader } from './return/return-reader';
import { ReturnRequester } from './return/return-requester';
import { OrderTemplateRepository } from './template/order-template.repository';
import { OrderTemplates } from './template/order-templates';
import { StatementExporter } from './statement/statement-exporter';
import { StatementRepository } from './statement/statement.repository';
import { Statements } from './statement/statements';
import { TemplateEditor } from './template/template-editor';
import { TemplateLineRepository } from './template/template-line.repository';
import { TemplateSources } from './template/template-source';

const repositories = [
  BasketRepository, BasketEditRepository, CreditRepository, OrderRepository, OrderReadRepository, OrderListRepository, OrderSubmissionRepository,
  OrderVersionRepository, WaitingLineRepository, OrderPromotionRepository,
];
const homeRepositories = [WantedSkuRepository, BuyerHomeRepository, UsualBasketRepository, OrderTemplateRepository, TemplateLineRepository, FavouriteRepository];
const facades = [
  BasketEditor, BasketReader, BasketFixer, OrderSubmitter, OrderApprover, OrderAcceptor, OrderCanceller, RestCloser, OrderReader, OrderExporter, CreditLedger, Fulfilment,
  ProductionReporter, ProductionRescheduler,
];

/** A buyer's home page, its templates and favourites. */
const home = [BasketFiller, LineAppraiser, UsualBasket, BuyerHomeReader, OrderTemplates, TemplateEditor, TemplateSources];

/** Head office's order desk. */
const desk = [OrderDesk, GoodsAllocator, LineSplitter, OrderReleaser, ShortageRepository];
const deskParts = [DeskLineRepository, DeskListRepository, DeskSteps, GoodsGiver, LineParts, PartPromotionRepository, WaitingGoodsRepository];

/** Rules of approval, changes after placing, credit as both sides read it, returns. */
const life = [ApprovalRuleBook, OrderChanger, OrderVersionReader, CreditAccounts, CreditExporter, Statements, StatementExporter, ReturnRequester, ReturnDecider, ReturnGoods, ReturnReader, ReturnExporter];
const lifeParts = [
  ApprovalRuleRepository, RuleCatchRepository, AddedLines, ChangeClaims, ChangeGoods, ChangePricer, ChangeWriter, OrderChangeRepository, PromotionReview,
  PromotionReviewRepository, CreditAccountRepository, StatementRepository, OrderReturnRepository,
  ReturnReadRepository, ReturnJournal,
];

@Module({
  imports: [DealersModule, CatalogueModule, PricingModule, InventoryModule],
  providers: [
    ...repositories, ...homeRepositories, ...facades, ...home, ...desk, ...deskParts, ...life, ...lifeParts, BasketPricer, BasketPromotions,
    OrderAllocator, LineSupplier, OrderHolder, OrderHoldings, OrderPromotions, OrderJournal, ProductionWaiters, ApprovalGate,
  ],
  exports: [...facades, ...home, ...desk, ...life, FavouriteRepository],
})
export class OrdersModule {}
