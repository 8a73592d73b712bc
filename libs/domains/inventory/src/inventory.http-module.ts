import { Module } from '@nestjs/common';
import { InventoryModule } from './inventory.module';
import { StockLocationController } from './location/stock-location.controller';
import { ProductionPlanController } from './production/production-plan.controller';
import { StockController } from './stock/stock.controller';

@Module({ imports: [InventoryModule], controllers: [StockController, StockLocationController, ProductionPlanController] })
export class InventoryHttpModule {}
