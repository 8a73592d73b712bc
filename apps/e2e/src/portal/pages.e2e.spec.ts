import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { DESKTOP, launchBrowser, overflowsSideways, type Person, person, PHONE } from '../harness/browser';
import { startWorld, type World } from '../harness/world';

const SCREENSHOTS = 'dist/screenshots';

/** Every page of the portal, with somebody who may see it. `$…` stands for an id that the demo company has. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  buyer1: ['/', '/orders/new', '/orders/quick', '/orders/articles', '/orders', '/orders/$order', '/orders/$order/print', '/orders/$order/versions', '/orders/$changeable/change', '/orders/$changeable/versions', '/notifications', '/shipments', '/shipments/$shipment', '/delivery-notes/$shipment', '/stock', '/credit-accounts', '/credit-accounts/$headOffice', '/account', '/nowhere'],
  dealer2: ['/', '/orders/new', '/orders'],
  clerk1: ['/', '/orders?side=seller', '/stock', '/credit-accounts?side=seller', '/credit-accounts/$customer?side=seller&part=limits'],
  desk: ['/', '/orders', '/orders/$asking', '/credit-accounts?level=tight', '/catalogue', '/catalogue/$sku', '/dealers', '/dealers/$dealer'],
  operator: ['/', '/feeds', '/feeds/$feed', '/batches/$batch', '/unmatched-names', '/flow-entries', '/flow-entries/$entry', '/terminals', '/terminals/$terminal'],
  marketing: ['/', '/promotions', '/promotions/new', '/promotions/$promotion', '/expense-budgets', '/expense-budgets/$budget'],
  'manager.east': ['/', '/insight', '/credit-accounts', '/credit-accounts/$borrower?part=movements', '/credit-accounts/$borrower?part=limits'],
  admin: ['/', '/approval-rules', '/approval-rules?state=off', '/users', '/audit-entries'],
};
const IDS: Readonly<Record<string, string>> = {
  order: `SELECT o.id FROM sales_order o JOIN shipment s ON s.order_id = o.id WHERE o.buyer_id = (SELECT organisation_id FROM app_user WHERE account = 'buyer1') LIMIT 1`,
  changeable: `SELECT o.id FROM sales_order o WHERE o.state IN ('submitted', 'allocated', 'in-production') AND o.buyer_id = (SELECT organisation_id FROM app_user WHERE account = 'buyer1') ORDER BY o.id DESC LIMIT 1`,
  shipment: `SELECT id FROM shipment WHERE buyer_id = (SELECT organisation_id FROM app_user WHERE account = 'buyer1') LIMIT 1`,
  headOffice: `SELECT id FROM organisation WHERE kind = 'head_office'`,
  borrower: `SELECT organisation_id AS id FROM app_user WHERE account = 'buyer1'`,
  customer: `SELECT organisation_id AS id FROM app_user WHERE account = 'dealer2'`,
  asking: `SELECT o.id FROM sales_order o JOIN order_line l ON l.order_id = o.id WHERE o.state = 'submitted' AND l.requested_price IS NOT NULL LIMIT 1`,
  sku: 'SELECT id FROM sku LIMIT 1',
  dealer: 'SELECT id FROM dealer LIMIT 1',
  promotion: `SELECT id FROM promotion WHERE kind = 'tiered' LIMIT 1`,
  budget: 'SELECT id FROM expense_budget ORDER BY used DESC LIMIT 1',
  feed: 'SELECT id FROM feed LIMIT 1',
  batch: 'SELECT id FROM batch ORDER BY id DESC LIMIT 1',
  entry: 'SELECT id FROM flow_entry ORDER BY id DESC LIMIT 1',
  terminal: 'SELECT id FROM terminal LIMIT 1',
};
/** What a missing translation looks like: the key itself. */
const KEY = /(?<![\w./@-])[a-z][a-zA-Z]+(?:\.[a-zA-Z]+){1,4}(?![\w./@-])/g;

let world: World;
let browser: Browser;
const ids = new Map<string, string>();
beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  [world, browser] = [await startWorld(), await launchBrowser()];
  for (const [name, query] of Object.entries(IDS)) {
    const { rows } = await world.owner.query<{ id: string }>(query);
    ids.set(name, rows[0]?.id ?? '');
  }
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

async function look({ page, faults }: Person, address: string, name: string): Promise<void> {
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  await page.locator('tb-skeleton').first().waitFor({ state: 'detached' });
  await page.screenshot({ path: `${SCREENSHOTS}/${name}.png`, fullPage: true });
  expect([address, faults]).toEqual([address, []]);
  expect([address, await overflowsSideways(page)]).toEqual([address, false]);
  // codes are set in a fixed-width face and are meant to be codes
  const words = await page.evaluate<string>(`document.querySelectorAll('.mono').forEach((code) => code.remove()), document.body.innerText`);
  const keys = words.match(KEY) ?? [];
  expect([address, keys.filter((key) => !/^(www|http|manager)\b/.test(key))]).toEqual([address, []]);
}

describe.each(Object.entries(PAGES))('the pages of %s', (account, addresses) => {
  it.each([['desktop', DESKTOP], ['phone', PHONE]] as const)('stand up on a %s, in both languages', async (device, viewport) => {
    const someone = await person(browser, world.url, account, viewport);
    for (const language of ['zh', 'en']) {
      for (const address of addresses) {
        const url = address.replace(/\$(\w+)/, (_, name: string) => ids.get(name) ?? '');
        const name = `${account}-${address.replace(/[^a-z$-]+/gi, '_').replace(/^_|_$/g, '') || 'home'}-${device}-${language}`;
        await look(someone, url, name);
      }
      await someone.page.evaluate(`localStorage.setItem('tributary.language', 'en-US')`);
    }
    await someone.context.close();
  });
});
