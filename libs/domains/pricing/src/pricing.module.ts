import { Module } from '@nestjs/common';
import { PriceRepository } from './price/price.repository';
import { PriceResolver } from './price/price-resolver';

@Module({ providers: [PriceRepository, PriceResolver], exports: [PriceResolver] })
export class PricingModule {}
