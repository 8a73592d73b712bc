import { Module } from '@nestjs/common';
import { CatalogueModule } from '@tributary/catalogue';
import { DealersModule } from '@tributary/dealers';
import { InventoryModule } from '@tributary/inventory';
import { PricingModule } from '@tributary/pricing';
import { OrderAllocator } from './allocation/order-allocator';
import { ApprovalGate } from './approval/approval-gate';
import { BasketEditRepository } from './basket/basket-edit.repository';
import { BasketEditor } from './basket/basket-editor';
import { BasketFixer } from './basket/basket-fixer';
import { BasketPricer } from './basket/basket-pricer';
import { BasketReader } from './basket/basket-reader';
import { BasketRepository } from './basket/basket.repository';
import { OrderVersionRepository } from './change/order-version.repository';
import { CreditLedger } from './credit/credit-ledger';
import { CreditRepository } from './credit/credit.repository';
import { Fulfilment } from './fulfilment/fulfilment';
import { OrderAcceptor } from './order/order-acceptor';
import { OrderApprover } from './order/order-approver';
import { OrderCanceller } from './order/order-canceller';
import { OrderHolder } from './order/order-holder';
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
import { LineSupplier } from './supply/line-supplier';

const repositories = [
  BasketRepository, BasketEditRepository, CreditRepository, OrderRepository, OrderReadRepository, OrderListRepository, OrderSubmissionRepository,
  OrderVersionRepository, WaitingLineRepository,
];
const facades = [
  BasketEditor, BasketReader, BasketFixer, OrderSubmitter, OrderApprover, OrderAcceptor, OrderCanceller, RestCloser, OrderReader, CreditLedger, Fulfilment,
  ProductionReporter, ProductionRescheduler,
];

@Module({
  imports: [DealersModule, CatalogueModule, PricingModule, InventoryModule],
  providers: [...repositories, ...facades, BasketPricer, OrderAllocator, LineSupplier, OrderHolder, OrderJournal, ProductionWaiters, ApprovalGate],
  exports: facades,
})
export class OrdersModule {}
