import { canRun, MAIL_ADDRESS, MAIL_PASSWORD, MAIL_SERVER_PROGRAMS, type MailServer, startMailServer } from '@tributary/flows/testing';
import { sampleMail, workbook } from '@tributary/sheets/testing';
import type { Browser, Page } from 'playwright-core';
import { DESKTOP, launchBrowser, overflowsSideways, person, PHONE } from '../harness/browser';
import { eventually } from '../harness/program';
import { startWorld, type World } from '../harness/world';

const SENDER = 'Wang@Dealer.example';
/** Three files by mail, each with its run, and a person at two machines. */
const PATIENCE_MS = 300_000;
const walk = canRun(...MAIL_SERVER_PROGRAMS) ? it : it.skip;

let world: World;
let server: MailServer;
let browser: Browser;
let skus: readonly { readonly code: string }[];

beforeAll(async () => {
  [world, server, browser] = [await startWorld(), await startMailServer(), await launchBrowser()];
  ({ rows: skus } = await world.owner.query<{ code: string }>(`SELECT code FROM sku WHERE base_unit = 'drum' ORDER BY code LIMIT 3`));
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
  await server?.stop();
});

/** The words of no program we know; nothing of the demo lies in these months. */
const book = (month: string, heads: readonly string[] = ['店家', '料号', '出', '余']): Buffer =>
  workbook({ [`${month}流向`]: [[`乙公司 ${month} 往来`], [...heads], ['顺达汽修', skus[0]?.code ?? '', 5, 50], [null, skus[1]?.code ?? '', 3, 30], ['小计', null, 8, null], ['宏远机械', skus[2]?.code ?? '', 2, 20], [null, skus[0]?.code ?? '', 1, 9], [null, skus[1]?.code ?? '', 4, 8], ['合计', null, 15, null]] });

/** A box that dealers write to, and the feed of a dealer that never sent anything by mail. */
async function mailFeed(): Promise<number> {
  const admin = await world.signIn('admin');
  const settings = { host: 'localhost', port: server.imapsPort, security: 'implicit', user: MAIL_ADDRESS, certificate: server.certificatePem };
  const box = await admin.post<{ id: number }>('/api/mailboxes', { code: 'dovecot', name: '流向', address: MAIL_ADDRESS, settings, secret: MAIL_PASSWORD, since: '2020-01-01', paused: false });
  const { rows } = await world.owner.query<{ id: string }>(`SELECT organisation_id AS id FROM app_user WHERE account = 'buyer1'`);
  const way = { source: 'mail', settings: { mailboxId: box.id, senders: [SENDER] }, kind: 'sale', schedule: '0 6 * * *' };
  return (await admin.post<{ id: number }>('/api/feeds', { dealerId: Number(rows[0]?.id), code: 'BY-MAIL', name: '邮件', ...way })).id;
}

/** A mail comes, and somebody does not want to wait for it. */
async function bring(page: Page, feedId: number, name: string, bytes: Buffer): Promise<void> {
  await server.deliver(sampleMail([{ name, bytes }]));
  await page.goto(`/feeds/${feedId}`);
  await page.getByTestId('run-feed').click();
}

const entriesOf = async (day: string): Promise<string[]> =>
  (await world.owner.query<{ line: string }>(`SELECT concat_ws(' ', trim_scale(e.quantity), c.text_shown) AS line FROM flow_entry e LEFT JOIN flow_name c ON c.id = e.customer_name_id WHERE e.entry_date = $1 ORDER BY e.row_no`, [day])).rows.map(({ line }) => line);

walk('a new dealer’s unseen workbook comes by mail, is confirmed beside its original, once; the next needs nobody, and one that changed stops', async () => {
  const feedId = await mailFeed();
  const { page, faults } = await person(browser, world.url, 'operator', DESKTOP);
  await bring(page, feedId, '一月.xlsx', book('2025年1月'));
  await shows(page, `/layouts?feed=${feedId}`, '一月.xlsx');
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

  await eventually(async () => ((await entriesOf('2025-01-31')).length === 5 ? true : undefined), 'the workbook to count');
  expect(await entriesOf('2025-01-31')).toEqual(['5 顺达汽修', '3 顺达汽修', '2 宏远机械', '1 宏远机械', '4 宏远机械']);
  await page.goto('/insight?from=2025-01-01&to=2025-01-31');
  await page.getByTestId('total-entries').getByText('5', { exact: true }).waitFor();

  await bring(page, feedId, '二月.xlsx', book('2025年2月'));
  await eventually(async () => ((await entriesOf('2025-02-28')).length === 5 ? true : undefined), 'the second one to count, which needs nobody');

  await bring(page, feedId, '三月.xlsx', book('2025年3月', ['店家', '料号', '出量', '余']));
  const phone = await person(browser, world.url, 'operator', PHONE);
  await shows(phone.page, `/layouts?feed=${feedId}`, '三月.xlsx');
  await phone.page.getByRole('link', { name: '三月.xlsx' }).click();
  await phone.page.getByTestId('layout-reason').getByText('“出”可能改名为“出量”').waitFor();
  await expect(overflowsSideways(phone.page)).resolves.toBe(false);
  expect(await entriesOf('2025-03-31')).toEqual([]);
  expect([...faults, ...phone.faults]).toEqual([]);
}, PATIENCE_MS);

walk('an auditor goes from the figure to the cell that it came from, and sees who said what the columns mean', async () => {
  const { page, faults } = await person(browser, world.url, 'auditor', DESKTOP);
  await page.goto('/insight?from=2025-01-01&to=2025-01-31');
  await page.locator('app-ranking').first().getByRole('button').first().click();
  await page.waitForURL(/\/flow-entries\?.*sku=/);
  await page.getByRole('row', { name: '顺达汽修' }).first().getByRole('link').click();
  await page.waitForURL(/\/flow-entries\/\d+$/);
  const marked = page.locator('app-original-sheet td.cell-meant');
  await marked.first().waitFor();
  const quantity = await page.locator('.figure tb-quantity').innerText();
  expect((await marked.allInnerTexts()).map((text) => text.trim())).toContain(/[\d.]+/.exec(quantity)?.[0]);
  const way = await page.locator('ol.way').innerText();
  for (const words of ['一月.xlsx', SENDER.toLowerCase(), '流向.eml', await nameOf('operator')]) expect(way).toContain(words);
  expect(faults).toEqual([]);
});

const nameOf = async (account: string): Promise<string> => (await world.owner.query<{ name: string }>('SELECT name FROM app_user WHERE account = $1', [account])).rows[0]?.name ?? '';

/** Looks again until it is there. */
async function shows(page: Page, url: string, text: string): Promise<void> {
  await eventually(async () => {
    await page.goto(url);
    return (await page.getByText(text).first().waitFor({ timeout: 2_000 }).then(() => true, () => undefined));
  }, `${text} to show`);
}
