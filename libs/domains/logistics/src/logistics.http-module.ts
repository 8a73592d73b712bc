import { Module } from '@nestjs/common';
import { LogisticsModule } from './logistics.module';
import { ShipmentController } from './shipment/shipment.controller';

@Module({ imports: [LogisticsModule], controllers: [ShipmentController] })
export class LogisticsHttpModule {}
