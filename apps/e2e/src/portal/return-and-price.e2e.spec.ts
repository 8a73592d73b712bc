import type { Browser, Locator } from 'playwright-core';
import { DESKTOP, launchBrowser, overflowsSideways, type Person, person, PHONE } from '../harness/browser';
import type { Http } from '../harness/http';
import { startWorld, type World } from '../harness/world';

let world: World;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = [await startWorld(), await launchBrowser()];
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const WIDTHS = [['1440', DESKTOP, 0], ['390', PHONE, 1]] as const;
const PACKS = 6;
const byId = (id: string) => `[data-testid=${id}]`;

interface Offer {
  readonly skuId: number;
  readonly code: string;
  readonly salesUnit: string;
  readonly packMultiple: string;
  readonly available: string;
  readonly price: { readonly amount: string } | null;
}
interface Order {
  readonly id: number;
  readonly number: string;
  readonly state: string;
  readonly lines: readonly { readonly id: number }[];
}
interface Shipment {
  readonly id: number;
  readonly lines: readonly { readonly id: number; readonly quantity: string }[];
}

/** Head office and an SKU of which it has plenty; another one at every width. */
async function goods(buyer: Http, at: number): Promise<{ sellerId: number; offer: Offer }> {
  const [supplier] = await buyer.get<{ id: number }[]>('/api/suppliers');
  const { items } = await buyer.get<{ items: Offer[] }>(`/api/offers?sellerId=${supplier?.id}&inStock=true&limit=100`);
  const plenty = items.filter(({ price, available, packMultiple }) => Number(price?.amount ?? 0) > 10 && Number(available) > 10 * PACKS * Number(packMultiple));
  const offer = plenty[at];
  if (!supplier || !offer) throw new Error('The demo company has too little in stock.');
  return { sellerId: supplier.id, offer };
}

async function received(at: number): Promise<{ order: Order; offer: Offer }> {
  const [buyer, desk, logistics] = [await world.signIn('buyer1'), await world.signIn('desk'), await world.signIn('logistics')];
  const { sellerId, offer } = await goods(buyer, at);
  await world.owner.query(`DELETE FROM order_line WHERE order_id IN (SELECT id FROM sales_order WHERE state = 'draft')`);
  await buyer.put('/api/basket/lines', { sellerId, skuId: offer.skuId, quantity: String(PACKS * Number(offer.packMultiple)), unit: offer.salesUnit });
  const order = await buyer.post<Order>('/api/basket/submit', { sellerId });
  if (order.state === 'submitted') await desk.post(`/api/orders/${order.id}/approve`);
  const { id } = await logistics.post<Shipment>('/api/shipments', { orderId: order.id });
  const { lines } = await buyer.get<Shipment>(`/api/shipments/${id}`);
  await buyer.post(`/api/shipments/${id}/receipt`, { lines: lines.map((line) => ({ shipmentLineId: line.id, receivedQuantity: line.quantity })) });
  return { order, offer };
}

/** What a return moves: credit in use, stock of both sides in sales packs, and what was credited. */
async function books(orderId: number): Promise<{ used: number; theirs: number; ours: number; amount: number }> {
  const { rows } = await world.owner.query<{ used: string; theirs: string; ours: string; amount: string; pack: string }>(
    `SELECT a.used, l.amount, l.base_quantity / ${PACKS} AS pack,
       (SELECT coalesce(sum(on_hand), 0) FROM stock_balance b WHERE b.owner_id = o.buyer_id AND b.sku_id = l.sku_id) AS theirs,
       (SELECT coalesce(sum(on_hand), 0) FROM stock_balance b WHERE b.owner_id = o.seller_id AND b.sku_id = l.sku_id) AS ours
     FROM sales_order o JOIN order_line l ON l.order_id = o.id JOIN credit_account a ON a.buyer_id = o.buyer_id AND a.seller_id = o.seller_id WHERE o.id = $1`,
    [orderId],
  );
  const row = rows[0];
  if (!row) throw new Error(`Order ${orderId} is not there.`);
  return { used: Number(row.used), amount: Number(row.amount), theirs: Number(row.theirs) / Number(row.pack), ours: Number(row.ours) / Number(row.pack) };
}

const stateOf = async (table: 'sales_order' | 'order_return', id: string | number): Promise<string | undefined> =>
  (await world.owner.query<{ state: string }>(`SELECT state FROM ${table} WHERE id = $1`, [id])).rows[0]?.state;

async function type(box: Locator, text: string): Promise<void> {
  await box.fill(text);
  await box.blur();
}

