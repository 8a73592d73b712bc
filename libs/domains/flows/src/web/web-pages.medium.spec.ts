import { readFileSync } from 'node:fs';
import { encode } from 'iconv-lite';
import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { buildDealers, buildFeed, buildWebFeed, canRun, type FlowsWorld, FTP_PASSWORD, startFlowsWorld } from '../testing';
import { RawArchive } from '../archive/raw-archive';
import type { Recipe } from './recipe/recipe';
import { recipeTemplate } from './recipe/templates';

const CHROMIUM = process.env['CHROMIUM'] || '/usr/bin/chromium';
const browser = canRun(CHROMIUM) ? describe : describe.skip;
let world: FlowsWorld;
let site: string;
const shortened = (recipe: Recipe, period: Partial<Recipe['period']> = {}): Recipe => ({ ...recipe, period: { ...recipe.period, reread: 2, first: 2, range: 2, ...period } });

beforeAll(async () => {
  world = await startFlowsWorld();
  const { owner } = world.db;
  await buildCatalogue(owner);
  await buildSku(owner, { id: 1, code: 'P1', name: '柴机油', baseUnit: 'carton' });
  await buildSku(owner, { id: 2, code: 'P2', name: '汽机油', baseUnit: 'carton' });
  await buildDealers(owner);
  site = `${world.ftp.webUrl}/site/dealer/`;
  const product = { specification: '4L*6', unit: '箱', price: '240.00', names: {}, strange: false };
  const names = ['仁爱汽修', '大江汽修', '城南快保', '㙍（生僻字）汽配'];
  world.ftp.tell({ linesPerDay: 34, products: [{ ...product, code: 'P1', name: '柴机油' }, { ...product, code: 'P2', name: '汽机油' }], terminals: names.map((name) => ({ names: { D1: name }, strange: false })) });
  await buildFeed(owner, { id: 1, dealerId: 12, settings: { port: world.ftp.port } });
  const recipes: readonly (readonly [number, Recipe])[] = [
    [2, shortened(recipeTemplate('asp-net'))], [3, shortened(recipeTemplate('asp-net-export'))], [4, shortened(recipeTemplate('scripted'))], [5, withCap(30)], [6, withCap(80)],
  ];
  for (const [id, recipe] of recipes) await buildWebFeed(owner, { id, dealerId: 11, url: site, recipe });
  await buildWebFeed(owner, { id: 7, dealerId: 11, url: site, recipe: shortened(recipeTemplate('asp-net')), password: 'wrong' });
});
afterAll(() => world?.stop());

function withCap(cap: number): Recipe {
  const recipe = shortened(recipeTemplate('asp-net'), { range: 7, first: 3 });
  return { ...recipe, query: recipe.query.map((step) => (step.do === 'read' ? { ...step, cap } : step)) };
}

