// A buyer's home page among 5,000 first-tier dealers with 200,000 orders of history: ours over the service (supply, credit,
// last orders, tasks, basket judged line by line, usual basket at today's price with what there is, templates, all under
// scope and row-level security) against one hand-written set of statements of the owner that knows the buyer's lists,
// locations and lines beforehand. Both sides take turns; every round has another buyer.
import 'reflect-metadata';
import { addDays, shanghaiToday } from '@tributary/kernel';
import { BuyerDriver } from '@tributary/orders/testing';
import { Clock } from '@tributary/platform';
import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { type Buyer, buyersOf, seedFullTrade } from './full-trade';
import { report, seconds } from './report';

const ROUNDS = 200;
const WARM_UP = 30;
const BUYERS = 40;
const HEAD_OFFICE = 1;
const ORDERS_EACH = 40;
const today = shanghaiToday(new Date());

/** What both sides must agree on. */
interface Home {
  readonly orders: readonly number[];
  readonly usual: readonly string[];
  readonly basket: number;
}

async function main(): Promise<void> {
  const db = await createTestDatabase();
  try {
    await seedFullTrade(db);
    await seedHistory(db);
    const buyers = await buyersOf(db, BUYERS);
    const driver = await BuyerDriver.on(db, new Clock());
    let [ours, reference] = [0, 0];
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const buyer = buyers[(round + WARM_UP) % BUYERS] as Buyer;
      let [home, expected]: [Home?, Home?] = [];
      const own = await seconds(async () => (home = await ourHome(driver, buyer)));
      const theirs = await seconds(async () => (expected = await handWritten(db, buyer)));
      if (JSON.stringify(home) !== JSON.stringify(expected)) throw new Error(`The sides differ: ${JSON.stringify([home, expected])}`);
      if (round >= 0) [ours, reference] = [ours + own, reference + theirs];
    }
    report({ name: 'buyer-home', ours: ROUNDS / ours, reference: ROUNDS / reference, unit: 'pages/s' });
  } finally {
    await db.drop();
  }
}

/** Forty orders of each dealer over eight months, three lines each from a dozen SKUs that it always buys, and a basket of three. */
async function seedHistory({ owner }: TestDatabase): Promise<void> {
  await owner.query(`
    CREATE TEMP TABLE shelf AS
      SELECT d.id AS buyer_id, row_number() OVER (ORDER BY d.id) AS place, s.id AS sku_id, s.code, s.name, s.name_en, s.base_unit, s.sales_unit, s.pack_multiple, s.n
      FROM dealer d CROSS JOIN LATERAL (
        SELECT s.*, row_number() OVER (ORDER BY s.id) - 1 AS n FROM (
          SELECT s.* FROM sku s JOIN product_line l ON l.id = s.product_line_id
          WHERE s.status = 'active' AND s.id > (d.id * 37) % 3000 AND EXISTS (SELECT 1 FROM supply_relation r WHERE r.buyer_id = d.id AND r.business_line_id = l.business_line_id)
          ORDER BY s.id LIMIT 12
        ) s
      ) s WHERE d.tier = 1;
    CREATE INDEX ON shelf (buyer_id, n);
    INSERT INTO sales_order (id, number, tier, seller_id, buyer_id, state, created_by, submitted_at, total)
      SELECT 1000000 + row_number() OVER (), 'B' || d.id || '-' || k, 1, ${HEAD_OFFICE}, d.id, CASE WHEN k % 13 = 0 THEN 'cancelled' ELSE 'closed' END, 1,
        now() - make_interval(days => k * 6, mins => (d.id % 500)::int), 300
      FROM dealer d CROSS JOIN generate_series(1, ${ORDERS_EACH}) k WHERE d.tier = 1
      UNION ALL SELECT 5000000 + d.id, NULL, 1, ${HEAD_OFFICE}, d.id, 'draft', 1, NULL, 0 FROM dealer d WHERE d.tier = 1;
    INSERT INTO order_line (order_id, seller_id, buyer_id, line_no, sku_id, sku_code, sku_name, sku_name_en, base_unit, quantity, unit, base_quantity, unit_price, amount)
      SELECT o.id, o.seller_id, o.buyer_id, l, s.sku_id, s.code, s.name, s.name_en, s.base_unit, s.pack_multiple, s.sales_unit,
        s.pack_multiple * u.numerator / u.denominator, 100, 100
      FROM sales_order o CROSS JOIN generate_series(0, 2) l JOIN shelf s ON s.buyer_id = o.buyer_id AND s.n = (o.id * 5 + l * l * 2 + l) % 12
        JOIN sku_unit u ON u.sku_id = s.sku_id AND u.unit = s.sales_unit
      WHERE o.id > 1000000
      ON CONFLICT DO NOTHING;
    ANALYZE sales_order, order_line`);
}

async function ourHome(driver: BuyerDriver, { ctx }: Buyer): Promise<Home> {
  const { orders, usual, basket } = await driver.home(ctx);
  return { orders: orders.map(({ id }) => id), usual: usual.map(({ skuId, timesOrdered }) => `${skuId} ${timesOrdered}`), basket: basket?.lines.length ?? 0 };
}