/** Presses what sends a dialog and waits until it has closed. */
async function send({ page }: Person, button: string): Promise<void> {
  await page.click(byId(button));
  await page.waitForSelector(byId(button), { state: 'detached' });
}

/** Opens a dialog of the page, which must fit. */
async function openDialog({ page }: Person, button: string): Promise<Locator> {
  await page.click(byId(button));
  const dialog = page.locator('tb-dialog-frame');
  await dialog.waitFor();
  expect(await overflowsSideways(page)).toBe(false);
  return dialog;
}

describe('goods that were received', () => {
  it.each(WIDTHS)('go back: asked with a reason, cut, sent, taken in with a difference, credited, %s px wide', async (_, viewport, at) => {
    const { order, offer } = await received(at);
    const packs = (count: number): string => String(count * Number(offer.packMultiple));
    const before = await books(order.id);
    const buyer = await person(browser, world.url, 'buyer1', viewport);
    await buyer.page.goto(`/orders/${order.id}`);
    const request = await openDialog(buyer, 'return');
    await type(request.locator('app-quantity-box input').first(), packs(4));
    await buyer.page.fill('#return-reason', '漏油，整箱污染');
    await send(buyer, 'return-request-go');
    const id = String((await world.owner.query<{ id: string }>('SELECT id FROM order_return WHERE order_id = $1', [order.id])).rows[0]?.id);

    const desk = await person(browser, world.url, 'desk', viewport);
    await desk.page.goto(`/returns/${id}`);
    await desk.page.waitForSelector('text=漏油，整箱污染');
    const decision = await openDialog(desk, 'approve');
    await type(decision.locator('app-quantity-box input').first(), packs(3));
    await send(desk, 'return-approve-go');

    await buyer.page.goto(`/returns/${id}`);
    await openDialog(buyer, 'send');
    await buyer.page.fill('#return-carrier', '德邦物流');
    await send(buyer, 'return-send-go');
    expect(await stateOf('order_return', id)).toBe('sent');

    const logistics = await person(browser, world.url, 'logistics', viewport);
    await logistics.page.goto(`/returns/${id}`);
    const taking = await openDialog(logistics, 'take-in');
    const [good, scrap] = [taking.locator('app-quantity-box input').nth(0), taking.locator('app-quantity-box input').nth(1)];
    await type(good, packs(1));
    await type(scrap, packs(1));
    expect(await logistics.page.isDisabled(byId('take-in-go'))).toBe(true);
    await logistics.page.fill('#take-in-note', '少一箱，一箱报废');
    await send(logistics, 'take-in-go');

    const after = await books(order.id);
    expect(await stateOf('order_return', id)).toBe('taken-in');
    expect([after.theirs - before.theirs, after.ours - before.ours]).toEqual([-3, 1]);
    // two of six packs came back, good or not
    const credit = before.amount / 3;
    expect(before.used - after.used).toBeCloseTo(credit, 1);
    await buyer.page.goto(`/returns/${id}`);
    await buyer.page.waitForSelector('text=少一箱，一箱报废');
    expect(await overflowsSideways(buyer.page)).toBe(false);
    const { rows } = await world.owner.query<{ credit: string }>('SELECT credit FROM order_return WHERE id = $1', [id]);
    expect(Number(rows[0]?.credit)).toBeCloseTo(before.used - after.used, 2);
    await world.check();
    expect([...buyer.faults, ...desk.faults, ...logistics.faults]).toEqual([]);
    await Promise.all([buyer, desk, logistics].map(({ context }) => context.close()));
  });
});

/** What the line costs by list, and as the buyer asked. */
interface Asking {
  readonly order: Order;
  readonly list: number;
  readonly asked: string;
}

/** The buyer asks for nine tenths of the list price and submits. */
async function askForLess(buyer: Person, { sellerId, offer }: { readonly sellerId: number; readonly offer: Offer }): Promise<Asking> {
  const { page } = buyer;
  await page.goto(`/orders/new?search=${offer.code}`);
  const row = page.locator('app-offer-row', { has: page.locator('.mono', { hasText: offer.code }) }).first();
  const saved = page.waitForResponse((answer) => answer.url().endsWith('/api/basket/lines') && answer.ok());
  await row.locator('app-quantity-box input').fill(offer.packMultiple);
  await row.locator('app-quantity-box input').press('Enter');
  await saved;
  const api = await world.signIn('buyer1');
  const { lines } = await api.get<{ lines: { skuId: number; unitPrice: string }[] }>(`/api/basket?sellerId=${sellerId}`);
  const list = Number(lines.find(({ skuId }) => skuId === offer.skuId)?.unitPrice);
  const asked = (list * 0.9).toFixed(2);
  if (await page.locator('button.bar').isVisible()) await page.locator('button.bar').click();
  await page.locator('app-price-wish .way').first().click();
  await page.locator('app-price-wish input').fill(asked);
  await page.locator('app-price-wish button[type=submit]').click();
  await page.waitForSelector(byId('wish-notice'));
  expect(await overflowsSideways(page)).toBe(false);
  await page.click(byId('submit-basket'));
  await page.waitForURL(/\/orders\/\d+/);
  const id = Number(/\/orders\/(\d+)/.exec(page.url())?.[1]);
  return { order: await api.get<Order>(`/api/orders/${id}`), list, asked };
}

