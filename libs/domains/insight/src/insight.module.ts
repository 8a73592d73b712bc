import { Module } from '@nestjs/common';
import { SellThroughReader } from './sell-through/sell-through-reader';
import { SellThroughRepository } from './sell-through/sell-through.repository';

@Module({ providers: [SellThroughReader, SellThroughRepository], exports: [SellThroughReader] })
export class InsightModule {}
