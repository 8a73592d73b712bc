import { workbook } from '@tributary/sheets/testing';
import { XLSX_TYPE } from '@tributary/sheets';
import type { Browser, Page } from 'playwright-core';
import { DESKTOP, launchBrowser, overflowsSideways, person, PHONE } from '../harness/browser';
import { eventually } from '../harness/program';
import { startWorld, type World } from '../harness/world';

let world: World;
let browser: Browser;
let skus: readonly { readonly code: string }[];

beforeAll(async () => {
  [world, browser] = [await startWorld(), await launchBrowser()];
  ({ rows: skus } = await world.owner.query<{ code: string }>(`SELECT code FROM sku WHERE base_unit = 'drum' ORDER BY code LIMIT 3`));
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

/** The words of no program we know; nothing of the demo lies in these months. */
const book = (month: string, heads: readonly string[] = ['店家', '料号', '出', '余']): Buffer =>
  workbook({ [`${month}流向`]: [[`乙公司 ${month} 往来`], [...heads], ['顺达汽修', skus[0]?.code ?? '', 5, 50], [null, skus[1]?.code ?? '', 3, 30], ['小计', null, 8, null], ['宏远机械', skus[2]?.code ?? '', 2, 20], [null, skus[0]?.code ?? '', 1, 9], [null, skus[1]?.code ?? '', 4, 8], ['合计', null, 15, null]] });

async function bring(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.goto('/flow-uploads');
  await page.getByTestId('flow-file').setInputFiles({ name, mimeType: XLSX_TYPE, buffer });
  await page.waitForURL(/\/flow-uploads\/\d+$/);
}

const entriesOf = async (day: string): Promise<string[]> =>
  (await world.owner.query<{ line: string }>(`SELECT concat_ws(' ', trim_scale(e.quantity), c.text_shown) AS line FROM flow_entry e LEFT JOIN flow_name c ON c.id = e.customer_name_id WHERE e.entry_date = $1 ORDER BY e.row_no`, [day])).rows.map(({ line }) => line);

it('a new dealer’s unseen workbook is confirmed beside its original, once; the next needs nobody, and one that changed stops', async () => {
  const dealer = await person(browser, world.url, 'buyer1', DESKTOP);
  await bring(dealer.page, '一月.xlsx', book('2025年1月'));
  await dealer.page.getByText('格式尚未确认').waitFor();
  expect(await dealer.page.getByTestId('confirm').count()).toBe(0);

  const { page, faults } = await person(browser, world.url, 'operator', DESKTOP);
  await page.goto('/layouts');
  await page.getByRole('link', { name: '一月.xlsx' }).click();
  await page.getByTestId('original-sheet').waitFor();
  expect(await page.locator('app-original-sheet tr.total').count()).toBe(2);
  await page.getByTestId('means-A').selectOption('customer');
  await page.getByTestId('means-B').selectOption('productCode');
  await page.getByTestId('means-C').selectOption('quantity');
  await page.getByTestId('means-D').selectOption('');
  await page.getByTestId('layout-unit').fill('桶');
  const grouped = page.getByLabel('“客户”只写在每组首行，向下填充');
  if (!(await grouped.isChecked())) await grouped.check();
  await page.getByRole('group', { name: '日期取自' }).getByRole('button', { name: '标题' }).click();
  await page.getByTestId('would-count').getByText('将计入 5 行').waitFor();
  expect(await page.getByTestId('tried').innerText()).toContain('顺达汽修');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/\/feeds\/\d+$/);
  await page.getByRole('heading', { name: '表格格式' }).waitFor();

  await dealer.page.reload();
  await dealer.page.getByTestId('confirm').click();
  await eventually(async () => ((await entriesOf('2025-01-31')).length === 5 ? true : undefined), 'the workbook to count');
  expect(await entriesOf('2025-01-31')).toEqual(['5 顺达汽修', '3 顺达汽修', '2 宏远机械', '1 宏远机械', '4 宏远机械']);
  const operator = await world.signIn('operator');
  expect(await operator.get('/api/insight/sell-through?from=2025-01-01&to=2025-01-31')).toMatchObject({ totals: { entries: 5 } });

  await bring(dealer.page, '二月.xlsx', book('2025年2月'));
  await dealer.page.getByTestId('confirm').click();
  await eventually(async () => ((await entriesOf('2025-02-28')).length === 5 ? true : undefined), 'the second one to count, which needs nobody');

  await bring(dealer.page, '三月.xlsx', book('2025年3月', ['店家', '料号', '出量', '余']));
  await dealer.page.getByText('可能改名为').waitFor();
  const phone = await person(browser, world.url, 'operator', PHONE);
  await phone.page.goto('/layouts');
  await phone.page.getByRole('link', { name: '三月.xlsx' }).click();
  await phone.page.getByTestId('layout-reason').getByText('“出”可能改名为“出量”').waitFor();
  await expect(overflowsSideways(phone.page)).resolves.toBe(false);
  expect(await entriesOf('2025-03-31')).toEqual([]);
  expect([...dealer.faults, ...faults, ...phone.faults]).toEqual([]);
});
