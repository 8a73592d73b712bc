import type { Browser } from 'playwright-core';
import { DESKTOP, launchBrowser, overflowsSideways, person, PHONE } from '../harness/browser';
import { eventually } from '../harness/program';
import { startWorld, type World } from '../harness/world';

let world: World;
let browser: Browser;
let feed: { readonly id: number; readonly user: string };

beforeAll(async () => {
  [world, browser] = [await startWorld(), await launchBrowser()];
  const { rows } = await world.owner.query<typeof feed>(`SELECT id, settings ->> 'user' AS user FROM feed WHERE source = 'web' AND settings::text LIKE '%imgCode%'`);
  if (!rows[0]) throw new Error('No feed of the demo asks for a captcha.');
  [feed] = [rows[0]];
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

/** What the picture shows, as a person would read it. */
const shownCode = async (): Promise<string> => ((await (await fetch(`${world.sandboxUrl}/control/site?user=${feed.user}`)).json()) as { code: string }).code;

describe('a site that asks for a captcha', () => {
  it('is answered on the phone, wrongly and then rightly, and the run goes on to posted entries; its recipe can be tried', async () => {
    const desk = await person(browser, world.url, 'operator', DESKTOP);
    await desk.page.goto(`/feeds/${feed.id}`);
    await desk.page.getByTestId('run-feed').click();

    const phone = await person(browser, world.url, 'operator', PHONE);
    await phone.page.goto('/web-questions');
    const card = phone.page.getByTestId('web-question');
    await card.locator('img').waitFor();
    expect(await card.locator('img').evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth)).toBeGreaterThan(50);
    await expect(overflowsSideways(phone.page)).resolves.toBe(false);
    await card.locator('input').fill('0000');
    await card.locator('button').click();
    await phone.page.getByText('刚才的答案不正确').waitFor();
    await card.locator('input').fill(await shownCode());
    await card.locator('button').click();
    await phone.page.getByText('没有等待回答的问题').waitFor();

    const posted = await eventually(async () => {
      const { rows } = await world.owner.query<{ state: string; posted: number; reason: unknown }>(`SELECT state, posted, reason FROM batch WHERE feed_id = $1 AND state <> 'running'`, [feed.id]);
      return rows[0];
    }, 'the run to end');
    expect(posted.posted).toBeGreaterThan(20);
    await desk.page.locator('a[href^="/batches/"]').first().click();
    await desk.page.getByText('已入账').first().waitFor();

    await desk.page.goto(`/feeds/${feed.id}/setup`);
    await desk.page.getByTestId('try-recipe').click();
    const asked = desk.page.getByTestId('web-question');
    await asked.locator('img').waitFor();
    await asked.locator('input').fill(await shownCode());
    await asked.locator('button').click();
    await desk.page.getByTestId('try-done').waitFor();
    expect(await desk.page.getByTestId('try-steps').innerText()).toContain('读取表格');
    expect(await desk.page.locator('.sample tbody tr').count()).toBeGreaterThan(5);
    expect([...desk.faults, ...phone.faults]).toEqual([]);
  });
});