const rows = async <Row>(query: string): Promise<Row[]> => (await world.db.owner.query(query)).rows as Row[];
const control = async (path: string, body: object): Promise<void> => {
  const reply = await fetch(`${world.ftp.webUrl}/control/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ftpUser: 'dealer', ...body }) });
  if (!reply.ok) throw new Error(await reply.text());
};
const USUAL = { captcha: false, passwordExpired: false, changed: false, kickOutAfter: 0, kicksAlways: false, rangeDays: 7, pageSize: 20, cap: 0, miscounts: 0 };
const mood = (change: object): Promise<void> => control('site', { ...USUAL, ...change });
const lastBatch = async (feedId: number): Promise<Record<string, unknown> | undefined> =>
  (await rows<Record<string, unknown>>(`SELECT state, files, rows, posted, faults, reason FROM batch WHERE feed_id = ${feedId} ORDER BY id DESC LIMIT 1`))[0];
const reasonOf = async (feedId: number): Promise<unknown> => (await lastBatch(feedId))?.['reason'];
const entriesOf = (dealerId: number): Promise<{ readonly entry_date: string }[]> =>
  rows(`SELECT e.entry_date, e.sku_id, e.quantity, e.amount, e.document_number, n.text_shown FROM flow_entry e JOIN flow_name n ON n.id = e.customer_name_id WHERE e.dealer_id = ${dealerId}
    ORDER BY e.entry_date, e.document_number, e.sku_id, e.quantity, e.amount`);
const arrivals = async (): Promise<number> => (await rows<{ count: number }>('SELECT count(*)::integer AS count FROM raw_file WHERE feed_id > 1'))[0]?.count ?? 0;

describe('an old query page in GBK', () => {
  it('is signed in to, asked in ranges that it takes, paged through and counted as one arrival; the ledger is that of the same data by FTP', async () => {
    for (const date of ['2026-03-17', '2026-03-18', '2026-03-19']) await control('drop', { date });
    await world.run(1);
    await mood({});
    await world.run(2);
    const byFile = await entriesOf(12);
    expect(byFile.length).toBeGreaterThan(80);
    expect(await lastBatch(2)).toEqual({ state: 'done', files: 1, rows: byFile.length, posted: byFile.length, faults: 0, reason: null });
    expect(await entriesOf(11)).toEqual(byFile);
    // the days of three pages were replaced as wholes: no row twice, none lost
    const places = await rows<{ sheets: number; files: number }>('SELECT count(DISTINCT e.sheet)::integer AS sheets, count(DISTINCT e.raw_file_id)::integer AS files FROM flow_entry e WHERE e.dealer_id = 11');
    expect(places[0]?.files).toBe(1);
    expect(places[0]?.sheets).toBeGreaterThan(4);
    expect(await rows('SELECT read_to::text FROM web_reach')).toEqual([{ read_to: '2026-03-19' }]);
  });

  it('lies in the archive as its bytes came, without the password', async () => {
    const [file] = await rows<{ sha256: Buffer; name: string }>('SELECT sha256, name FROM raw_file WHERE feed_id = 2');
    const bytes = readFileSync(await world.app.get(RawArchive).fileOf(file?.sha256 ?? Buffer.alloc(0)));
    expect(file?.name).toBe('127.0.0.1 2026-03-17_2026-03-19.zip');
    expect(bytes.includes(encode('大江汽修', 'gbk'))).toBe(true);
    expect(bytes.includes(Buffer.from(FTP_PASSWORD))).toBe(false);
  });

  it('changes nothing when it says the same again', async () => {
    const before = await entriesOf(11);
    await world.run(2);
    expect(await lastBatch(2)).toMatchObject({ posted: 0, faults: 0 });
    expect(await entriesOf(11)).toEqual(before);
  });

  it('may give its data as a file', async () => {
    await world.run(3);
    expect(await lastBatch(3)).toMatchObject({ state: 'done', files: 1, faults: 0, reason: null });
    expect(await entriesOf(11)).toEqual(await entriesOf(12));
  });
});

describe('a page that is nothing without its scripts', () => {
  it('has no table for requests alone', async () => {
    await world.db.owner.query(`UPDATE feed SET settings = jsonb_set(settings, '{recipe,engine}', '"http"') WHERE id = 4`);
    await world.run(4);
    expect(await reasonOf(4)).toEqual({ code: 'flows.layout-changed', params: { step: 'login[1]', what: '#login' } });
  });
});

browser('a real browser', () => {
  it('reads it, page by page, to the same ledger', async () => {
    await world.db.owner.query(`UPDATE feed SET settings = jsonb_set(settings, '{recipe,engine}', '"browser"') WHERE id = 4`);
    await world.db.owner.query('DELETE FROM flow_entry WHERE dealer_id = 11; DELETE FROM flow_day WHERE dealer_id = 11');
    await world.run(4);
    const byFile = await entriesOf(12);
    expect(await lastBatch(4)).toMatchObject({ state: 'done', files: 1, rows: byFile.length, posted: byFile.length, reason: null });
    expect(await entriesOf(11)).toEqual(byFile);
  }, 60_000);
});

describe('what such sites do', () => {
  it.each<[string, object, number, object]>([
    ['the password has expired', { passwordExpired: true }, 2, { code: 'flows.password-expired', params: { text: '密码已过期' } }],
    ['the password is wrong', {}, 7, { code: 'flows.login-refused', params: { text: '用户名或密码错误' } }],
    ['the table is another one', { changed: true }, 2, { code: 'flows.layout-changed', params: { step: 'query[2]', what: '#GridView1' } }],
    ['a query may span fewer days than the recipe believes', { rangeDays: 1 }, 2, { code: 'flows.layout-changed', params: { step: 'query[2]', what: '#GridView1' } }],
    ['its own total is another one', { miscounts: 3 }, 2, { code: 'flows.rows-differ', params: expect.anything() as object }],
    ['it shows fewer rows than it has', { cap: 30 }, 2, { code: 'flows.rows-differ', params: expect.anything() as object }],
    ['not even one day can be had', { cap: 30 }, 5, { code: 'flows.query-capped', params: { cap: 30, day: '2026-03-16' } }],
    ['nobody expected a captcha', { captcha: true }, 2, { code: 'flows.layout-changed', params: { step: 'login[2]', what: '[name=txtFrom]' } }],
  ])('%s: a plain reason, and nothing counts', async (_what, change, feedId, reason) => {
    const [before, files] = [await entriesOf(11), await arrivals()];
    await mood(change);
    await world.run(feedId);
    expect(await lastBatch(feedId)).toMatchObject({ state: 'failed', files: 0, reason });
    expect([await entriesOf(11), await arrivals()]).toEqual([before, files]);
  });

  it('a cap is met by shorter ranges, each day once', async () => {
    await mood({ cap: 80 });
    await world.db.owner.query('DELETE FROM flow_entry WHERE dealer_id = 11; DELETE FROM flow_day WHERE dealer_id = 11');
    await world.run(6);
    expect(await lastBatch(6)).toMatchObject({ state: 'done', files: 1, reason: null });
    expect((await entriesOf(11)).filter(({ entry_date: day }) => day > '2026-03-16')).toEqual(await entriesOf(12));
  });

  it('a session that is ended is begun once more, and a second end is told', async () => {
    await world.db.owner.query(`DELETE FROM web_reach; UPDATE feed SET settings = jsonb_set(settings, '{recipe,period,first}', '9') WHERE id = 2`);
    await mood({ kickOutAfter: 3 });
    await world.run(2);
    expect(await lastBatch(2)).toMatchObject({ files: 1, reason: null });
    await mood({ kickOutAfter: 1, kicksAlways: true });
    await world.run(2);
    expect(await reasonOf(2)).toEqual({ code: 'flows.signed-out', params: {} });
  });

  it('days without sales are read, too', async () => {
    await mood({});
    await world.db.owner.query(`DELETE FROM web_reach WHERE feed_id = 2`);
    const recipe = recipeTemplate('asp-net');
    const nothing = { ...recipe, query: recipe.query.map((step) => (step.do === 'submit' ? { ...step, fields: { ...step.fields, ddlKind: 'P' } } : step)) };
    await world.db.owner.query(`UPDATE feed SET settings = jsonb_set(settings, '{recipe}', $1) WHERE id = 2`, [JSON.stringify(nothing)]);
    await world.run(2);
    expect(await lastBatch(2)).toMatchObject({ state: 'nothing', files: 0, reason: null });
    expect(await rows('SELECT read_to::text FROM web_reach WHERE feed_id = 2')).toEqual([{ read_to: '2026-03-19' }]);
  });
});
