import { Module } from '@nestjs/common';
import { InsightModule } from './insight.module';
import { SellThroughController } from './sell-through/sell-through.controller';

@Module({ imports: [InsightModule], controllers: [SellThroughController] })
export class InsightHttpModule {}
