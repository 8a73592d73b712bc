import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildFeed, type FlowsWorld, SECRET, startFlowsWorld } from '@tributary/flows/testing';
import { breachesOf, checks } from '../check';
import type { BookCustomer } from './company/book';
import { type ChannelDealer, channelOf } from './demo/channel';
import { mappingOf, titlesOf } from './demo/layouts';
import { SeedLog } from './seed-log';
import { companyInForce, runSeed } from './seed-runner';
import { demoSteps } from './seed-steps';

const options = { company: 'pharma', scale: 'demo', seed: 7, until: '2026-03-01' } as const;
const FEED = 77;
const folder = mkdtempSync(path.join(tmpdir(), 'tributary-pharma-'));
const channel = channelOf(companyInForce(options))[0] as ChannelDealer;
let world: FlowsWorld;
beforeAll(async () => {
  world = await startFlowsWorld();
  const { owner, ownerUrl } = world.db;
  Object.assign(process.env, { DATABASE_URL: ownerUrl, SANDBOX_DIR: path.join(folder, 'sandbox'), RAW_DIR: path.join(folder, 'raw'), TRIBUTARY_SECRET: SECRET });
  await runSeed(owner, options, { steps: demoSteps, log: new SeedLog(() => undefined) });
});
afterAll(async () => {
  await world?.stop();
  rmSync(folder, { recursive: true });
});

const rows = async <Row>(query: string, values: unknown[] = []): Promise<Row[]> => (await world.db.owner.query(query, values)).rows as Row[];
const value = async (query: string): Promise<unknown> => Object.values((await rows<object>(query))[0] ?? {})[0];

describe('the pharmaceutical company', () => {
  it.each([
    ['12 first-tier and 60 second-tier dealers', `SELECT string_agg(n::text, ' ' ORDER BY tier) FROM (SELECT tier, count(*) AS n FROM dealer GROUP BY tier) d`, '12 60'],
    ['prescription and over-the-counter medicines', `SELECT string_agg(DISTINCT b.code, ' ') FROM product_line l JOIN business_line b ON b.id = l.business_line_id`, 'otc prescription'],
    ['seven product lines', 'SELECT count(*) FROM product_line', 7],
    ['medicines with their form, strength and packaging', `SELECT name FROM sku WHERE code = 'YS0001-C24'`, '阿莫西林胶囊 0.25g×24粒/盒'],
    ['some two hundred of them', 'SELECT count(*) BETWEEN 170 AND 230 FROM sku', true],
    ['boxes, bottles, ampoules and cartons', `SELECT string_agg(code, ' ' ORDER BY code) FROM unit`, 'ampoule bottle box carton'],
    ['a carton of each medicine', `SELECT count(*) = (SELECT count(*) FROM sku) FROM sku_unit WHERE unit = 'carton' AND numerator > denominator`, true],
    ['2,000 hospitals, clinics and pharmacies', `SELECT count(*) = 2000 AND count(DISTINCT type) = 6 AND bool_and(name ~ '医院|院|卫生|诊所|门诊|药') FROM terminal`, true],
    ['a month of flow, all of it with batch and expiry', `SELECT count(DISTINCT entry_date) = 30 AND bool_and(batch_number <> '' AND expiry_date > '2026-03-01') FROM flow_entry`, true],
    ['what six distributors had in stock, by batch', `SELECT count(DISTINCT dealer_id) FROM flow_entry WHERE kind = 'stock' AND batch_number <> ''`, 6],
    ['goods that must be sold soon', `SELECT count(*) > 0 FROM flow_entry WHERE expiry_date < '2026-09-01'`, true],
    ['orders in nine states and of both tiers', `SELECT count(DISTINCT state) = 9 AND count(DISTINCT tier) = 2 FROM sales_order WHERE state <> 'draft'`, true],
    ['budgets that orders have drawn on', 'SELECT count(*) FROM expense_budget WHERE used > 0', 2],
    ['minimums for infusions and vials', 'SELECT count(DISTINCT minimum_quantity) FROM sku', 3],
    ['an order that waits for a plan that it made itself', `SELECT count(*) FROM order_line l JOIN production_plan p ON p.id = l.production_plan_id WHERE p.origin = 'demand' AND p.promised = l.confirmed_base`, 1],
    ['no event that is still to be told', 'SELECT count(*) FROM outbox', 0],
  ])('has %s', async (_, query, expected) => {
    expect(await value(query)).toBe(expected);
  });

  it('keeps every promise of "database check"', async () => {
    for (const promise of checks) expect([promise.name, await breachesOf(world.db.owner, promise)]).toEqual([promise.name, []]);
  });

  it('holds no word of the lubricants maker', async () => {
    const words = '油|润滑|汽修|汽车|汽配|汽贸|修理|换油|桶|吨|渗漏|远航|lubric|petrol|diesel|grease|vehicle oil|oil-change|repair|drum|litre|tonne|bulk';
    const tables = [
      'organisation', 'dealer', 'branch', 'business_line', 'product_line', 'category', 'grade', 'packaging', 'sku', 'sku_unit', 'unit', 'terminal', 'terminal_kind', 'company_word', 'app_user', 'stock_location', 'price_list', 'access_group', 'approval_rule',
      'promotion', 'sales_order', 'order_line', 'order_event', 'order_return', 'shipment', 'consignment_event', 'production_plan', 'notification', 'feed', 'flow_name', 'flow_entry', 'mail_message', 'agent_template',
    ];
    for (const table of tables) expect([table, await rows(`SELECT t::text FROM ${table} t WHERE t::text ~* $1 LIMIT 3`, [words])]).toEqual([table, []]);
  });

  it('is not mixed with another one', async () => {
    const other = { ...options, company: 'lubricants' } as const;
    await expect(runSeed(world.db.owner, other, { steps: demoSteps, log: new SeedLog(() => undefined) })).rejects.toThrow('This database holds the company "pharma", not "lubricants"');
  });
});

