import { Module } from '@nestjs/common';
import { BranchController } from './branch/branch.controller';
import { DealerController } from './dealer/dealer.controller';
import { DealersModule } from './dealers.module';
import { DivisionController } from './division/division.controller';
import { SupplierController } from './supply/supplier.controller';

@Module({ imports: [DealersModule], controllers: [DealerController, SupplierController, BranchController, DivisionController] })
export class DealersHttpModule {}
