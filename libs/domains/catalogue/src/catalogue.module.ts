import { Module } from '@nestjs/common';
import { SkuAliases } from './alias/sku-aliases';
import { SkuAliasRepository } from './alias/sku-alias.repository';
import { SkuMatcher } from './match/sku-matcher';
import { ProductLineRepository } from './product-line/product-line.repository';
import { SkuRepository } from './sku/sku.repository';
import { Skus } from './sku/skus';

@Module({
  providers: [SkuRepository, Skus, ProductLineRepository, SkuAliasRepository, SkuAliases, SkuMatcher],
  exports: [SkuRepository, Skus, ProductLineRepository, SkuAliases, SkuMatcher],
})
export class CatalogueModule {}
