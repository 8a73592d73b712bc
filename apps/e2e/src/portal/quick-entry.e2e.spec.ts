import { XLSX_TYPE } from '@tributary/sheets';
import { workbook } from '@tributary/sheets/testing';
import type { Browser, Locator, Page } from 'playwright-core';
import { DESKTOP, launchBrowser, overflowsSideways, type Person, person, PHONE } from '../harness/browser';
import { startWorld, type World } from '../harness/world';

let world: World;
let browser: Browser;
let chosen: readonly Chosen[];
beforeAll(async () => {
  [world, browser] = [await startWorld(), await launchBrowser()];
  chosen = await offers(2);
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const byId = (id: string) => `[data-testid=${id}]`;

interface Offer {
  readonly skuId: number;
  readonly code: string;
  readonly salesUnit: string;
  readonly packMultiple: string;
  readonly locations: readonly { readonly locationId: number; readonly available: string }[];
}

/** A sheet and, for each of its bad rows by number, what a person does about it. */
interface BadSheet {
  readonly bytes: Buffer;
  readonly mends: readonly (readonly [row: number, mend: (row: Locator, page: Page) => Promise<void>])[];
  /** What is ordered when all are mended: code → quantity in the unit of the line. */
  readonly ordered: Readonly<Record<string, string>>;
}

const retype = (quantity: string) => async (row: Locator): Promise<void> => {
  const box = row.getByRole('textbox', { name: '数量' });
  await box.fill(quantity);
  await box.press('Enter');
};
const take = (fix: string | RegExp) => (row: Locator): Promise<void> => row.locator('.fixes button', { hasText: fix }).first().click();
const exclude = (row: Locator): Promise<void> => row.getByRole('button', { name: /^排除/ }).click();
const pick = (code: string) => async (row: Locator, page: Page): Promise<void> => {
  await row.getByRole('button', { name: '另选物料' }).click();
  await row.locator('app-offer-search nz-select').click();
  await page.keyboard.type(code);
  await page.locator('nz-option-item', { hasText: code }).first().click();
};

/** Offers for one sheet: thirteen that do not hang together, and one that can be had in another packaging too. */
interface Chosen {
  readonly drums: readonly Offer[];
  readonly old: Offer;
}

/** What the buyer can get from head office at once, whole drums, one grade each, for as many sheets. */
async function offers(sheets: number): Promise<Chosen[]> {
  const buyer = await world.signIn('buyer1');
  const [supplier] = await buyer.get<{ id: number }[]>('/api/suppliers');
  const search = async (text: string) => (await buyer.get<{ items: Offer[] }>(`/api/offers?sellerId=${supplier?.id}&search=${text}&inStock=true&limit=100`)).items;
  const large = new Set((await search('200L')).map(({ code }) => code));
  const whole = (await search('18L')).filter(({ packMultiple, locations }) => Number(packMultiple) === 1 && locations.length >= 2);
  const old = whole.filter(({ code }) => large.has(successorOf(code))).slice(0, sheets);
  const drums = whole.filter((offer) => !old.includes(offer));
  expect([old.length, drums.length >= sheets * 13]).toEqual([sheets, true]);
  return old.map((offer, sheet) => ({ old: offer, drums: drums.slice(sheet * 13, sheet * 13 + 13) }));
}

/** The same grade in large drums. */
const successorOf = (code: string): string => code.replace('18L', '200L');

/** Leaves so much of a SKU free at the places where the buyer sees it, one after the other, and none elsewhere. */
async function leave({ skuId, locations }: Offer, ...free: number[]): Promise<void> {
  for (const [index, { locationId }] of locations.entries()) {
    await world.owner.query('UPDATE stock_balance SET on_hand = reserved + $3 WHERE sku_id = $1 AND location_id = $2 AND batch = (SELECT min(batch) FROM stock_balance WHERE sku_id = $1 AND location_id = $2)', [skuId, locationId, free[index] ?? 0]);
    await world.owner.query('UPDATE stock_balance SET on_hand = reserved WHERE sku_id = $1 AND location_id = $2 AND batch <> (SELECT min(batch) FROM stock_balance WHERE sku_id = $1 AND location_id = $2)', [skuId, locationId]);
  }
}

/** Thirteen kinds of bad row, each about a SKU of its own. */
async function badSheet({ drums, old }: Chosen): Promise<BadSheet> {
  const [good, near, picked, empty, words, negative, unknownUnit, otherUnit, packs, minimum, priceless, short, split] = drums;
  const sku = (offer: Offer | undefined, change: string) => world.owner.query(`UPDATE sku SET ${change} WHERE id = $1`, [offer?.skuId]);
  await sku(packs, 'pack_multiple = 4');
  await sku(minimum, 'minimum_quantity = 10');
  await sku(old, `status = 'discontinued'`);
  await world.owner.query('DELETE FROM price_list_item WHERE sku_id = $1', [priceless?.skuId]);
  await leave(short as Offer, 5);
  await leave(split as Offer, 6, 6);
  const code = (offer: Offer | undefined) => offer?.code ?? '';
  const rows = [
    ['上海经销商 十一月订货单'],
    ['物料编码', '数量', '单位', '备注'],
    [code(good), 2, '桶', ''],
    [code(good).toLowerCase().replaceAll('-', ' '), '３', '桶', '同上一行'],
    [code(near).replace('-', '-X'), 1, '桶', '编码有误'],
    // a name that is picked for is remembered: each sheet has its own
    [`门店叫法${picked?.skuId}`, 4, '桶', '编码不存在'],
    [code(empty), '', '桶', '数量没填'],
    [code(words), '十来桶', '桶', '数量不是数字'],
    [code(negative), -3, '桶', '负数'],
    [code(unknownUnit), 3, '麻袋', '没有这个单位'],
    [code(otherUnit), 0.1, '吨', '吨数不合整桶'],
    [code(packs), 5, '桶', '不是整包装'],
    [code(minimum), 2, '桶', '低于起订量'],
    [old.code, 1, '桶', '停产'],
    [code(priceless), 1, '桶', '没有价格'],
    [code(short), 900_000, '桶', '库存不足'],
    [code(split), 9, '桶', '一处不够'],
    ['合计', 900_031, '', ''],
  ];
  return {
    bytes: workbook({ 订单: rows }),
    mends: [
      [5, take(code(near))], [6, pick(code(picked))], [7, retype('1')], [8, retype('12')], [9, retype('3')], [10, take('按')], [11, take('改为')],
      [12, take('改为 8')], [13, take('改为 10')], [14, take('200L')], [15, exclude], [16, take('改为 5')], [17, take('拆分')],
    ],
    ordered: {
      [code(good)]: '5', [code(near)]: '1', [code(picked)]: '4', [code(empty)]: '1', [code(words)]: '12', [code(negative)]: '3', [code(unknownUnit)]: '3',
      [code(otherUnit)]: expect.stringMatching(/^\d$/) as string, [code(packs)]: '8', [code(minimum)]: '10', [code(short)]: '5', [code(split)]: '9',
      [successorOf(old.code)]: '1',
    },
  };
}

const rowOf = (page: Page, number: number): Locator => page.locator('app-sheet-row').filter({ has: page.locator('.place .num', { hasText: new RegExp(`^\\s*${number}\\s*$`) }) });

/** Mends row after row; each must stop being a problem. */
async function mend({ page }: Person, { mends }: BadSheet): Promise<void> {
  for (const [number, act] of mends) {
    const row = rowOf(page, number).first();
    await row.locator('p.problem').first().waitFor();
    expect((await row.locator('p.problem').first().innerText()).trim()).not.toBe('');
    await act(row, page);
    await row.locator('p.problem').first().waitFor({ state: 'detached' });
  }
}

const orderedLines = async (id: string): Promise<Record<string, string>> => {
  const { rows } = await world.owner.query<{ code: string; quantity: string }>('SELECT sku_code AS code, trim_scale(sum(quantity))::text AS quantity FROM order_line WHERE order_id = $1 AND NOT gift GROUP BY 1', [id]);
  return Object.fromEntries(rows.map(({ code, quantity }) => [code, quantity]));
};

describe('a workbook with thirteen kinds of bad row', () => {
  it.each([['1440', DESKTOP, 0], ['390', PHONE, 1]] as const)('is mended row by row and placed, %s px wide', async (_, viewport, at) => {
    await world.owner.query(`DELETE FROM order_line WHERE order_id IN (SELECT id FROM sales_order WHERE state = 'draft')`);
    const sheet = await badSheet(chosen[at] as Chosen);
    const buyer = await person(browser, world.url, 'buyer1', viewport);
    await buyer.page.goto('/orders/quick');
    await buyer.page.locator('input[type=file]').setInputFiles({ name: '十一月订货单.xlsx', mimeType: XLSX_TYPE, buffer: sheet.bytes });
    await buyer.page.locator('.counts', { hasText: `待处理 ${sheet.mends.length} 行` }).waitFor();
    expect(await overflowsSideways(buyer.page)).toBe(false);
    await mend(buyer, sheet);
    await buyer.page.locator('.counts', { hasText: '待处理 0 行' }).waitFor();
    await buyer.page.getByRole('button', { name: /^放入购物篮（/ }).click();
    await buyer.page.waitForURL(/\/orders\/new/);
    await buyer.page.waitForSelector('app-basket-panel li');
    expect(await overflowsSideways(buyer.page)).toBe(false);
    await buyer.page.click(byId('submit-basket'));
    await buyer.page.waitForURL(/\/orders\/\d+/);
    const id = /\/orders\/(\d+)/.exec(buyer.page.url())?.[1] ?? '';
    expect(await orderedLines(id)).toEqual(sheet.ordered);
    expect(buyer.faults).toEqual([]);
  });
});
