import { type FoundSku, withoutZeros } from './sku-lookup.repository';

/** By what a SKU was found: the dealer's own number, its code, its code without leading zeros, its name, grade and packaging. */
export type FoundBy = 'own-number' | 'code' | 'lost-zeros' | 'name' | 'grade';

/** One SKU, or several of which a person has to choose. */
export type Finding = { readonly sku: FoundSku; readonly by: FoundBy } | { readonly choice: readonly FoundSku[] } | undefined;

/** In this order: what a person decided comes first, what several SKUs may bear comes last. */
const WAYS: readonly (readonly [by: FoundBy, keysOf: (sku: FoundSku) => readonly string[], lookup: (key: string) => string])[] = [
  ['own-number', ({ articleKeys }) => articleKeys, same],
  ['code', ({ codeKey }) => [codeKey], same],
  ['lost-zeros', ({ codeKey }) => [withoutZeros(codeKey)], withoutZeros],
  ['name', ({ nameKey }) => [nameKey], same],
  ['grade', ({ gradeKeys }) => gradeKeys, same],
];

/** SKUs of a lookup, to be asked by key and id. */
export class FoundSkus {
  private readonly ids: ReadonlyMap<number, FoundSku>;
  private readonly ways: readonly { readonly by: FoundBy; readonly lookup: (key: string) => string; readonly skus: ReadonlyMap<string, readonly FoundSku[]> }[];

  constructor(skus: readonly FoundSku[]) {
    this.ids = new Map(skus.map((sku) => [sku.id, sku]));
    this.ways = WAYS.map(([by, keysOf, lookup]) => ({ by, lookup, skus: grouped(skus, keysOf) }));
  }

  byId(id: number): FoundSku | undefined {
    return this.ids.get(id);
  }

  /** What a key in the form of `compact` means. */
  byKey(key: string): Finding {
    if (key === '') return undefined;
    for (const { by, lookup, skus } of this.ways) {
      const found = skus.get(lookup(key)) ?? [];
      const [sku] = found;
      if (sku) return found.length === 1 ? { sku, by } : { choice: found };
    }
    return undefined;
  }
}

function same(key: string): string {
  return key;
}

function grouped(skus: readonly FoundSku[], keysOf: (sku: FoundSku) => readonly string[]): Map<string, FoundSku[]> {
  const groups = new Map<string, FoundSku[]>();
  for (const sku of skus) {
    for (const key of new Set(keysOf(sku))) if (key !== '') groups.set(key, [...(groups.get(key) ?? []), sku]);
  }
  return groups;
}
