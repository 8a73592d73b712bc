import type { CatalogueIndex, KnownBy } from './catalogue-index';
import type { KnownSku } from './known-sku';
import type { WantedText } from './sku-nearness';

/** What one person may see of the catalogue. */
export class SkuView {
  private readonly visible: ReadonlySet<number>;

  constructor(
    private readonly index: CatalogueIndex,
    skuIds: readonly number[],
  ) {
    this.visible = new Set(skuIds);
  }

  byId(id: number): KnownSku | undefined {
    return this.visible.has(id) ? this.index.byId(id) : undefined;
  }

  byKey(key: string): { readonly by: KnownBy; readonly skus: readonly KnownSku[] } | undefined {
    return this.index.byKey(key, this.sees);
  }

  /** The active SKUs of a grade in these business lines. */
  ofGrade(gradeId: number, businessLineIds: readonly number[]): readonly KnownSku[] {
    return this.index.ofGrade(gradeId).filter((sku) => this.sees(sku) && businessLineIds.includes(sku.businessLineId));
  }

  /** For each text the nearest active SKUs of these business lines, best first. */
  nearest(texts: readonly WantedText[], businessLineIds: readonly number[], limit: number): KnownSku[][] {
    return this.index.nearness.nearest(texts, limit, (sku) => this.sees(sku) && businessLineIds.includes(sku.businessLineId));
  }

  private readonly sees = ({ id }: KnownSku): boolean => this.visible.has(id);
}
