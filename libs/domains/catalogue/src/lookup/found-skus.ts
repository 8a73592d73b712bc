import type { KnownBy } from './catalogue-index';
import type { KnownSku } from './known-sku';
import type { SkuView } from './sku-view';

/** By what a SKU was found: the dealer's own number, or what everybody knows it by. */
export type FoundBy = 'own-number' | KnownBy;

/** One SKU, or several of which a person has to choose. */
export type Finding = { readonly sku: KnownSku; readonly by: FoundBy } | { readonly choice: readonly KnownSku[] } | undefined;

/** What a dealer's texts mean: what a person decided (`articles`: own numbers) comes before what the catalogue says. */
export class FoundSkus {
  constructor(
    private readonly view: SkuView,
    private readonly articles: ReadonlyMap<string, number> = new Map(),
  ) {}

  byId(id: number): KnownSku | undefined {
    return this.view.byId(id);
  }

  /** What a key in the form of `compact` means. */
  byKey(key: string): Finding {
    if (key === '') return undefined;
    const own = this.view.byId(this.articles.get(key) ?? 0);
    if (own) return { sku: own, by: 'own-number' };
    const { by, skus } = this.view.byKey(key) ?? { skus: [] };
    const [sku] = skus;
    if (!sku || !by) return undefined;
    return skus.length === 1 ? { sku, by } : { choice: skus };
  }
}
