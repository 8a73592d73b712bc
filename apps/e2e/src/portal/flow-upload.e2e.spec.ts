import type { Browser, Page } from 'playwright-core';
import { DESKTOP, launchBrowser, overflowsSideways, person, PHONE } from '../harness/browser';
import { startWorld, type World } from '../harness/world';

let world: World;
let browser: Browser;
let sku: { readonly code: string; readonly name: string; readonly unit: string };

beforeAll(async () => {
  [world, browser] = [await startWorld(), await launchBrowser()];
  const { rows } = await world.owner.query<typeof sku>(`SELECT code, name, CASE base_unit WHEN 'drum' THEN '桶' ELSE base_unit END AS unit FROM sku WHERE base_unit = 'drum' ORDER BY code LIMIT 1`);
  if (!rows[0]) throw new Error('The demo sells nothing in drums.');
  [sku] = [rows[0]];
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

/** Nothing of the demo lies here. */
const sheet = (...sales: readonly (readonly [document: string, quantity: number])[]): Buffer =>
  Buffer.from(['日期,单号,客户,商品编码,商品名称,数量,单位,金额', ...sales.map(([document, quantity]) => `2026-01-07,${document},仁爱汽修,${sku.code},${sku.name},${quantity},${sku.unit},${quantity * 100}`), ''].join('\n'));

async function bring(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.goto('/flow-uploads');
  await page.getByTestId('flow-file').setInputFiles({ name, mimeType: 'text/csv', buffer });
  await page.waitForURL(/\/flow-uploads\/\d+$/);
}

describe('a dealer’s own sheet', () => {
  it('is brought on the phone, looked at, confirmed and counts; a correction shows what comes and what goes', async () => {
    const { page, faults } = await person(browser, world.url, 'buyer1', PHONE);
    await bring(page, '一月销售.csv', sheet(['XS-A', 1], ['XS-B', 2]));
    await page.getByTestId('confirm').waitFor();
    await expect(overflowsSideways(page)).resolves.toBe(false);
    expect(await page.locator('app-entry-change-table').allInnerTexts()).toEqual(['', expect.stringContaining('XS-A')]);
    await page.getByTestId('confirm').click();
    await page.getByTestId('confirm').waitFor({ state: 'detached' });

    await bring(page, '一月销售（更正）.csv', sheet(['XS-A', 1], ['XS-B', 3]));
    await page.getByTestId('confirm').waitFor();
    const [gone, added] = await page.locator('app-entry-change-table').allInnerTexts();
    expect([gone, added]).toEqual([expect.stringContaining('¥200.00'), expect.stringContaining('¥300.00')]);
    for (const text of [gone, added]) expect(text).not.toContain('XS-A');
    await page.getByTestId('discard').click();
    await page.getByRole('dialog').getByRole('button', { name: '放弃' }).click();
    await page.getByTestId('discard').waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
  });

  it('that is no sheet says so, and nothing of it can be confirmed; head office sees all of them and what they came to', async () => {
    const dealer = await person(browser, world.url, 'buyer1', DESKTOP);
    await bring(dealer.page, '照片.xls', Buffer.concat([Buffer.from('MZ\x90\x00', 'latin1'), Buffer.alloc(500, 7)]));
    await dealer.page.getByText('原始文件已归档').waitFor();
    expect(await dealer.page.getByTestId('confirm').count()).toBe(0);

    const { page, faults } = await person(browser, world.url, 'operator', DESKTOP);
    await page.goto('/flow-uploads');
    await page.getByRole('link', { name: '一月销售.csv' }).click();
    await page.getByText('查看入账结果').click();
    await page.waitForURL(/\/batches\/\d+$/);
    await page.getByText('已入账').first().waitFor();
    expect([...dealer.faults, ...faults]).toEqual([]);
  });
});
