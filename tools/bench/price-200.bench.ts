// Prices of a basket of 200 lines with 3,000 price lists of 300 SKUs each present, breaks and contracts among them: ours
// (scope, row-level security, validity, contracts, priorities, breaks in whatever unit) against one hand-written statement
// of the owner that knows the buyer's lists beforehand. Both sides take turns; every round has another buyer and basket.
import 'reflect-metadata';
import { buildCatalogue } from '@tributary/catalogue/testing';
import { addDealer, addHeadOffice } from '@tributary/dealers/testing';
import type { Ctx } from '@tributary/platform';
import { createTestDatabase, type TestDatabase, userCtx } from '@tributary/platform/testing';
import { PriceRepository, PriceResolver } from '@tributary/pricing/testing';
import { report, seconds } from './report';

const LINES = 200;
const SKUS = 4_000;
const LISTS = 3_000;
const ITEMS = 300;
const BUYERS = 40;
/** Lists that a buyer may use: the standard ones, and some of the special ones. */
const STANDARD = 14;
const SPECIAL = 6;
const ROUNDS = 400;
const WARM_UP = 40;
const HEAD_OFFICE = 1;
const date = '2026-03-02';
const resolver = new PriceResolver(new PriceRepository());

interface Buyer {
  readonly ctx: Ctx;
  readonly lists: readonly number[];
}

interface Price {
  readonly skuId: number;
  readonly priceListId: number;
  readonly unit: string;
  readonly price: string;
}

async function main(): Promise<void> {
  const db = await createTestDatabase();
  try {
    await arrange(db);
    const buyers = Array.from({ length: BUYERS }, (_, index) => buyerOf(index));
    let [ours, reference] = [0, 0];
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const buyer = buyers[(round + WARM_UP) % BUYERS] as Buyer;
      const wanted = basketOf(round + WARM_UP);
      let [found, expected]: [Price[], Price[]] = [[], []];
      const own = await seconds(async () => (found = await ourPrices(db, buyer, wanted)));
      const theirs = await seconds(async () => (expected = await handWritten(db, buyer, wanted)));
      if (JSON.stringify(found) !== JSON.stringify(expected)) throw new Error(`The sides differ in round ${round}.`);
      if (round >= 0) [ours, reference] = [ours + own, reference + theirs];
    }
    report({ name: 'price-200', ours: ROUNDS / ours, reference: ROUNDS / reference, unit: 'baskets/s' });
  } finally {
    await db.drop();
  }
}

const buyerId = (index: number): number => 100 + index;

/** Everybody buys at the standard lists, each buyer at some special ones and at a contract of its own. */
function buyerOf(index: number): Buyer {
  const special = Array.from({ length: SPECIAL }, (_, place) => STANDARD + 1 + ((index * SPECIAL + place) % (LISTS - STANDARD - BUYERS)));
  const lists = [...Array.from({ length: STANDARD }, (_, place) => place + 1), ...special, LISTS - BUYERS + 1 + index];
  return { lists, ctx: userCtx({ organisationId: buyerId(index) }, { counterparties: [HEAD_OFFICE], catalogue: { all: true, product_line: [], sku: [] }, price: { all: false, price_list: lists } }) };
}

function basketOf(round: number): { readonly skuId: number; readonly base: string }[] {
  return Array.from({ length: LINES }, (_, line) => ({ skuId: 1 + ((round * 13 + line * 19) % SKUS), base: String(12 * (1 + ((round + line * 7) % 60))) }));
}

