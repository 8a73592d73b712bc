import { Module } from '@nestjs/common';
import { CatalogueModule } from '@tributary/catalogue';
import { StockLedger } from './ledger/stock-ledger';
import { StockLedgerRepository } from './ledger/stock-ledger.repository';
import { StockLocationRepository } from './location/stock-location.repository';
import { StockLocations } from './location/stock-locations';
import { DemandPlanRepository } from './production/demand-plan.repository';
import { DemandPlans } from './production/demand-plans';
import { ProductionLedger } from './production/production-ledger';
import { ProductionLedgerRepository } from './production/production-ledger.repository';
import { ProductionPlanRepository } from './production/production-plan.repository';
import { PlanReferences } from './production/plan-references';
import { ProductionPlans } from './production/production-plans';
import { PlanChecker } from './production-sheet/plan-checker';
import { PlanImporter } from './production-sheet/plan-importer';
import { PlanSheetRepository } from './production-sheet/plan-sheet.repository';
import { StockMovementRepository } from './stock/stock-movement.repository';
import { StockReader } from './stock/stock-reader';
import { StockRepository } from './stock/stock.repository';
import { SupplyReader } from './supply/supply-reader';
import { SupplyRepository } from './supply/supply.repository';
import { SupplyTerms } from './terms/supply-terms';
import { SupplyTermsRepository } from './terms/supply-terms.repository';

@Module({
  imports: [CatalogueModule],
  providers: [
    PlanChecker, PlanImporter, PlanSheetRepository, SupplyTerms, SupplyTermsRepository,
    DemandPlanRepository, DemandPlans, ProductionLedger, ProductionLedgerRepository, ProductionPlans, PlanReferences, ProductionPlanRepository, SupplyReader, SupplyRepository,
    StockLedger, StockLedgerRepository, StockLocations, StockLocationRepository, StockReader, StockRepository, StockMovementRepository,
  ],
  exports: [PlanChecker, PlanImporter, SupplyTerms, DemandPlans, ProductionLedger, ProductionPlans, StockLedger, StockLocations, StockReader, SupplyReader],
})
export class InventoryModule {}
