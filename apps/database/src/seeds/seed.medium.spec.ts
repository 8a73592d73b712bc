import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { breachesOf, checks } from '../check';
import { migrate } from '../migrate';
import { SeedLog } from './seed-log';
import { runSeed } from './seed-runner';
import type { SeedStep } from './seed-step';
import { demoSteps } from './seed-steps';

const options = { company: 'lubricants', scale: 'demo', seed: 7, until: '2026-03-01' } as const;
const lines: string[] = [];
const log = new SeedLog((line) => lines.push(line));
const folder = mkdtempSync(path.join(tmpdir(), 'tributary-seed-'));
let db: TestDatabase;

const seed = (target: TestDatabase, steps: readonly SeedStep[] = demoSteps) => {
  process.env['DATABASE_URL'] = target.ownerUrl;
  return runSeed(target.owner, options, { steps, log });
};
const value = async (query: string, target = db): Promise<unknown> => Object.values((await target.owner.query(query)).rows[0] ?? {})[0];

beforeAll(async () => {
  Object.assign(process.env, { SANDBOX_DIR: path.join(folder, 'sandbox'), RAW_DIR: path.join(folder, 'raw'), TRIBUTARY_SECRET: 'a secret of the tests' });
  db = await createTestDatabase();
  await seed(db);
});
afterAll(async () => {
  await db.drop();
  rmSync(folder, { recursive: true });
});

/** Everything of a company that does not depend on the clock or on chance of encryption. */
const FINGERPRINT = `
  SELECT md5(string_agg(part, '|' ORDER BY part)) FROM (
    SELECT 'o' || md5(string_agg(o::text, '' ORDER BY id)) AS part FROM organisation o
    UNION ALL SELECT 's' || md5(string_agg(s::text, '' ORDER BY id)) FROM sku s
    UNION ALL SELECT 'p' || md5(string_agg(concat_ws(',', price_list_id, sku_id, unit, from_quantity, price, valid), '' ORDER BY price_list_id, sku_id, from_quantity, valid)) FROM price_list_item
    UNION ALL SELECT 't' || md5(string_agg(t::text, '' ORDER BY id)) FROM terminal t
    UNION ALL SELECT 'b' || md5(string_agg(concat_ws(',', owner_id, location_id, sku_id, on_hand, reserved), '' ORDER BY sku_id, location_id, owner_id)) FROM stock_balance
    UNION ALL SELECT 'l' || md5(string_agg(concat_ws(',', number, state, total, submitted_at), '' ORDER BY id)) FROM sales_order
    UNION ALL SELECT 'f' || md5(string_agg(concat_ws(',', dealer_id, entry_date, sku_id, quantity, amount, customer_name_id, row_no), '' ORDER BY dealer_id, raw_file_id, row_no)) FROM flow_entry
    UNION ALL SELECT 'g' || md5(string_agg(concat_ws(',', group_id, user_id, organisation_id, tier), '' ORDER BY group_id, user_id, organisation_id, tier)) FROM access_grant
  ) parts`;

