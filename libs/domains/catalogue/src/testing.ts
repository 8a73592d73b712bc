import { SkuAliasRepository } from './alias/sku-alias.repository';
import { SkuAliases } from './alias/sku-aliases';
import { SkuMatcher } from './match/sku-matcher';
import { SkuRepository } from './sku/sku.repository';
import { Skus } from './sku/skus';

export * from './catalogue.builder';

/** The facades without a container. */
export const catalogueFacades = (): { skus: Skus; aliases: SkuAliases; matcher: SkuMatcher } => {
  const repository = new SkuRepository();
  return { skus: new Skus(repository), aliases: new SkuAliases(new SkuAliasRepository()), matcher: new SkuMatcher(repository) };
};
