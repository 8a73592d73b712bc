import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { addDealer, addHeadOffice } from '@tributary/dealers/testing';
import { Decimal } from '@tributary/kernel';
import { createTestDatabase, type TestDatabase, userCtx } from '@tributary/platform/testing';
import { buildPriceList, type PriceItemSketch, type PriceListSketch } from '../price-list.builder';
import type { PriceDecision } from './price';
import { PriceRepository } from './price.repository';
import { PriceResolver } from './price-resolver';

const [SELLER, BUYER, OTHER_BUYER] = [11, 21, 22];
const LISTS = 24;
const SKUS = 5;
const BOTTLES = 12;
const DAYS = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'];
const WANTED = ['0.5', '1', '11.999', '12', '24', '119', '120', '1000'];
const resolver = new PriceResolver(new PriceRepository());
let db: TestDatabase;
let lists: PriceListSketch[];

/** The same numbers in every run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const next = random(20260302);
const pick = <T>(values: readonly T[]): T => values[next(values.length)] as T;

/** Days from one of `DAYS` to a later one, or for good. */
function span(): [string, string | null] {
  const from = next(DAYS.length);
  return [DAYS[from] as string, next(3) === 0 ? null : (DAYS[from + 1 + next(DAYS.length)] ?? null)];
}
const range = ([from, upTo]: [string, string | null]): string => `[${from},${upTo ?? ''})`;

function randomList(id: number): PriceListSketch {
  const kind = pick(['own', 'own', 'recommended', 'contract', 'foreign contract']);
  const items = Array.from({ length: SKUS }, (_, index) => index + 1).flatMap((skuId): PriceItemSketch[] => {
    const keys = new Set(Array.from({ length: next(4) }, () => `${pick(['bottle', 'carton'])} ${pick(['0', '0', '1', '2', '10'])}`));
    return [...keys].map((key) => {
      const [unit, from] = key.split(' ') as [string, string];
      return { skuId, unit, from, price: `${next(1_000_000)}.00`, valid: range(span()) };
    });
  });
  return {
    id, sellerId: kind === 'recommended' ? null : SELLER, tier: 2, priority: pick([0, 0, 10]), valid: range(span()), items,
    ...(kind === 'contract' ? { contractWith: BUYER } : kind === 'foreign contract' ? { contractWith: OTHER_BUYER } : {}),
  };
}

beforeAll(async () => {
  db = await createTestDatabase();
  await buildCatalogue(db.owner);
  for (let id = 1; id <= SKUS; id += 1) await buildSku(db.owner, { id, baseUnit: 'bottle', salesUnit: 'carton', units: { carton: String(BOTTLES) } });
  await addHeadOffice(db.owner, 1);
  await addDealer(db.owner, { id: SELLER, tier: 1 });
  for (const id of [BUYER, OTHER_BUYER]) await addDealer(db.owner, { id, tier: 2 });
  lists = Array.from({ length: LISTS }, (_, index) => randomList(index + 1));
  for (const list of lists) await buildPriceList(db.owner, list);
});
afterAll(() => db.drop());

const ctx = userCtx(
  { organisationId: BUYER, tier: 2 },
  { counterparties: [SELLER], catalogue: { all: true, product_line: [], sku: [] }, price: { all: false, price_list: Array.from({ length: LISTS }, (_, index) => index + 1) } },
);
const inForce = (valid: string, day: string): boolean => {
  const [from = '', upTo = ''] = valid.slice(1, -1).split(',');
  return from <= day && (upTo === '' || day < upTo);
};
const lower = (valid: string): string => valid.slice(1, 11);
const itemsOf = (list: PriceListSketch): [PriceListSketch, PriceItemSketch & { valid: string; unit: string; from: string }][] =>
  list.items.map((item) => [list, { valid: '', unit: 'bottle', from: '0', ...item }]);

/** What the rules say, in plain words: the first criterion that tells two entries apart decides. */
function expected(skuId: number, base: string, day: string): { list: number; price: string }[] {
  const fromBase = (item: { unit: string; from: string }): Decimal => new Decimal(item.from).times(item.unit === 'carton' ? BOTTLES : 1);
  const standing = lists
    .filter(({ contractWith, valid = '' }) => contractWith !== OTHER_BUYER && inForce(valid, day))
    .flatMap(itemsOf)
    .filter(([, item]) => item.skuId === skuId && inForce(item.valid, day) && fromBase(item).lessThanOrEqualTo(base));
  const criteria: ((entry: ReturnType<typeof itemsOf>[number]) => string | number)[] = [
    ([list]) => Number(list.contractWith !== undefined),
    ([list]) => Number(list.sellerId !== null),
    ([list]) => list.priority ?? 0,
    ([, item]) => fromBase(item).toNumber(),
    ([list, item]) => [lower(list.valid ?? ''), lower(item.valid)].sort()[1] as string,
    ([, item]) => lower(item.valid),
    ([list]) => list.id,
  ];
  const best = criteria.reduce((left, of) => left.filter((entry) => left.every((other) => of(entry) >= of(other))), standing);
  return best.map(([list, item]) => ({ list: list.id, price: item.price }));
}

const asRead = (found: PriceDecision | undefined) => (found ? { list: found.priceListId, price: found.price } : undefined);

describe('the ranking of prices', () => {
  it.each(DAYS)('over random lists is what the rules say, on %s, for every quantity', async (day) => {
    for (const base of WANTED) {
      const wanted = Array.from({ length: SKUS }, (_, index) => ({ skuId: index + 1, base }));
      const found = await db.uow.read(ctx, (tx) => resolver.resolve(tx, { sellerId: SELLER, date: day, wanted }));
      for (const { skuId } of wanted) {
        const rules = expected(skuId, base, day);
        const answer = asRead(found.get(skuId));
        if (rules.length === 0) expect(answer).toBeUndefined();
        else expect(rules).toContainEqual(answer);
      }
    }
  });

  it.each(DAYS)('is the same for prices, ladders and explanations on %s', async (day) => {
    await db.uow.read(ctx, async (tx) => {
      const ladders = await resolver.ladders(tx, { sellerId: SELLER, date: day }, [1, 2, 3, 4, 5]);
      for (let skuId = 1; skuId <= SKUS; skuId += 1) {
        for (const base of WANTED) {
          const found = (await resolver.resolve(tx, { sellerId: SELLER, date: day, wanted: [{ skuId, base }] })).get(skuId);
          const chosen = (await resolver.explain(tx, { sellerId: SELLER, date: day, skuId, base })).find((candidate) => candidate.chosen);
          expect(asRead(chosen)).toEqual(asRead(found));
          const { price, breaks = [] } = ladders.get(skuId) ?? {};
          const step = breaks.findLast(({ fromBase }) => new Decimal(base).greaterThanOrEqualTo(fromBase ?? Infinity)) ?? price;
          if (new Decimal(base).greaterThanOrEqualTo(BOTTLES)) expect(asRead(step)).toEqual(asRead(found));
        }
      }
    });
  });
});