describe('the demo company', () => {
  it.each([
    ['2 branches', 'SELECT count(*) FROM branch', 2],
    ['12 first-tier dealers', 'SELECT count(*) FROM dealer WHERE tier = 1', 12],
    ['60 second-tier dealers', 'SELECT count(*) FROM dealer WHERE tier = 2', 60],
    ['400 SKUs', 'SELECT count(*) FROM sku', 400],
    ['6 product lines', 'SELECT count(*) FROM product_line', 6],
    ['2,000 terminals', 'SELECT count(*) FROM terminal', 2000],
    ['six kinds of them', 'SELECT count(*) FROM terminal_kind', 6],
    ['12 feeds', 'SELECT count(*) FROM feed', 12],
    ['30 days of flow', 'SELECT count(DISTINCT entry_date) FROM flow_entry', 30],
    ['groups of all five dimensions', 'SELECT count(DISTINCT dimension) FROM access_group JOIN access_grant ON group_id = access_group.id', 5],
    ['promotions of all four kinds, running, planned and over', `SELECT count(DISTINCT kind) = 4 AND bool_or(valid @> DATE '2026-03-01') AND bool_or(lower(valid) > DATE '2026-03-01') AND bool_or(upper(valid) < DATE '2026-03-01') FROM promotion`, true],
    ['budgets that orders have drawn on', 'SELECT count(*) FROM expense_budget WHERE used > 0', 2],
    ['orders in nine states', `SELECT count(DISTINCT state) FROM sales_order WHERE state <> 'draft'`, 9],
    ['an order that waits for its buyer’s yes', `SELECT count(*) > 0 FROM sales_order WHERE state = 'offered' AND version = 2`, true],
    ['an order that nobody had to approve', `SELECT count(*) > 0 FROM order_event WHERE name = 'approve' AND actor_name = ''`, true],
    ['returns in all six states, with something to do for both sides', `SELECT count(DISTINCT state) FROM order_return`, 6],
    ['a return of which something was cut, one with scrap, and returns of both tiers', `SELECT bool_or(approved_base < requested_base) AND bool_or(scrapped_base > 0) AND count(DISTINCT r.tier) = 2 FROM return_line l JOIN order_return r ON r.id = l.return_id`, true],
    ['people who were told of returns', `SELECT count(DISTINCT kind) FROM notification WHERE kind LIKE 'return.%'`, 6],
    ['thirteen production plans at three places, one of them late, one all made', `SELECT count(*) = 13 AND count(DISTINCT location_id) = 3 AND bool_or(ready_on < DATE '2026-03-01' AND produced < planned) AND bool_or(produced = planned) FROM production_plan WHERE origin = 'planned'`, true],
    ['an order that waits for a plan that it made itself', `SELECT count(*) FROM order_line l JOIN production_plan p ON p.id = l.production_plan_id WHERE p.origin = 'demand' AND p.promised = l.confirmed_base`, 1],
    ['days on the road to every province of the mainland', 'SELECT count(*) FROM transit_time', 93],
    ['minimums for tank lorries and large drums', 'SELECT count(DISTINCT minimum_quantity) FROM sku', 3],
    ['an order that waits for a decision about its price', `SELECT count(*) FROM order_line l JOIN sales_order o ON o.id = l.order_id WHERE o.state = 'submitted' AND l.requested_price < l.unit_price`, 1],
    ['credit limits with a history, one of them nearly taken', `SELECT (SELECT max(n) FROM (SELECT count(*) AS n FROM credit_limit_change GROUP BY buyer_id) c) >= 2
       AND EXISTS (SELECT 1 FROM credit_account a WHERE a.credit_limit > 0 AND a.used BETWEEN 0.8 * a.credit_limit AND a.credit_limit)`, true],
    ['orders of both tiers', 'SELECT count(DISTINCT tier) FROM sales_order', 2],
    ['goods on the road with vehicle and driver', `SELECT count(*) > 0 FROM shipment WHERE state = 'departed' AND vehicle_number <> '' AND driver_name <> ''`, true],
    ['second-tier dealers with two suppliers', `SELECT count(*) > 5 FROM (SELECT 1 FROM supply_relation r JOIN dealer d ON d.id = buyer_id AND tier = 2
       WHERE valid @> DATE '2026-03-01' GROUP BY buyer_id HAVING count(DISTINCT supplier_id) > 1) two`, true],
    ['prices that fall with the quantity, and a contract', `SELECT count(DISTINCT l.kind) FROM price_list_item i JOIN price_list l ON l.id = price_list_id WHERE from_quantity > 0`, 2],
    ['no event that is still to be told', 'SELECT count(*) FROM outbox', 0],
    ['no mail that is still to be sent', 'SELECT count(*) FROM outgoing_mail', 0],
  ])('has %s', async (_, query, expected) => {
    expect(await value(query)).toBe(expected);
  });

  it('keeps every promise of "database check"', async () => {
    for (const promise of checks) expect([promise.name, await breachesOf(db.owner, promise)]).toEqual([promise.name, []]);
  });

  it('has stock, prices and credit for the demo accounts, so that they can order at once', async () => {
    expect(await value(`
      SELECT count(*) > 20 FROM stock_balance b JOIN app_user u ON u.account = 'clerk1' AND u.organisation_id = b.owner_id WHERE b.on_hand - b.reserved >= 40`)).toBe(true);
    expect(await value(`SELECT credit_limit - used > 1000000 FROM credit_account a JOIN app_user u ON u.account = 'buyer1' AND u.organisation_id = a.buyer_id`)).toBe(true);
  });

  it('is dated by its story, not by the clock of the machine', async () => {
    expect(await value(`SELECT count(*) FROM order_event WHERE at > '2026-03-02 00:00+08'`)).toBe(0);
    expect(await value(`SELECT count(*) FROM stock_movement WHERE at > '2026-03-02 00:00+08'`)).toBe(0);
    expect(await value(`SELECT count(*) FROM audit_entry WHERE at > '2026-03-02 00:00+08'`)).toBe(0);
    expect(await value(`SELECT count(*) FROM credit_limit_change WHERE at > '2026-03-02 00:00+08'`)).toBe(0);
  });

  it('tells the sandbox of the same dealers', () => {
    const spec = JSON.parse(readFileSync(path.join(folder, 'sandbox/spec.json'), 'utf8')) as { dealers: { code: string }[]; products: { strange: boolean }[]; terminals: unknown[] };
    expect(spec.dealers.map(({ code }) => code)).toEqual(['D1001', 'D1002', 'D1003', 'D1004', 'D1005', 'D1006', 'D1007', 'D1008']);
    expect(spec.products.filter(({ strange }) => strange)).toHaveLength(6);
    expect(spec.terminals.length).toBeGreaterThan(200);
  });
});

