import { Module } from '@nestjs/common';
import { CatalogueModule } from '@tributary/catalogue';
import { DealersModule } from '@tributary/dealers';
import { InventoryModule } from '@tributary/inventory';
import { PricingModule } from '@tributary/pricing';
import { OrderAllocator } from './allocation/order-allocator';
import { BasketBulkEditor } from './basket/basket-bulk-editor';
import { BasketEditRepository } from './basket/basket-edit.repository';
import { BasketEditor } from './basket/basket-editor';
import { BasketPricer } from './basket/basket-pricer';
import { BasketReader } from './basket/basket-reader';
import { BasketRepository } from './basket/basket.repository';
import { CreditLedger } from './credit/credit-ledger';
import { CreditRepository } from './credit/credit.repository';
import { Fulfilment } from './fulfilment/fulfilment';
import { OrderApprover } from './order/order-approver';
import { OrderCanceller } from './order/order-canceller';
import { OrderJournal } from './order/order-journal';
import { OrderListRepository } from './order/order-list.repository';
import { OrderReadRepository } from './order/order-read.repository';
import { OrderReader } from './order/order-reader';
import { OrderSubmissionRepository } from './order/order-submission.repository';
import { OrderSubmitter } from './order/order-submitter';
import { OrderRepository } from './order/order.repository';

const repositories = [BasketRepository, BasketEditRepository, CreditRepository, OrderRepository, OrderReadRepository, OrderListRepository, OrderSubmissionRepository];
const facades = [BasketEditor, BasketBulkEditor, BasketReader, OrderSubmitter, OrderApprover, OrderCanceller, OrderReader, CreditLedger, Fulfilment];

@Module({
  imports: [DealersModule, CatalogueModule, PricingModule, InventoryModule],
  providers: [...repositories, ...facades, BasketPricer, OrderAllocator, OrderJournal],
  exports: facades,
})
export class OrdersModule {}
