import { Module } from '@nestjs/common';
import { ChannelStockRepository } from './channel-stock/channel-stock.repository';
import { SellThroughReader } from './sell-through/sell-through-reader';
import { SellThroughRepository } from './sell-through/sell-through.repository';

@Module({ providers: [SellThroughReader, SellThroughRepository, ChannelStockRepository], exports: [SellThroughReader, ChannelStockRepository] })
export class InsightModule {}