describe('a distributor’s file', () => {
  /** The first customer of a kind; the dealer writes some in full, some in words of its own. */
  const customer = (type: RegExp, method: BookCustomer['method']): BookCustomer =>
    channel.customers.find((one) => type.test(one.terminal.type) && one.method === method) as BookCustomer;

  it('is read with batches and expiry dates, and leads to medicines, hospitals and pharmacies', async () => {
    const [hospital, pharmacy] = [customer(/^hospital/, 'name'), customer(/^pharmacy/, 'alias')];
    const [known, own] = [channel.products.find(({ method }) => method === 'code'), channel.products.find(({ method }) => method === 'alias')];
    if (!known || !own) throw new Error('The dealer has no names of both sorts.');
    const titles = titlesOf(channel);
    const line = (document: string, buyer: BookCustomer, product: typeof own, quantity: number, unit: string, goods: string): string =>
      ['2026-03-02', document, buyer.name, product.code, product.name, product.specification, quantity, unit, '12.50', (quantity * 12.5).toFixed(2), goods].join(',');
    await buildFeed(world.db.owner, { id: FEED, dealerId: channel.dealer.id, mapping: mappingOf(channel), settings: { port: world.ftp.port } });
    world.drop('流向-20260302.csv', [Object.values(titles).join(','), line('XS1', hospital, known, 20, known.unit, '25103102,2027-10-30'), line('XS2', pharmacy, own, 2, '件', '24110701,2026-05'), ''].join('\n'));
    await world.run(FEED);
    expect(await rows(`SELECT state, rows, posted, faults FROM batch WHERE feed_id = ${FEED}`)).toEqual([{ state: 'done', rows: 2, posted: 2, faults: 0 }]);
    const entries = await rows(
      `SELECT e.sku_id, n.terminal_id, e.quantity, e.amount, e.batch_number, e.expiry_date FROM flow_entry e JOIN flow_name n ON n.id = e.customer_name_id WHERE e.entry_date = '2026-03-02' ORDER BY e.row_no`,
    );
    const inCartons = (2 * (own.sku.packaging.perCarton ?? 0)).toFixed(3);
    expect(entries).toEqual([
      { sku_id: known.sku.id, terminal_id: hospital.terminal.id, quantity: '20.000', amount: '250.00', batch_number: '25103102', expiry_date: '2027-10-30' },
      { sku_id: own.sku.id, terminal_id: pharmacy.terminal.id, quantity: inCartons, amount: '25.00', batch_number: '24110701', expiry_date: '2026-05-31' },
    ]);
  });
});
