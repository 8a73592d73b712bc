import { Module } from '@nestjs/common';
import { SheetsModule } from '@tributary/sheets';
import { PriceItemController } from './item/price-item.controller';
import { PriceListController } from './list/price-list.controller';
import { PriceListsModule } from './price-lists.module';
import { PriceWorkbookController } from './workbook/workbook.controller';

@Module({ imports: [PriceListsModule, SheetsModule], controllers: [PriceListController, PriceItemController, PriceWorkbookController] })
export class PricingHttpModule {}
