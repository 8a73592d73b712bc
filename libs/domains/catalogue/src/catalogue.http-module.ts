import { Module } from '@nestjs/common';
import { CatalogueModule } from './catalogue.module';
import { ProductLineController } from './product-line/product-line.controller';
import { SkuController } from './sku/sku.controller';

@Module({ imports: [CatalogueModule], controllers: [ProductLineController, SkuController] })
export class CatalogueHttpModule {}
