import { Module } from '@nestjs/common';
import { StockLedger } from './ledger/stock-ledger';
import { StockLedgerRepository } from './ledger/stock-ledger.repository';
import { StockLocationRepository } from './location/stock-location.repository';
import { StockLocations } from './location/stock-locations';
import { ProductionLedger } from './production/production-ledger';
import { ProductionLedgerRepository } from './production/production-ledger.repository';
import { StockMovementRepository } from './stock/stock-movement.repository';
import { StockReader } from './stock/stock-reader';
import { StockRepository } from './stock/stock.repository';

@Module({
  providers: [
    ProductionLedger, ProductionLedgerRepository,
    StockLedger, StockLedgerRepository, StockLocations, StockLocationRepository, StockReader, StockRepository, StockMovementRepository,
  ],
  exports: [ProductionLedger, StockLedger, StockLocations, StockReader],
})
export class InventoryModule {}