describe('migrating', () => {
  it('brings roles that are new or may do more since, and keeps what an administrator added', async () => {
    const permissions = () => value(`SELECT permissions FROM role WHERE code = 'order-desk'`) as Promise<string[]>;
    const before = await permissions();
    await db.owner.query(`UPDATE role SET permissions = array_append(array_remove(permissions, 'orders.desk'), 'terminals.read') WHERE code = 'order-desk'`);
    await db.owner.query(`DELETE FROM role WHERE code = 'auditor' AND NOT EXISTS (SELECT 1 FROM user_role u WHERE u.role_id = role.id)`);
    await migrate();
    expect((await permissions()).toSorted()).toEqual([...before, 'terminals.read'].toSorted());
    expect(await value(`SELECT count(*) FROM role WHERE code = 'auditor'`)).toBe(1);
  });

  it('leaves a database without a company without roles', async () => {
    const empty = await createTestDatabase();
    process.env['DATABASE_URL'] = empty.ownerUrl;
    await migrate();
    expect(await value('SELECT count(*) FROM role', empty)).toBe(0);
    await empty.drop();
  });
});

describe('seeding', () => {
  it('again changes nothing', async () => {
    const before = await value(FINGERPRINT);
    lines.length = 0;
    await seed(db);
    expect(await value(FINGERPRINT)).toBe(before);
    expect(lines).toEqual([]);
  });

  it('goes on where it was killed, and gives the same company as in one go', async () => {
    const other = await createTestDatabase();
    try {
      const broken: SeedStep = { name: 'price lists', run: () => Promise.reject(new Error('the machine went down')) };
      await expect(seed(other, demoSteps.map((step) => (step.name === broken.name ? broken : step)))).rejects.toThrow('the machine went down');
      expect(await value('SELECT count(*) FROM sku', other)).toBe(400);
      await seed(other);
      expect(await value(FINGERPRINT, other)).toBe(await value(FINGERPRINT));
    } finally {
      await other.drop();
    }
  });
});

describe('"database check"', () => {
  it.each([
    ['stock balances are the sums', 'UPDATE stock_balance SET on_hand = on_hand + 1 WHERE (sku_id, location_id) = (SELECT sku_id, location_id FROM stock_balance LIMIT 1)'],
    ['credit accounts are the sums', 'UPDATE credit_account SET used = used + 1 WHERE used > 0'],
    ['expense budgets are the sums', 'UPDATE expense_budget SET used = used + 1 WHERE used > 0'],
    ['expense budgets pay what', 'UPDATE order_line_promotion SET amount = amount - 0.01 WHERE budget_id IS NOT NULL AND amount > 0'],
    ['the discount of a line', `UPDATE order_line SET discount = discount + 0.01 WHERE discount > 0`],
    ['reserved stock is what open orders', `UPDATE order_line SET allocated_base = shipped_base WHERE allocated_base > shipped_base`],
    ['orders cost what', 'UPDATE sales_order SET total = total + 0.01 WHERE id = 1'],
    ['order lines know what was asked back', 'UPDATE return_line SET requested_base = requested_base + 1, approved_base = approved_base + 1'],
    ['order lines know what their shipments', 'UPDATE shipment_line SET base_quantity = base_quantity + 1 WHERE id = 1'],
    ['daily flow is the sum', 'DELETE FROM flow_daily WHERE entry_date = (SELECT max(entry_date) FROM flow_daily)'],
    ['each day of flow', 'UPDATE flow_day SET entries = entries + 1 WHERE dealer_id = (SELECT min(dealer_id) FROM flow_day)'],
    ['names weigh', 'UPDATE flow_name SET rows = rows + 1 WHERE id = 1'],
    [
      'every arrival hangs',
      `INSERT INTO raw_file (feed_id, dealer_id, sequence, sha256, size, name, source_path, chain_hash)
       SELECT feed_id, dealer_id, sequence + 1, sha256, size, name, source_path, chain_hash FROM raw_file ORDER BY feed_id, sequence DESC LIMIT 1`,
    ],
    ['every entry leads', 'UPDATE flow_entry SET raw_file_id = 2 WHERE raw_file_id = 1'],
    ['every SKU has its base unit', `DELETE FROM sku_unit WHERE sku_id = 1 AND numerator = denominator`],
    ['a second-tier dealer buys', 'UPDATE supply_relation SET supplier_id = 1 WHERE buyer_id = (SELECT max(id) FROM dealer)'],
    ['group items name', `INSERT INTO access_group_item VALUES (1, 'sku', 123456)`],
    ['every terminal is of a kind', `DELETE FROM terminal_kind WHERE code = 'fleet'`],
    ['numbers are given out', `SELECT setval(pg_get_serial_sequence('sku', 'id'), 1)`],
    ['every table that holds', 'ALTER TABLE sku DISABLE ROW LEVEL SECURITY'],
    ['every table that the product reads', 'DROP POLICY sku_scope ON sku'],
    ['everything belongs', 'ALTER TABLE branch OWNER TO tributary_app'],
  ])('finds it when not: %s', async (name, damage) => {
    const promise = checks.find((candidate) => candidate.name.startsWith(name));
    if (!promise) throw new Error(`There is no check "${name}…".`);
    await db.owner.query('BEGIN');
    await db.owner.query(damage);
    const breaches = await breachesOf(db.owner, promise);
    await db.owner.query('ROLLBACK');
    await db.owner.query(`SELECT setval(pg_get_serial_sequence('sku', 'id'), 400)`);
    expect(breaches.length).toBeGreaterThan(0);
  });
});
