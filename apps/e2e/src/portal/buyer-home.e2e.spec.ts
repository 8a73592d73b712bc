import type { Browser, Page } from 'playwright-core';
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

/** Taps and counts. */
class Thumb {
  taps = 0;

  constructor(private readonly page: Page) {}

  async tap(selector: string): Promise<void> {
    await this.page.locator(selector).first().tap();
    this.taps += 1;
  }
}

const basketOf = async (account: string): Promise<string[]> => {
  const { rows } = await world.owner.query<{ line: string }>(
    `SELECT l.sku_code || ' ' || trim_scale(l.quantity) AS line FROM order_line l JOIN sales_order o ON o.id = l.order_id
     WHERE o.state = 'draft' AND o.buyer_id = (SELECT organisation_id FROM app_user WHERE account = $1) ORDER BY 1`,
    [account],
  );
  return rows.map(({ line }) => line);
};

describe('a buyer’s home', () => {
  it('repeats the last order on a phone in three taps: repeat, look, place', async () => {
    const buyer = await person(browser, world.url, 'buyer1', PHONE);
    await buyer.page.waitForSelector(byId('credit-left'));
    expect(await overflowsSideways(buyer.page)).toBe(false);
    const before = await world.owner.query('SELECT count(*)::int AS n FROM sales_order WHERE submitted_at IS NOT NULL');
    const thumb = new Thumb(buyer.page);
    await thumb.tap(byId('repeat-last'));
    await buyer.page.waitForSelector('app-line-picker li');
    expect(await overflowsSideways(buyer.page)).toBe(false);
    const lines = await buyer.page.locator('app-line-picker li.taken').count();
    expect(lines).toBeGreaterThan(0);
    await thumb.tap(byId('to-basket'));
    await buyer.page.waitForSelector('app-basket-panel li');
    expect(await buyer.page.locator('app-basket-panel li').count()).toBe(lines);
    await thumb.tap(byId('submit-basket'));
    await buyer.page.waitForURL(/\/orders\/\d+/);
    expect(thumb.taps).toBe(3);
    const after = await world.owner.query('SELECT count(*)::int AS n FROM sales_order WHERE submitted_at IS NOT NULL');
    expect(after.rows[0].n).toBe(before.rows[0].n + 1);
    expect(buyer.faults).toEqual([]);
  });

  it('puts the usual basket into the basket in one tap, and keeps the basket as a template', async () => {
    const buyer = await person(browser, world.url, 'buyer1');
    await buyer.page.waitForSelector('app-line-picker li');
    await buyer.page.click(byId('to-basket'));
    await buyer.page.waitForSelector('app-basket-panel li');
    await buyer.page.click(`app-basket-panel ${byId('save-template')}`);
    await buyer.page.fill('#template-name', '常购');
    await buyer.page.click(byId('template-save'));
    await buyer.page.goto('/orders/templates?search=常购');
    await buyer.page.click('a.row-link');
    await buyer.page.waitForSelector('app-line-picker li');
    const box = buyer.page.locator('app-line-picker app-quantity-box button').nth(1);
    await box.click();
    await buyer.page.click(byId('template-keep'));
    await buyer.page.waitForSelector(byId('template-keep'), { state: 'detached' });
    await buyer.page.click(byId('template-remove'));
    await buyer.page.locator('tb-dialog-frame button').last().click();
    await buyer.page.waitForURL(/\/orders\/templates$/);
    expect(buyer.faults).toEqual([]);
  });

  it('keeps what two browsers change in one draft, and what was typed in an outage, over a reload', async () => {
    const [desk, phone] = [await person(browser, world.url, 'buyer1'), await person(browser, world.url, 'buyer1', PHONE)];
    await world.owner.query(`DELETE FROM order_line WHERE order_id IN (SELECT id FROM sales_order WHERE state = 'draft')`);
    for (const { page } of [desk, phone]) {
      await page.goto('/orders/new?stock=1');
      await page.waitForSelector('app-offer-row input:enabled');
    }
    const put = async (page: Page, row: number): Promise<void> => {
      const offer = page.locator('app-offer-row').nth(row);
      await offer.locator('app-quantity-box button').last().click();
    };
    const saved = (page: Page) => page.waitForResponse((answer) => answer.url().endsWith('/api/basket/lines') && answer.ok());
    await Promise.all([saved(desk.page), put(desk.page, 0), saved(phone.page), put(phone.page, 1)]);
    expect(await basketOf('buyer1')).toHaveLength(2);

    await desk.page.route('**/api/basket/**', (route) => route.abort());
    await put(desk.page, 2);
    await put(desk.page, 3);
    await desk.page.waitForSelector('app-basket-panel tb-notice');
    expect(await basketOf('buyer1')).toHaveLength(2);
    await desk.page.unroute('**/api/basket/**');
    await Promise.all([saved(desk.page), desk.page.reload()]);
    await desk.page.locator('app-basket-panel li').nth(3).waitFor();
    expect(await basketOf('buyer1')).toHaveLength(4);
  });
});
