import type { Browser, Page } from 'playwright-core';
import { DESKTOP, launchBrowser, overflowsSideways, type Person, person, PHONE } from '../harness/browser';
import { startWorld, type World } from '../harness/world';

let world: World;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = [await startWorld(), await launchBrowser()];
  await world.owner.query(`INSERT INTO approval_rule (seller_id, kind, threshold, name) SELECT id, 'amount', 0, '全部订单' FROM organisation WHERE kind = 'head_office'`);
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const byId = (id: string) => `[data-testid=${id}]`;
const state = async (id: string): Promise<string> => (await world.owner.query<{ state: string }>('SELECT state FROM sales_order WHERE id = $1', [id])).rows[0]?.state ?? '';

interface Offer {
  readonly skuId: number;
  readonly code: string;
  readonly locations: readonly { readonly locationId: number }[];
}

/** A SKU in stock, and another with a production plan of its own. */
async function goods(at: number): Promise<{ stocked: Offer; planned: Offer; planId: number }> {
  const [buyer, desk] = [await world.signIn('buyer1'), await world.signIn('desk')];
  const [supplier] = await buyer.get<{ id: number }[]>('/api/suppliers');
  const { items } = await buyer.get<{ items: Offer[] }>(`/api/offers?sellerId=${supplier?.id}&search=18L&inStock=true&limit=20`);
  const [stocked, planned] = items.slice(at * 2) as [Offer, Offer];
  const { rows } = await world.owner.query<{ day: string }>(`SELECT to_char(now() AT TIME ZONE 'Asia/Shanghai' + interval '9 days', 'YYYY-MM-DD') AS day`);
  const plan = await desk.call('POST', '/api/production-plans', { skuId: planned.skuId, locationId: planned.locations[0]?.locationId, readyOn: rows[0]?.day, planned: '6' });
  expect([plan.status, plan.text]).toEqual([201, expect.anything()]);
  return { stocked, planned, planId: plan.json<{ id: number }>().id };
}

async function put(page: Page, { code }: Offer, quantity: string, source?: string): Promise<void> {
  await page.goto(`/orders/new?search=${code}`);
  const row = page.locator('app-offer-row', { has: page.locator('.mono', { hasText: code }) }).first();
  await row.waitFor();
  if (source) await row.locator('select.where').selectOption(source);
  const saved = page.waitForResponse((answer) => answer.url().endsWith('/api/basket/lines') && answer.ok());
  await row.locator('app-quantity-box input').fill(quantity);
  await row.locator('app-quantity-box input').press('Enter');
  await saved;
}

/** Ships so much of each open line that the dialog shows. */
async function ship(page: Page, id: string, quantities: readonly string[]): Promise<void> {
  await page.goto(`/orders/${id}`);
  await page.click(byId('ship'));
  const boxes = page.locator('tb-dialog-frame app-quantity-box input');
  await boxes.first().waitFor();
  expect(await boxes.count()).toBe(quantities.length);
  for (const [index, quantity] of quantities.entries()) await boxes.nth(index).fill(quantity);
  await boxes.last().blur();
  await page.click(byId('ship-go'));
  await page.waitForSelector(byId('ship-go'), { state: 'detached' });
}

/** Receives the next delivery; `arrived`: of its first line, where it is not all. */
async function receive({ page }: Person, id: string, arrived?: string): Promise<void> {
  await page.goto(`/orders/${id}`);
  await page.locator(byId('receive')).first().click();
  await page.waitForSelector(byId('receive-go'));
  if (arrived) {
    const box = page.locator('tb-dialog-frame app-quantity-box input').first();
    await box.fill(arrived);
    await box.blur();
    await page.getByRole('textbox', { name: /^差异说明/ }).fill('破损 1 桶');
  }
  await page.click(byId('receive-go'));
  await page.waitForSelector(byId('receive-go'), { state: 'detached' });
}

