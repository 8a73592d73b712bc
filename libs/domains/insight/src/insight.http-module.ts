import { Module } from '@nestjs/common';
import { ChannelStockController } from './channel-stock/channel-stock.controller';
import { InsightModule } from './insight.module';
import { SellThroughController } from './sell-through/sell-through.controller';

@Module({ imports: [InsightModule], controllers: [SellThroughController, ChannelStockController] })
export class InsightHttpModule {}
