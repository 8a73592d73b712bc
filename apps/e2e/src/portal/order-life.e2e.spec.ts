import type { Browser } from 'playwright-core';
import { launchBrowser, overflowsSideways, person, PHONE } from '../harness/browser';
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

const byId = (id: string) => `[data-testid=${id}]`;
/** As a field for a moment takes it; a fixed one would lie in the past some day. */
const inThreeDays = (): string => new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 16);
/** The number at the end of a page's address. */
const idOf = (url: string): string => /\/(\d+)(?:[?#].*)?$/.exec(url)?.[1] ?? '';

describe('an order in the browser', () => {
  it('is entered by keyboard, approved with a cut, shipped with its vehicle, and received', async () => {
    await world.owner.query(`INSERT INTO approval_rule (seller_id, kind, threshold, name) SELECT id, 'amount', 0, '全部订单' FROM organisation WHERE kind = 'head_office'`);
    const buyer = await person(browser, world.url, 'buyer1');
    await buyer.page.goto('/orders/new?stock=1');
    await buyer.page.waitForSelector('app-offer-row');
    const code = (await buyer.page.locator('app-offer-row .product .mono').first().innerText()).trim();
    await buyer.page.keyboard.press('/');
    await buyer.page.keyboard.type(code.replaceAll('-', '').toLowerCase());
    await buyer.page.locator('app-offer-row').nth(1).waitFor({ state: 'detached' });
    await buyer.page.keyboard.press('ArrowDown');
    const quantity = buyer.page.locator('app-offer-row input').first();
    await quantity.fill('4');
    await quantity.press('Enter');
    await buyer.page.waitForSelector('app-basket-panel li');
    await buyer.page.fill('#purchase-order', 'PO-BROWSER-1');
    await buyer.page.click(byId('submit-basket'));
    await buyer.page.waitForURL(/\/orders\/\d+/);
    const id = idOf(buyer.page.url());

    const desk = await person(browser, world.url, 'desk');
    await desk.page.goto(`/orders/${id}`);
    await desk.page.click(byId('approve'));
    await desk.page.locator('tb-dialog-frame app-quantity-box input').first().fill('3');
    await desk.page.locator('tb-dialog-frame app-quantity-box input').first().blur();
    await desk.page.click(byId('approve-go'));
    await desk.page.waitForSelector(byId('approve'), { state: 'detached' });

    await buyer.page.reload();
    await buyer.page.waitForSelector('text=等待您确认变更');
    await buyer.page.click(byId('accept'));
    await buyer.page.click(byId('confirm-go'));
    await buyer.page.waitForSelector(byId('accept'), { state: 'detached' });

    const logistics = await person(browser, world.url, 'logistics');
    await logistics.page.goto(`/orders/${id}`);
    await logistics.page.click(byId('ship'));
    await logistics.page.fill('#vehicle', '沪B67890');
    await logistics.page.fill('#driver', '李师傅');
    await logistics.page.fill('#driver-phone', '13900139000');
    await logistics.page.fill('#arrival', inThreeDays());
    await logistics.page.click(byId('ship-go'));
    await logistics.page.waitForSelector('text=沪B67890');

    await buyer.page.reload();
    await buyer.page.waitForSelector('text=沪B67890');
    expect(await buyer.page.innerText('main')).toContain('李师傅');
    await buyer.page.locator(byId('receive')).first().click();
    await buyer.page.click(byId('receive-go'));
    await buyer.page.waitForSelector(byId('receive-go'), { state: 'detached' });
    const { rows } = await world.owner.query('SELECT state FROM sales_order WHERE id = $1', [id]);
    expect(rows).toEqual([{ state: 'closed' }]);
    expect([...buyer.faults, ...desk.faults, ...logistics.faults]).toEqual([]);
  });

  it('of the second tier is placed on a phone and served by the first tier', async () => {
    const dealer = await person(browser, world.url, 'dealer2', PHONE);
    await dealer.page.goto('/orders/new?stock=1');
    await dealer.page.waitForSelector('app-offer-row');
    expect(await overflowsSideways(dealer.page)).toBe(false);
    const offer = dealer.page.locator('app-offer-row').first();
    await offer.locator('app-quantity-box button').last().tap();
    await dealer.page.locator('button.bar').tap();
    await dealer.page.locator(byId('submit-basket')).tap();
    await dealer.page.waitForURL(/\/orders\/\d+/);
    expect(await overflowsSideways(dealer.page)).toBe(false);
    const id = idOf(dealer.page.url());

    const clerk = await person(browser, world.url, 'clerk1');
    await clerk.page.goto(`/orders/${id}`);
    await clerk.page.click(byId('approve'));
    await clerk.page.click(byId('approve-go'));
    await clerk.page.click(byId('ship'));
    await clerk.page.click(byId('ship-go'));
    await clerk.page.waitForSelector('a[href^="/delivery-notes/"]');
    await clerk.page.click('a[href^="/delivery-notes/"]');
    await clerk.page.waitForURL(/\/delivery-notes\/\d+/);
    await clerk.page.waitForSelector('text=/CK-\\d{6}-\\d{6}/');

    await dealer.page.reload();
    await dealer.page.locator(byId('receive')).first().tap();
    await dealer.page.locator(byId('receive-go')).tap();
    await dealer.page.waitForSelector(byId('receive-go'), { state: 'detached' });
    const { rows } = await world.owner.query('SELECT tier, state FROM sales_order WHERE id = $1', [id]);
    expect(rows).toEqual([{ tier: 2, state: 'closed' }]);
    expect([...dealer.faults, ...clerk.faults]).toEqual([]);
  });
});