describe('a basket of stock and pre-order', () => {
  it.each([['1440', DESKTOP, 0], ['390', PHONE, 1]] as const)('goes through a cut, production, part shipment and a difference to its close, %s px wide', async (_, viewport, at) => {
    await world.owner.query(`DELETE FROM order_line WHERE order_id IN (SELECT id FROM sales_order WHERE state = 'draft')`);
    const { stocked, planned, planId } = await goods(at);
    const buyer = await person(browser, world.url, 'buyer1', viewport);
    await put(buyer.page, stocked, '4');
    await put(buyer.page, planned, '6', `plan:${planId}`);
    if (viewport === PHONE) await buyer.page.locator('button.bar').click();
    await buyer.page.locator('app-basket-panel li.delivery').nth(1).waitFor();
    expect(await buyer.page.locator('app-basket-panel li.delivery').count()).toBe(2);
    expect(await buyer.page.locator('app-basket-panel .preorder').count()).toBe(1);
    expect(await overflowsSideways(buyer.page)).toBe(false);
    await buyer.page.click(byId('submit-basket'));
    await buyer.page.waitForURL(/\/orders\/\d+/);
    const id = /\/orders\/(\d+)/.exec(buyer.page.url())?.[1] ?? '';
    expect(await state(id)).toBe('submitted');

    const desk = await person(browser, world.url, 'desk');
    await desk.page.goto(`/orders/${id}`);
    await desk.page.click(byId('approve'));
    await desk.page.locator('tb-dialog-frame app-quantity-box input').first().fill('3');
    await desk.page.locator('tb-dialog-frame app-quantity-box input').first().blur();
    await desk.page.click(byId('approve-go'));
    await desk.page.waitForSelector(byId('approve'), { state: 'detached' });
    expect(await state(id)).toBe('offered');
    await buyer.page.reload();
    await buyer.page.waitForSelector('text=等待您确认变更');
    await buyer.page.click(byId('accept'));
    await buyer.page.click(byId('confirm-go'));
    await buyer.page.waitForSelector(byId('accept'), { state: 'detached' });
    expect(await state(id)).toBe('in-production');

    const logistics = await person(browser, world.url, 'logistics');
    await ship(logistics.page, id, ['3']);
    expect(await state(id)).toBe('shipping');
    await receive(buyer, id);
    await desk.page.goto(`/production-plans/${planId}`);
    await desk.page.click(byId('report-production'));
    await desk.page.fill('#report-quantity', '6');
    await desk.page.click(byId('send-report'));
    await desk.page.waitForSelector(byId('send-report'), { state: 'detached' });
    await ship(logistics.page, id, ['2']);
    await ship(logistics.page, id, ['4']);
    expect(await state(id)).toBe('shipped');
    await receive(buyer, id);
    await receive(buyer, id, '3');
    expect(await overflowsSideways(buyer.page)).toBe(false);

    expect(await state(id)).toBe('closed');
    const { rows } = await world.owner.query(
      `SELECT l.supply, trim_scale(l.base_quantity)::int AS ordered, trim_scale(l.confirmed_base)::int AS confirmed, trim_scale(l.shipped_base)::int AS shipped,
              (SELECT trim_scale(sum(s.received_base))::int FROM shipment_line s WHERE s.order_line_id = l.id) AS received
       FROM order_line l WHERE l.order_id = $1 ORDER BY l.line_no`,
      [id],
    );
    expect(rows).toEqual([
      { supply: 'stock', ordered: 4, confirmed: 3, shipped: 3, received: 3 },
      { supply: 'preorder', ordered: 6, confirmed: 6, shipped: 6, received: expect.any(Number) as number },
    ]);
    expect([5, 4]).toContain(rows[1].received);
    const short = await world.owner.query<{ id: string }>(`SELECT s.id FROM shipment s JOIN shipment_line l ON l.shipment_id = s.id WHERE s.order_id = $1 AND l.difference_note <> ''`, [id]);
    await buyer.page.goto(`/shipments/${short.rows[0]?.id}`);
    await buyer.page.waitForSelector('text=破损 1 桶');
    await world.check();
    expect([...buyer.faults, ...desk.faults, ...logistics.faults]).toEqual([]);
  });
});

describe('what nobody planned yet', () => {
  it.each([['1440', DESKTOP, 2], ['390', PHONE, 3]] as const)('is chosen beside stock, waits for a planner, and is taken over, %s px wide', async (_, viewport, at) => {
    await world.owner.query(`DELETE FROM order_line WHERE order_id IN (SELECT id FROM sales_order WHERE state = 'draft')`);
    await world.owner.query(`DELETE FROM approval_rule`);
    await world.owner.query(`INSERT INTO production_lead (product_line_id, days, most_on_demand) SELECT id, 21, 500 FROM product_line ON CONFLICT (product_line_id) DO UPDATE SET most_on_demand = 500`);
    const { stocked } = await goods(at);
    const buyer = await person(browser, world.url, 'buyer1', viewport);
    await put(buyer.page, stocked, '4');
    await put(buyer.page, stocked, '8', 'plannable');
    if (viewport === PHONE) await buyer.page.locator('button.bar').click();
    await buyer.page.locator('app-basket-panel li.delivery').nth(1).waitFor();
    expect(await buyer.page.locator('app-basket-panel .preorder').textContent()).toBe('待排产');
    expect(await overflowsSideways(buyer.page)).toBe(false);
    await buyer.page.click(byId('submit-basket'));
    await buyer.page.waitForURL(/\/orders\/\d+/);
    await buyer.page.waitForSelector(byId('awaits-planning'));
    const id = /\/orders\/(\d+)/.exec(buyer.page.url())?.[1] ?? '';
    expect(await state(id)).toBe('in-production');
    const { rows } = await world.owner.query<{ id: string; code: string }>(
      `SELECT p.id, l.sku_code AS code FROM order_line l JOIN production_plan p ON p.id = l.production_plan_id AND p.origin = 'demand' WHERE l.order_id = $1`, [id],
    );
    const planId = rows[0]?.id ?? '';

    const desk = await person(browser, world.url, 'desk', viewport);
    await desk.page.goto(`/production-plans?origin=demand&search=${rows[0]?.code}`);
    await desk.page.click(`a[href="/production-plans/${planId}"]`);
    await desk.page.click(byId('change-plan'));
    await desk.page.click(byId('take-over'));
    await desk.page.fill('#plan-quantity', '60000');
    await desk.page.fill('#plan-reason', '并入月度计划');
    await desk.page.click(byId('save-plan'));
    await desk.page.waitForSelector(byId('save-plan'), { state: 'detached' });
    expect((await world.owner.query(`SELECT origin, planned::int FROM production_plan WHERE id = $1`, [planId])).rows).toEqual([{ origin: 'planned', planned: 60000 }]);
    await buyer.page.reload();
    await buyer.page.waitForSelector('app-order-lines');
    expect(await buyer.page.locator(byId('awaits-planning')).count()).toBe(0);
    await world.check();
    expect([...buyer.faults, ...desk.faults]).toEqual([]);
  });
});
