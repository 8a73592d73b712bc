import { Module } from '@nestjs/common';
import { InventoryModule } from '@tributary/inventory';
import { OrdersModule } from '@tributary/orders';
import { ReceiptBooking } from './receipt/receipt-booking';
import { ReceiptConfirmer } from './receipt/receipt-confirmer';
import { ReceiptRepository } from './receipt/receipt.repository';
import { ShipmentDispatcher } from './shipment/shipment-dispatcher';
import { ShipmentReadRepository } from './shipment/shipment-read.repository';
import { ShipmentReader } from './shipment/shipment-reader';
import { ShipmentTraces } from './shipment/shipment-traces';
import { ShipmentRepository } from './shipment/shipment.repository';
import { ShipmentTracker } from './tracking/shipment-tracker';

@Module({
  imports: [InventoryModule, OrdersModule],
  providers: [
    ShipmentDispatcher,
    ShipmentReader,
    ShipmentReadRepository,
    ShipmentRepository,
    ShipmentTraces,
    ShipmentTracker,
    ReceiptBooking,
    ReceiptConfirmer,
    ReceiptRepository,
  ],
  exports: [ShipmentDispatcher, ShipmentReader, ShipmentTracker, ReceiptConfirmer],
})
export class LogisticsModule {}