/** The row of an order on the desk, with the figures that a decision needs; then the dialog that approves it among others. */
async function approveOnTheDesk(desk: Person, { number }: Order, [listed, asked]: readonly [string, string]): Promise<Locator> {
  await desk.page.goto(`/order-desk?search=${number}`);
  const figures = desk.page.locator('app-asked-prices').first();
  await figures.waitFor();
  const shown = (await figures.innerText()).replaceAll(',', '');
  for (const price of [listed, asked]) expect(shown).toContain(price);
  expect(await overflowsSideways(desk.page)).toBe(false);
  await desk.page.check('#tick-all');
  const dialog = await openDialog(desk, 'bulk-approve');
  expect((await dialog.locator(byId('asked-sum')).innerText()).length).toBeGreaterThan(0);
  // granting is never what an Enter does
  expect(await desk.page.isDisabled(byId('approve-many-go'))).toBe(true);
  return dialog;
}

describe('a price that a buyer asks for', () => {
  it('is seen on the desk, answered with another one, and the buyer sees the difference and accepts, 1440 px wide', async () => {
    const chosen = await goods(await world.signIn('buyer1'), 2);
    const buyer = await person(browser, world.url, 'buyer1');
    const { order, list, asked } = await askForLess(buyer, chosen);
    const agreed = (list * 0.95).toFixed(2);
    expect(order).toMatchObject({ state: 'submitted', approvalReasons: expect.arrayContaining(['below-price']) as string[] });

    const desk = await person(browser, world.url, 'desk');
    await approveOnTheDesk(desk, order, [list.toFixed(2), asked]);
    await desk.page.keyboard.press('Escape');
    await desk.page.goto(`/orders/${order.id}`);
    const decision = await openDialog(desk, 'approve');
    expect((await decision.locator(byId('price-decision')).innerText()).replaceAll(',', '')).toContain(asked);
    await type(decision.locator(`#price-${order.lines[0]?.id}`), agreed);
    await send(desk, 'approve-go');
    expect(await stateOf('sales_order', order.id)).toBe('offered');

    await buyer.page.reload();
    await buyer.page.waitForSelector(`${byId('offer-answer')} app-order-difference`);
    expect((await buyer.page.innerText(byId('offer-answer'))).replaceAll(',', '')).toContain(agreed);
    await buyer.page.click(byId('accept'));
    await buyer.page.click(byId('confirm-go'));
    await buyer.page.waitForSelector(byId('accept'), { state: 'detached' });
    const { rows } = await world.owner.query<{ price: string }>('SELECT unit_price::text AS price FROM order_line WHERE order_id = $1', [order.id]);
    expect(rows).toEqual([{ price: agreed }]);
    expect(await stateOf('sales_order', order.id)).not.toBe('offered');
    expect([...buyer.faults, ...desk.faults]).toEqual([]);
    await Promise.all([buyer, desk].map(({ context }) => context.close()));
  });

  it('is granted from the desk, knowingly, 390 px wide', async () => {
    const chosen = await goods(await world.signIn('buyer1'), 3);
    const buyer = await person(browser, world.url, 'buyer1', PHONE);
    const { order, list, asked } = await askForLess(buyer, chosen);
    const desk = await person(browser, world.url, 'desk', PHONE);
    await approveOnTheDesk(desk, order, [list.toFixed(2), asked]);
    await desk.page.check(byId('grant-asked'));
    await send(desk, 'approve-many-go');
    await desk.page.locator(byId('bulk-progress')).waitFor();
    await desk.page.locator(`${byId('bulk-progress')} button`).waitFor({ state: 'detached' });
    const { rows } = await world.owner.query<{ price: string; asked: string | null }>('SELECT unit_price::text AS price, requested_price AS asked FROM order_line WHERE order_id = $1', [order.id]);
    expect(rows).toEqual([{ price: asked, asked: null }]);
    expect([...buyer.faults, ...desk.faults]).toEqual([]);
  });
});
