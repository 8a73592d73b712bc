import { Module } from '@nestjs/common';
import { SkuAliases } from './alias/sku-aliases';
import { SkuAliasRepository } from './alias/sku-alias.repository';
import { DealerArticleRepository } from './article/dealer-article.repository';
import { DealerArticles } from './article/dealer-articles';
import { SkuMatcher } from './match/sku-matcher';
import { ProductLineRepository } from './product-line/product-line.repository';
import { SkuRepository } from './sku/sku.repository';
import { Skus } from './sku/skus';
import { UnitRepository } from './unit/unit.repository';

@Module({
  providers: [SkuRepository, Skus, ProductLineRepository, SkuAliasRepository, SkuAliases, SkuMatcher, DealerArticles, DealerArticleRepository, UnitRepository],
  exports: [SkuRepository, Skus, ProductLineRepository, SkuAliases, SkuMatcher, DealerArticles, UnitRepository],
})
export class CatalogueModule {}
