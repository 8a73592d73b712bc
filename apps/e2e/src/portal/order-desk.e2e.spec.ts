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
const count = async (where: string): Promise<number> => {
  const { rows } = await world.owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM sales_order WHERE tier = 1 AND ${where}`);
  return rows[0]?.n ?? 0;
};
/** Ticks all with `a`, presses the key of an action, and says yes; also to the prices that buyers ask for. */
async function bulk(page: Page, key: string): Promise<void> {
  await page.keyboard.press('a');
  await page.keyboard.press(key);
  await page.locator('tb-dialog-frame').waitFor();
  if (key === 'A') await page.check(byId('grant-asked'));
  await page.locator('tb-dialog-frame footer button').last().click();
  await page.locator(byId('bulk-progress')).waitFor();
  await page.locator(`${byId('bulk-progress')} button`).waitFor({ state: 'detached' });
}

describe('the order desk', () => {
  it('approves everything that waits for a decision in five steps, asked prices knowingly, and releases what is ready', async () => {
    expect(await count(`state = 'submitted'`)).toBeGreaterThan(0);
    const desk = await person(browser, world.url, 'desk');
    await desk.page.locator('app-navigation-list a[href="/order-desk"]').press('Enter');
    await desk.page.waitForSelector('app-desk-page li');
    await bulk(desk.page, 'A');
    // what this very person placed for a dealer, a colleague must approve
    expect(await count(`state = 'submitted' AND acted_by_name = ''`)).toBe(0);

    const ready = await count(`state = 'allocated' AND released_at IS NULL`);
    expect(ready).toBeGreaterThan(0);
    await desk.page.goto('/order-desk?work=release');
    await desk.page.waitForSelector('app-desk-page li');
    await bulk(desk.page, 'R');
    expect(await count(`state = 'allocated' AND released_at IS NULL`)).toBe(0);
    expect(desk.faults).toEqual([]);
  });

  it('fits on a phone, and leads to what is short', async () => {
    const desk = await person(browser, world.url, 'desk', PHONE);
    await desk.page.goto('/order-desk');
    await desk.page.waitForSelector('app-desk-page');
    expect(await overflowsSideways(desk.page)).toBe(false);
    await desk.page.click('a[href="/shortages"]');
    await desk.page.waitForURL(/\/shortages$/);
    expect(await overflowsSideways(desk.page)).toBe(false);
  });
});
