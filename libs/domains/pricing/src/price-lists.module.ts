import { Module } from '@nestjs/common';
import { CatalogueModule } from '@tributary/catalogue';
import { PriceChangeRepository } from './change/price-change.repository';
import { PriceChanger } from './change/price-changer';
import { PriceItemReader } from './item/price-item-reader';
import { PriceItemRepository } from './item/price-item.repository';
import { ContractBuyerRepository } from './list/contract-buyer.repository';
import { PriceListEditor } from './list/price-list-editor';
import { PriceListRepository } from './list/price-list.repository';
import { WorkbookCheckRepository } from './workbook/workbook-check.repository';
import { WorkbookChecker } from './workbook/workbook-checker';
import { WorkbookWriter } from './workbook/workbook-writer';

const repositories = [PriceListRepository, ContractBuyerRepository, PriceItemRepository, PriceChangeRepository, WorkbookCheckRepository];
const parts = [PriceListEditor, PriceChanger, PriceItemReader, WorkbookChecker, WorkbookWriter];

/** The maintenance of price lists; who only asks for prices imports `PricingModule`. */
@Module({ imports: [CatalogueModule], providers: [...repositories, ...parts], exports: [PriceListRepository, ContractBuyerRepository, ...parts] })
export class PriceListsModule {}
