import { Module } from '@nestjs/common';
import { ChannelStockRepository } from './channel-stock/channel-stock.repository';
import { StockCourseRepository } from './channel-stock/stock-course.repository';
import { SellThroughReader } from './sell-through/sell-through-reader';
import { SellThroughRepository } from './sell-through/sell-through.repository';

@Module({ providers: [SellThroughReader, SellThroughRepository, ChannelStockRepository, StockCourseRepository], exports: [SellThroughReader, ChannelStockRepository, StockCourseRepository] })
export class InsightModule {}
