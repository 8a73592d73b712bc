import { Module } from '@nestjs/common';
import { SellThroughController } from './sell-through/sell-through.controller';
import { SellThroughRepository } from './sell-through/sell-through.repository';

@Module({ controllers: [SellThroughController], providers: [SellThroughRepository] })
export class InsightHttpModule {}
