import { Module } from '@nestjs/common';
import { CatalogueModule } from '@tributary/catalogue';
import { DealersModule } from '@tributary/dealers';
import { InventoryModule } from '@tributary/inventory';
import { PricingModule } from '@tributary/pricing';
import { OrderAllocator } from './allocation/order-allocator';
import { LineAppraiser } from './appraisal/line-appraiser';
import { WantedSkuRepository } from './appraisal/wanted-sku.repository';
import { BasketEditRepository } from './basket/basket-edit.repository';
import { BasketEditor } from './basket/basket-editor';
import { BasketFiller } from './basket/basket-filler';
import { BasketPricer } from './basket/basket-pricer';
import { BasketReader } from './basket/basket-reader';
import { BasketRepository } from './basket/basket.repository';
import { CreditLedger } from './credit/credit-ledger';
import { CreditRepository } from './credit/credit.repository';
import { FavouriteRepository } from './favourite/favourite.repository';
import { Fulfilment } from './fulfilment/fulfilment';
import { BuyerHomeReader } from './home/buyer-home-reader';
import { BuyerHomeRepository } from './home/buyer-home.repository';
import { UsualBasket } from './home/usual-basket';
import { UsualBasketRepository } from './home/usual-basket.repository';
import { OrderApprover } from './order/order-approver';
import { OrderCanceller } from './order/order-canceller';
import { OrderJournal } from './order/order-journal';
import { OrderListRepository } from './order/order-list.repository';
import { OrderReadRepository } from './order/order-read.repository';
import { OrderReader } from './order/order-reader';
import { OrderSubmissionRepository } from './order/order-submission.repository';
import { OrderSubmitter } from './order/order-submitter';
import { OrderRepository } from './order/order.repository';
import { OrderTemplateRepository } from './template/order-template.repository';
import { OrderTemplates } from './template/order-templates';
import { TemplateEditor } from './template/template-editor';
import { TemplateLineRepository } from './template/template-line.repository';
import { TemplateSources } from './template/template-source';

const repositories = [BasketRepository, BasketEditRepository, CreditRepository, OrderRepository, OrderReadRepository, OrderListRepository, OrderSubmissionRepository];
const homeRepositories = [WantedSkuRepository, BuyerHomeRepository, UsualBasketRepository, OrderTemplateRepository, TemplateLineRepository, FavouriteRepository];
const facades = [BasketEditor, BasketReader, OrderSubmitter, OrderApprover, OrderCanceller, OrderReader, CreditLedger, Fulfilment];

/** A buyer's home page, its templates and favourites. */
const home = [BasketFiller, LineAppraiser, UsualBasket, BuyerHomeReader, OrderTemplates, TemplateEditor, TemplateSources];

@Module({
  imports: [DealersModule, CatalogueModule, PricingModule, InventoryModule],
  providers: [...repositories, ...homeRepositories, ...facades, ...home, BasketPricer, OrderAllocator, OrderJournal],
  exports: [...facades, ...home, FavouriteRepository],
})
export class OrdersModule {}