const SUPPLIERS = `SELECT s.id, s.code, s.name, d.credit_limit, a.used, (SELECT count(*) FROM order_line l WHERE l.order_id = o.id) AS lines
  FROM organisation s JOIN dealer d ON d.id = $1 LEFT JOIN credit_account a ON a.buyer_id = d.id AND a.seller_id = s.id
    LEFT JOIN sales_order o ON o.buyer_id = d.id AND o.seller_id = s.id AND o.state = 'draft'
  WHERE s.id IN (SELECT supplier_id FROM supply_relation WHERE buyer_id = $1 AND valid @> $2::date)`;
const ORDERS = `SELECT o.id, o.number, o.state, o.total, o.submitted_at, s.name, (SELECT count(*) FROM order_line l WHERE l.order_id = o.id) AS lines,
    (SELECT min(expected_arrival_at) FROM shipment h WHERE h.order_id = o.id AND h.state IN ('issued', 'departed')) AS arrival
  FROM sales_order o JOIN organisation s ON s.id = o.seller_id WHERE o.buyer_id = $1 AND o.submitted_at IS NOT NULL ORDER BY o.submitted_at DESC, o.id DESC LIMIT 6`;
const TASKS = `SELECT 'offered', o.id, o.number FROM sales_order o WHERE o.buyer_id = $1 AND o.state = 'offered'
  UNION ALL SELECT 'arrival', h.order_id, h.delivery_note_number FROM shipment h WHERE h.buyer_id = $1 AND (h.state = 'arrived' OR h.state IN ('issued', 'departed') AND h.expected_arrival_at <= now())`;
/** Price and stock of each SKU of `x`. */
const JUDGED = `LEFT JOIN LATERAL (SELECT i.unit, i.price FROM price_list_item i JOIN price_list t ON t.id = i.price_list_id
    WHERE i.sku_id = x.sku_id AND i.price_list_id = ANY ($2::bigint[]) AND t.seller_id = ${HEAD_OFFICE} AND t.valid @> $3::date AND i.valid @> $3::date
    ORDER BY t.priority DESC, lower(i.valid) DESC, t.id DESC LIMIT 1) price ON true
  LEFT JOIN LATERAL (SELECT sum(b.on_hand - b.reserved) AS free FROM stock_balance b
    WHERE b.sku_id = x.sku_id AND b.owner_id = ${HEAD_OFFICE} AND b.location_id = ANY ($4::bigint[])) stock ON true`;
const BASKET = `SELECT x.*, s.status, price.price, price.unit AS price_unit, stock.free FROM order_line x JOIN sku s ON s.id = x.sku_id ${JUDGED}
  WHERE x.order_id = (SELECT id FROM sales_order WHERE buyer_id = $1 AND seller_id = ${HEAD_OFFICE} AND state = 'draft') ORDER BY x.line_no`;
const USUAL = `SELECT x.*, s.name, s.status, price.price, price.unit AS price_unit, stock.free FROM (
    SELECT l.sku_id, count(DISTINCT o.id)::int AS times, max(o.submitted_at) AS last, (array_agg(l.quantity ORDER BY o.submitted_at DESC))[1] AS quantity,
      (array_agg(l.unit_price ORDER BY o.submitted_at DESC))[1] AS last_price
    FROM sales_order o JOIN order_line l ON l.order_id = o.id
    WHERE o.buyer_id = $1 AND o.seller_id = ${HEAD_OFFICE} AND o.submitted_at >= $5 AND o.state NOT IN ('draft', 'refused', 'cancelled')
    GROUP BY l.sku_id HAVING count(DISTINCT o.id) > 1 ORDER BY times DESC, last DESC, l.sku_id LIMIT 20
  ) x JOIN sku s ON s.id = x.sku_id ${JUDGED} ORDER BY x.times DESC, x.last DESC, x.sku_id`;
const TEMPLATES = 'SELECT t.*, (SELECT count(*) FROM order_template_line l WHERE l.template_id = t.id) AS lines FROM order_template t WHERE t.buyer_id = $1 ORDER BY updated_at DESC LIMIT 12';

async function handWritten({ owner }: TestDatabase, { ctx }: Buyer): Promise<Home> {
  const { organisation, price, stock } = ctx.scope;
  const judged = [organisation, price.price_list, today, stock.location];
  await owner.query(SUPPLIERS, [organisation, today]);
  const orders = await owner.query<{ id: string }>(ORDERS, [organisation]);
  await owner.query(TASKS, [organisation]);
  const basket = await owner.query(BASKET, judged);
  const usual = await owner.query<{ sku_id: string; times: number }>(USUAL, [...judged, `${addDays(today, -180)} 00:00:00+08`]);
  await owner.query(TEMPLATES, [organisation]);
  return { orders: orders.rows.map(({ id }) => Number(id)), usual: usual.rows.map(({ sku_id: sku, times }) => `${sku} ${times}`), basket: basket.rows.length };
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
