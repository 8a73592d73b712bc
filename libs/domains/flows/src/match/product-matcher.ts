import { Injectable } from '@nestjs/common';
import { SkuAliases, type SkuMatch, SkuMatcher } from '@tributary/catalogue';
import { compact } from '@tributary/kernel';
import type { TxCtx } from '@tributary/platform';
import type { WrittenName } from '../map/dictionary';
import type { MatchMethod } from '../name/flow-name.repository';
import { aliasKeys } from '../name/written-name';

export interface ProductMatch {
  readonly skuId: number;
  readonly method: MatchMethod;
}

/** Which SKU a dealer's product is, where that is certain: remembered decisions, then an own code, then an own name. */
@Injectable()
export class ProductMatcher {
  constructor(
    private readonly aliases: SkuAliases,
    private readonly matcher: SkuMatcher,
  ) {}

  /** One answer per product, in order; undefined where a person must decide. A fixed number of statements. */
  async match(tx: TxCtx, dealerId: number, products: readonly WrittenName[]): Promise<(ProductMatch | undefined)[]> {
    const aliases = await this.aliases.resolve(tx, dealerId, products.flatMap(aliasKeys));
    const exact = await this.matcher.exact(tx, [...new Set(products.flatMap(exactKeys))]);
    return products.map((product) => byAlias(product, aliases) ?? byCodeOrName(product, exact));
  }
}

function exactKeys({ code, name, specification }: WrittenName): string[] {
  return [code, name, `${name}${specification}`].map(compact).filter((key) => key !== '');
}

function byAlias(product: WrittenName, aliases: ReadonlyMap<string, number>): ProductMatch | undefined {
  const key = aliasKeys(product).find((candidate) => aliases.has(candidate));
  const skuId = key === undefined ? undefined : aliases.get(key);
  return skuId === undefined ? undefined : { skuId, method: 'alias' };
}

/** A code and a name that mean different SKUs mean nothing certain. */
function byCodeOrName(product: WrittenName, exact: ReadonlyMap<string, SkuMatch>): ProductMatch | undefined {
  const byCode = exact.get(compact(product.code));
  const own = byCode?.by === 'code' ? byCode.skuId : undefined;
  const byName = exact.get(compact(`${product.name}${product.specification}`)) ?? exact.get(compact(product.name));
  if (own !== undefined && byName !== undefined && byName.skuId !== own) return undefined;
  const skuId = own ?? byName?.skuId;
  return skuId === undefined ? undefined : { skuId, method: own === undefined ? 'name' : 'code' };
}
