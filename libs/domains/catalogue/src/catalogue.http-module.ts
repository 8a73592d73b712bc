import { Module } from '@nestjs/common';
import { CatalogueModule } from './catalogue.module';
import { ProductLineController } from './product-line/product-line.controller';
import { SkuController } from './sku/sku.controller';
import { CompanyWordsController } from './unit/company-words.controller';
import { UnitNames } from './unit/unit-names';

@Module({ imports: [CatalogueModule], controllers: [ProductLineController, SkuController, CompanyWordsController], providers: [UnitNames] })
export class CatalogueHttpModule {}
