import { type KnownSku, withoutZeros } from './known-sku';
import { SkuNearness } from './sku-nearness';

/** By what a SKU is known to everybody: its code, its code without leading zeros, its name, grade and packaging. */
export type KnownBy = 'code' | 'lost-zeros' | 'name' | 'grade';

/** In this order: what several SKUs may bear comes last. */
const WAYS: readonly (readonly [by: KnownBy, keysOf: (sku: KnownSku) => readonly string[], lookup: (key: string) => string])[] = [
  ['code', ({ codeKey }) => [codeKey], same],
  ['lost-zeros', ({ codeKey }) => [withoutZeros(codeKey)], withoutZeros],
  ['name', ({ nameKey }) => [nameKey], same],
  ['grade', ({ gradeKeys }) => gradeKeys, same],
];

/** One revision of the whole catalogue, to be asked by whatever people write. It knows no permissions. */
export class CatalogueIndex {
  /** What may be proposed to somebody who looks for something else. */
  readonly nearness: SkuNearness;
  private readonly ids: ReadonlyMap<number, KnownSku>;
  private readonly ways: readonly { readonly by: KnownBy; readonly lookup: (key: string) => string; readonly skus: ReadonlyMap<string, readonly KnownSku[]> }[];
  private readonly grades: ReadonlyMap<number, readonly KnownSku[]>;

  /** `skus` in order of their codes. */
  constructor(
    readonly revision: number,
    skus: readonly KnownSku[],
  ) {
    const active = skus.filter(({ status }) => status === 'active');
    this.nearness = new SkuNearness(active);
    this.ids = new Map(skus.map((sku) => [sku.id, sku]));
    this.ways = WAYS.map(([by, keysOf, lookup]) => ({ by, lookup, skus: grouped(skus, keysOf) }));
    this.grades = Map.groupBy(active, ({ gradeId }) => gradeId);
  }

  byId(id: number): KnownSku | undefined {
    return this.ids.get(id);
  }

  /** The SKUs that `may` allows and that a key means in the first way in which it means any. */
  byKey(key: string, may: (sku: KnownSku) => boolean): { readonly by: KnownBy; readonly skus: readonly KnownSku[] } | undefined {
    for (const { by, lookup, skus } of this.ways) {
      const found = skus.get(lookup(key))?.filter(may) ?? [];
      if (found.length > 0) return { by, skus: found };
    }
    return undefined;
  }

  /** The active SKUs of a grade. */
  ofGrade(gradeId: number): readonly KnownSku[] {
    return this.grades.get(gradeId) ?? [];
  }
}

function same(key: string): string {
  return key;
}

function grouped(skus: readonly KnownSku[], keysOf: (sku: KnownSku) => readonly string[]): Map<string, KnownSku[]> {
  const groups = new Map<string, KnownSku[]>();
  for (const sku of skus) {
    for (const key of new Set(keysOf(sku))) {
      if (key === '') continue;
      const group = groups.get(key);
      if (group) group.push(sku);
      else groups.set(key, [sku]);
    }
  }
  return groups;
}