/** SKUs in bottles and cartons of twelve; lists of 300 SKUs, of which every third has breaks at 10 and 30 cartons. */
async function arrange({ owner }: TestDatabase): Promise<void> {
  await buildCatalogue(owner);
  await addHeadOffice(owner, HEAD_OFFICE);
  for (let index = 0; index < BUYERS; index += 1) await addDealer(owner, { id: buyerId(index), tier: 1 });
  await owner.query(`
    INSERT INTO grade (id, code, name, name_en, category_id) SELECT n, 'G' || n, 'G' || n, 'G' || n, 1 FROM generate_series(1, ${SKUS}) n;
    INSERT INTO sku (id, code, grade_id, packaging_id, product_line_id, category_id, name, name_en, base_unit, sales_unit, search_text)
      SELECT n, 'SKU-' || n, n, 1, 1, 1, '油', 'Oil', 'bottle', 'carton', 'sku' || n FROM generate_series(1, ${SKUS}) n;
    INSERT INTO sku_unit (sku_id, unit, numerator) SELECT n, u.unit, u.size FROM generate_series(1, ${SKUS}) n, (VALUES ('bottle', 1), ('carton', 12)) u(unit, size);
    INSERT INTO price_list (id, code, name, name_en, seller_id, tier, priority, valid, kind, contract_number, buyer_id)
      SELECT n, 'PL' || n, '价', 'List', ${HEAD_OFFICE}, 1, n % 5, daterange('2026-01-01', CASE WHEN n % 7 = 3 THEN DATE '2026-02-01' END),
        CASE WHEN c.buyer IS NULL THEN 'list' ELSE 'contract' END, 'C' || c.buyer, c.buyer
      FROM generate_series(1, ${LISTS}) n CROSS JOIN LATERAL (SELECT CASE WHEN n > ${LISTS - BUYERS} THEN ${buyerId(0) - 1} + n - ${LISTS - BUYERS} END AS buyer) c;
    INSERT INTO price_list_item (price_list_id, sku_id, unit, from_quantity, price, valid)
      SELECT l, 1 + (l * 293 + n) % ${SKUS}, 'carton', b.quantity, 100 + (l * 7 + n * 3) % 900 - b.quantity, daterange('2026-01-01', NULL)
      FROM generate_series(1, ${LISTS}) l, generate_series(1, ${ITEMS}) n, (VALUES (0), (10), (30)) b(quantity) WHERE b.quantity = 0 OR n % 3 = 0;
    ANALYZE`);
}

async function ourPrices({ uow }: TestDatabase, { ctx }: Buyer, wanted: ReturnType<typeof basketOf>): Promise<Price[]> {
  const found = await uow.read(ctx, (tx) => resolver.resolve(tx, { sellerId: HEAD_OFFICE, date, wanted }));
  return [...found.values()].map(({ skuId, priceListId, unit, price }) => ({ skuId, priceListId, unit, price }));
}

const STATEMENT = `
  SELECT w.sku_id AS "skuId", p.* FROM unnest($1::bigint[], $2::numeric[]) AS w(sku_id, base)
  CROSS JOIN LATERAL (
    SELECT i.price_list_id AS "priceListId", l.code, l.name, l.name_en, i.unit, i.price
    FROM price_list_item i JOIN price_list l ON l.id = i.price_list_id JOIN sku_unit u ON u.sku_id = i.sku_id AND u.unit = i.unit
    WHERE i.sku_id = w.sku_id AND i.price_list_id = ANY ($3::bigint[]) AND l.valid @> $4::date AND i.valid @> $4::date
      AND i.from_quantity * u.numerator / u.denominator <= w.base
    ORDER BY l.kind = 'contract' DESC, l.priority DESC, i.from_quantity * u.numerator / u.denominator DESC, lower(i.valid) DESC, l.id DESC LIMIT 1
  ) p ORDER BY w.sku_id`;

async function handWritten({ owner }: TestDatabase, { lists }: Buyer, wanted: ReturnType<typeof basketOf>): Promise<Price[]> {
  // int8 comes as text over the plain driver
  const { rows } = await owner.query<Price>(STATEMENT, [wanted.map(({ skuId }) => skuId), wanted.map(({ base }) => base), lists, date]);
  return rows.map(({ skuId, priceListId, unit, price }) => ({ skuId: Number(skuId), priceListId: Number(priceListId), unit, price }));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
