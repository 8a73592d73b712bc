import { Module } from '@nestjs/common';
import { SheetsModule } from '@tributary/sheets';
import { InventoryModule } from './inventory.module';
import { StockLocationController } from './location/stock-location.controller';
import { ProductionPlanController } from './production/production-plan.controller';
import { PlanSheetController } from './production-sheet/plan-sheet.controller';
import { StockController } from './stock/stock.controller';
import { SupplyTermsController } from './terms/supply-terms.controller';

@Module({ imports: [InventoryModule, SheetsModule], controllers: [StockController, StockLocationController, ProductionPlanController, PlanSheetController, SupplyTermsController] })
export class InventoryHttpModule {}
