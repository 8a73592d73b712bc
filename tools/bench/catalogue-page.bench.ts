// One page of the catalogue with own price and own available stock, at full scale (4,000 SKU, 5,000 first-tier dealers,
// 1,600 price lists): ours (rules of supply, scope, row-level security, prices resolved by validity and priority,
// conversion into the sales unit) against one hand-written statement of the owner that knows the buyer's lines, lists and
// locations beforehand. Both sides take turns; every round has another buyer and another place in the catalogue.
import 'reflect-metadata';
import { shanghaiToday } from '@tributary/kernel';
import { buildOfferReader, type OfferReader } from '@tributary/orders/testing';
import { Clock } from '@tributary/platform';
import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { type Buyer, buyersOf, seedFullTrade } from './full-trade';
import { report, seconds } from './report';

const ROUNDS = 400;
const WARM_UP = 40;
const BUYERS = 40;
const PAGE = 51;
const HEAD_OFFICE = 1;
const today = shanghaiToday(new Date());

interface Page {
  readonly code: string;
  readonly priceListCode: string | undefined;
  readonly locations: number;
}

async function main(): Promise<void> {
  const db = await createTestDatabase();
  try {
    await seedFullTrade(db);
    const buyers = await buyersOf(db, BUYERS);
    const { rows: codes } = await db.owner.query<{ code: string }>('SELECT code FROM sku ORDER BY code');
    const reader = await buildOfferReader(new Clock());
    let [ours, reference] = [0, 0];
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const buyer = buyers[(round + WARM_UP) % BUYERS] as Buyer;
      const after = codes[((round + WARM_UP) * 97) % (codes.length - PAGE)]?.code ?? '';
      let [page, expected]: [Page[], Page[]] = [[], []];
      const own = await seconds(async () => (page = await ourPage(db, reader, buyer, after)));
      const theirs = await seconds(async () => (expected = await handWritten(db, buyer, after)));
      if (JSON.stringify(page) !== JSON.stringify(expected)) throw new Error(`The sides differ behind ${after}.`);
      if (round >= 0) [ours, reference] = [ours + own, reference + theirs];
    }
    report({ name: 'catalogue-page', ours: ROUNDS / ours, reference: ROUNDS / reference, unit: 'pages/s' });
  } finally {
    await db.drop();
  }
}

async function ourPage({ uow }: TestDatabase, reader: OfferReader, { ctx }: Buyer, after: string): Promise<Page[]> {
  const offers = await uow.read(ctx, (tx) => reader.list(tx, HEAD_OFFICE, { after, limit: PAGE }));
  return offers.map(({ code, price, locations }) => ({ code, priceListCode: price?.priceListCode, locations: locations.length }));
}

const STATEMENT = `
  SELECT s.code, s.name, s.name_en, g.name AS grade, p.name AS packaging, l.id, l.name, l.name_en, s.sales_unit, s.pack_multiple, units.list AS units,
    price.code AS "priceListCode", price.unit, price.price, stock.list AS stock
  FROM sku s JOIN grade g ON g.id = s.grade_id JOIN packaging p ON p.id = s.packaging_id JOIN product_line l ON l.id = s.product_line_id
  LEFT JOIN LATERAL (SELECT json_agg(json_build_object('unit', u.unit, 'numerator', u.numerator::text, 'denominator', u.denominator::text)) AS list
    FROM sku_unit u WHERE u.sku_id = s.id) units ON true
  LEFT JOIN LATERAL (SELECT json_agg(json_build_object('id', o.id, 'code', o.code, 'name', o.name, 'nameEn', o.name_en, 'available', (b.on_hand - b.reserved)::text) ORDER BY o.code) AS list
    FROM stock_balance b JOIN stock_location o ON o.id = b.location_id
    WHERE b.sku_id = s.id AND b.location_id = ANY ($3::bigint[]) AND b.owner_id = ${HEAD_OFFICE} AND b.on_hand > b.reserved) stock ON true
  LEFT JOIN LATERAL (SELECT t.code, i.unit, i.price FROM price_list_item i JOIN price_list t ON t.id = i.price_list_id
    WHERE i.sku_id = s.id AND i.price_list_id = ANY ($4::bigint[]) AND t.seller_id = ${HEAD_OFFICE} AND t.valid @> $5::date AND i.valid @> $5::date
    ORDER BY t.priority DESC, lower(i.valid) DESC, t.id DESC LIMIT 1) price ON true
  WHERE s.status = 'active' AND s.product_line_id = ANY ($1::bigint[]) AND s.code > $2 ORDER BY s.code LIMIT ${PAGE}`;

interface RawRow {
  readonly code: string;
  readonly priceListCode: string | null;
  readonly stock: readonly unknown[] | null;
}

async function handWritten({ owner }: TestDatabase, { ctx, lines }: Buyer, after: string): Promise<Page[]> {
  const { stock, price } = ctx.scope;
  const { rows } = await owner.query<RawRow>(STATEMENT, [lines, after, stock.location, price.price_list, today]);
  return rows.map(({ code, priceListCode, stock: free }) => ({ code, priceListCode: priceListCode ?? undefined, locations: free?.length ?? 0 }));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
