import { Module } from '@nestjs/common';
import { DealerDetails } from './dealer/dealer-details';
import { DealerRepository } from './dealer/dealer.repository';
import { Supply } from './supply/supply';
import { SupplyRepository } from './supply/supply.repository';

@Module({
  providers: [DealerRepository, DealerDetails, SupplyRepository, Supply],
  exports: [DealerRepository, DealerDetails, SupplyRepository, Supply],
})
export class DealersModule {}
