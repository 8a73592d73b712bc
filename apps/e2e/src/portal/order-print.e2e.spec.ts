import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { DESKTOP, launchBrowser, overflowsSideways, person, PHONE } from '../harness/browser';
import { startWorld, type World } from '../harness/world';

const FOLDER = 'dist/screenshots';

interface PrintedOrder {
  readonly id: number;
  readonly number: string;
  readonly buyer: string;
  readonly seller: string;
  readonly name: string;
}

let world: World;
let browser: Browser;
let order: PrintedOrder;
beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  [world, browser] = [await startWorld(), await launchBrowser()];
  const { rows } = await world.owner.query<PrintedOrder>(`
    SELECT o.id::int, o.number, b.name AS buyer, s.name AS seller, (SELECT sku_name FROM order_line WHERE order_id = o.id ORDER BY line_no LIMIT 1) AS name
    FROM sales_order o JOIN organisation b ON b.id = o.buyer_id JOIN organisation s ON s.id = o.seller_id
    WHERE o.buyer_id = (SELECT organisation_id FROM app_user WHERE account = 'buyer1') AND o.submitted_at IS NOT NULL ORDER BY o.id LIMIT 1`);
  if (!rows[0]) throw new Error('The demo’s buyer has no order.');
  [order] = [rows[0]];
  // long enough for a second page
  await world.owner.query(
    `INSERT INTO order_line (order_id, seller_id, buyer_id, line_no, sku_id, sku_code, sku_name, base_unit, quantity, unit, base_quantity, unit_price, amount, location_id, part_no)
     SELECT l.order_id, l.seller_id, l.buyer_id, 1000 + n, l.sku_id, l.sku_code, l.sku_name, l.base_unit, l.quantity, l.unit, l.base_quantity, l.unit_price, l.amount, l.location_id, 1000 + n
     FROM (SELECT * FROM order_line WHERE order_id = $1 ORDER BY line_no LIMIT 1) l, generate_series(1, 60) n`,
    [order.id],
  );
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

/** The text of a PDF, page by page. */
function pagesOf(pdf: Buffer): string[] {
  const file = `${FOLDER}/order.pdf`;
  writeFileSync(file, pdf);
  return execFileSync('pdftotext', ['-layout', '-enc', 'UTF-8', file, '-'], { encoding: 'utf8' }).split('\f').filter((page) => page.trim() !== '');
}

describe('an order on paper', () => {
  it('is a PDF in Chinese that can be read and searched: parties, lines, total in words, page numbers', async () => {
    const { page, faults } = await person(browser, world.url, 'buyer1', DESKTOP);
    await page.goto(`/orders/${order.id}/print`);
    await page.locator('[data-testid=order-print]').waitFor();
    const pages = pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    const text = pages.join('\n');
    for (const words of ['订货单', order.number, order.buyer, order.seller, '采购方', '供货方', '采购单号', order.name]) expect(text).toContain(words);
    expect(text).toMatch(/大写金额\s*[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+元/);
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((content, index) => expect(content).toMatch(new RegExp(`\\b${index + 1}\\s*/\\s*${pages.length}\\b`)));
    // the heading of the table stands on each page with lines
    expect(pages[1]).toContain('品名');
    expect(text).not.toContain('退出');
    expect(faults).toEqual([]);
  });

  it('speaks English to those who do', async () => {
    const { page } = await person(browser, world.url, 'buyer1', DESKTOP);
    await page.locator('[data-testid=language-switch]:visible').click();
    await page.goto(`/orders/${order.id}/print`);
    await page.locator('[data-testid=order-print]').waitFor();
    const text = pagesOf(await page.pdf({ preferCSSPageSize: true })).join('\n');
    expect(text).toContain('Supplier (signature)');
    expect(text).not.toContain('大写金额');
  });

  it('fits a phone', async () => {
    const { page } = await person(browser, world.url, 'buyer1', PHONE);
    await page.goto(`/orders/${order.id}/print`);
    await page.locator('[data-testid=order-print]').waitFor();
    await page.screenshot({ path: `${FOLDER}/order-print-phone.png` });
    expect(await overflowsSideways(page)).toBe(false);
  });
});

describe('notifications', () => {
  it('count by themselves on an open page, and lead to the order', async () => {
    const { page } = await person(browser, world.url, 'buyer1');
    await world.owner.query('UPDATE notification SET read_at = now()');
    await page.goto('/stock');
    await page.locator('[data-testid=bell]:visible').waitFor();
    await world.owner.query(
      `INSERT INTO notification (user_id, event_id, kind, subject, subject_id, in_portal, params)
       SELECT id, 999999999, 'order.approve', 'order', $1, true, jsonb_build_object('number', $2::text, 'orderId', $1::bigint, 'total', '10.00', 'actorName', '许敏',
         'buyer', jsonb_build_object('id', organisation_id, 'name', '甲', 'nameEn', ''), 'seller', jsonb_build_object('id', 1, 'name', '乙', 'nameEn', ''))
       FROM app_user WHERE account = 'buyer1'`,
      [order.id, order.number],
    );
    await page.locator('[data-testid=bell]:visible .count').waitFor();
    await page.locator('[data-testid=bell]:visible').click();
    await page.screenshot({ path: `${FOLDER}/notification-panel.png` });
    await page.locator('app-notification-panel li').first().click();
    await page.waitForURL(`**/orders/${order.id}`);
  });
});
