import { setTimeout as pass } from 'node:timers/promises';
import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { Clock, type Ctx, systemCtx } from '@tributary/platform';
import type { FixedClock } from '@tributary/platform/testing';
import { buildDealers, buildWebFeed, type FlowsApi, type FlowsWorld, FTP_PASSWORD, FTP_USER, operatorOf, startFlowsApi, startFlowsWorld } from '../testing';
import { FeedTick } from '../run/feed-tick';
import { recipeTemplate } from './recipe/templates';
import { WebVisits } from './run/web-visits';
import { TryRecipeHandler } from './try/try-recipe.handler';

let world: FlowsWorld;
let api: FlowsApi;
let site: string;
const ctx: Ctx = systemCtx('spec');

beforeAll(async () => {
  world = await startFlowsWorld();
  const { owner } = world.db;
  await buildCatalogue(owner);
  await buildSku(owner, { id: 1, code: 'P1', name: '柴机油', baseUnit: 'carton' });
  await buildDealers(owner);
  site = `${world.ftp.webUrl}/site/${FTP_USER}/`;
  world.ftp.tell({ linesPerDay: 5, products: [{ code: 'P1', name: '柴机油', specification: '4L*6', unit: '箱', price: '240.00', names: {}, strange: false }], terminals: [{ names: { D1: '仁爱汽修' }, strange: false }] });
  await control('site', { captcha: true });
  const recipe = recipeTemplate('asp-net-captcha');
  for (const id of [901, 902, 903]) await buildWebFeed(owner, { id, dealerId: 11, url: site, recipe });
  api = await startFlowsApi(world, { operator: operatorOf([11]), other: operatorOf([11]), stranger: operatorOf([12]), reader: operatorOf([11], ['flows.read']) });
});
afterAll(async () => {
  await api?.stop();
  await world?.stop();
});

const rows = async <Row>(query: string): Promise<Row[]> => (await world.db.owner.query(query)).rows as Row[];
async function control(path: string, body?: object): Promise<Record<string, unknown>> {
  const address = `${world.ftp.webUrl}/control/${path}`;
  const sent = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ftpUser: FTP_USER, ...body }) };
  return (await (await fetch(address, sent)).json()) as Record<string, unknown>;
}
const rightAnswer = async (): Promise<string> => String((await control(`site?user=${FTP_USER}`))['code']);
const stateOf = async (feedId: number): Promise<unknown> => (await rows(`SELECT state, reason ->> 'code' AS code FROM batch WHERE feed_id = ${feedId} ORDER BY id DESC LIMIT 1`))[0];

/** The question that is open now, when it comes; never the one that was. */
async function nextQuestion(feedId: number | null, but = 0): Promise<number> {
  for (let left = 400; left > 0; left -= 1) {
    const [found] = await rows<{ id: number }>(`SELECT id FROM web_question WHERE state = 'open' AND feed_id IS NOT DISTINCT FROM ${feedId ?? 'NULL'} AND id <> ${but}`);
    if (found) return Number(found.id);
    await pass(50);
  }
  throw new Error('Nobody asks.');
}
const answer = (id: number, text: string, person = 'operator') => api.call(person, `/web-questions/${id}/answer`, { answer: text });

describe('a captcha', () => {
  it('is handed to a person: a wrong answer is asked again in the same session, the right one lets the run go on; one of two people wins', async () => {
    const run = world.run(901);
    const first = await nextQuestion(901);
    expect(await rows(`SELECT payload FROM outbox WHERE name = 'flows.troubled'`)).toEqual([{ payload: { subject: 'feed', subjectId: 901, trouble: 'asks' } }]);
    const { body: seen } = await api.call('operator', `/web-questions/${first}`);
    expect(seen).toMatchObject({ feedId: 901, prompt: '请输入图片中的数字', attempt: 1, picture: expect.stringMatching(/^data:image\/png;base64,iVBOR/) as string });
    expect((await api.call('operator', '/web-questions')).body).toMatchObject({ items: [{ id: first, picture: null }] });
    for (const [person, status] of [['stranger', 404], ['reader', 403]] as const) {
      expect([person, await api.call(person, `/web-questions/${first}`)]).toMatchObject([person, { status }]);
      expect([person, await answer(first, '1', person)]).toMatchObject([person, { status }]);
    }
    expect((await api.call('stranger', '/web-questions')).body).toMatchObject({ items: [] });
    expect(await answer(first, '0000')).toMatchObject({ status: 204 });
    const second = await nextQuestion(901, first);
    expect((await api.call('operator', `/web-questions/${second}`)).body).toMatchObject({ attempt: 2 });
    const right = await rightAnswer();
    const both = await Promise.all([answer(second, right), answer(second, right, 'other')]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
    await run;
    expect(await stateOf(901)).toEqual({ state: 'done', code: null });
    expect((await rows<{ count: number }>('SELECT count(*)::integer AS count FROM flow_entry'))[0]?.count).toBeGreaterThan(20);
    expect(await rows('SELECT DISTINCT answer FROM web_question')).toEqual([{ answer: null }]);
  });

  it('is given up after three wrong answers', async () => {
    const run = world.run(901);
    for (let tries = 0, last = 0; tries < 3; tries += 1) {
      last = await nextQuestion(901, last);
      await answer(last, 'no');
    }
    await run;
    expect(await stateOf(901)).toEqual({ state: 'failed', code: 'flows.answer-wrong' });
  });

  it('that nobody answers ends the run with a plain reason', async () => {
    const clock = world.app.get(Clock) as FixedClock;
    const run = world.run(901);
    const question = await nextQuestion(901);
    clock.advance(6 * 60_000);
    await run;
    expect(await stateOf(901)).toEqual({ state: 'failed', code: 'flows.answer-missing' });
    expect(await answer(question, '1234')).toMatchObject({ status: 409, body: { code: 'flows.question-settled' } });
  });

  it('waits for at most two sites at a time: the others are no queue behind people', async () => {
    const runs = [world.run(901), world.run(902)];
    await Promise.all([nextQuestion(901), nextQuestion(902)]);
    await world.run(903);
    expect(await stateOf(903)).toEqual({ state: 'failed', code: 'flows.askers-busy' });
    for (const [index, id] of [await nextQuestion(901), await nextQuestion(902)].entries()) {
      await answer(id, 'no');
      for (let tries = 0, last = id; tries < 2; tries += 1) {
        last = await nextQuestion(index + 901, last);
        await answer(last, 'no');
      }
    }
    await Promise.all(runs);
  }, 30_000);

  it('of a run whose worker stopped is asked anew by the run that takes it up, and the old question is past', async () => {
    const run = world.run(902);
    const old = await nextQuestion(902);
    world.app.get(WebVisits).onModuleDestroy();
    await run;
    expect(await stateOf(902)).toEqual({ state: 'failed', code: 'flows.run-stopped' });
    await world.db.owner.query(`UPDATE batch SET state = 'running', finished_at = NULL WHERE feed_id = 902 AND id = (SELECT max(id) FROM batch WHERE feed_id = 902)`);
    await world.app.get(FeedTick).tick(ctx);
    const again = world.run(902);
    const fresh = await nextQuestion(902, old);
    expect(await answer(old, await rightAnswer())).toMatchObject({ status: 409 });
    await answer(fresh, await rightAnswer());
    await again;
    expect(await stateOf(902)).toMatchObject({ state: 'done' });
  });
});

describe('a recipe that is tried', () => {
  const settings = (change: object = {}): object => ({ url: site, user: FTP_USER, recipe: { ...recipeTemplate('asp-net-captcha'), ...change } });
  const tried = async (body: object): Promise<number> => Number((await api.call('operator', '/recipe-tries', { dealerId: 11, from: '2026-03-17', to: '2026-03-18', settings: settings(), secret: FTP_PASSWORD, ...body })).body['id']);

  it('shows every step, asks whoever tries, gives the first rows, and leaves nothing behind', async () => {
    const [before] = await rows('SELECT count(*) FROM raw_file');
    const id = await tried({});
    const work = world.app.get(TryRecipeHandler).handle(ctx, { tryId: id });
    await nextQuestion(null);
    const { body: asking } = await api.call('operator', `/recipe-tries/${id}`);
    expect(asking).toMatchObject({ state: 'running', question: { prompt: '请输入图片中的数字' } });
    await answer(Number((asking['question'] as { id: number }).id), await rightAnswer());
    await work;
    const { body: done } = await api.call('operator', `/recipe-tries/${id}`);
    expect(done).toMatchObject({ state: 'done', reason: null, question: null, sample: { headers: expect.arrayContaining(['销售日期', '数量']) as string[], rows: expect.arrayContaining([expect.arrayContaining(['柴机油'])]) as string[][] } });
    const steps = done['steps'] as { do: string; state: string; excerpt: string; rows: number | null }[];
    expect(steps.map(({ do: kind, state }) => `${kind} ${state}`)).toEqual(['open done', 'ask asking', 'ask done', 'submit done', 'expect done', 'open done', 'submit done', 'read done']);
    expect(steps.at(-1)?.rows).toBe(done['rows']);
    expect(steps[0]?.excerpt).toContain('经销商流向查询系统');
    expect(JSON.stringify(done)).not.toContain(FTP_PASSWORD);
    expect(await rows('SELECT secret FROM web_try')).toEqual([{ secret: null }]);
    expect((await rows('SELECT count(*) FROM raw_file'))[0]).toEqual(before);
    expect(await api.call('stranger', `/recipe-tries/${id}`)).toMatchObject({ status: 404 });
  });

  it('says at which step it fails, and why', async () => {
    const [first, ...others] = recipeTemplate('asp-net-captcha').login;
    const id = await tried({ settings: settings({ login: [first, { do: 'expect', selector: '#nowhere' }, ...others] }) });
    await world.app.get(TryRecipeHandler).handle(ctx, { tryId: id });
    expect((await api.call('operator', `/recipe-tries/${id}`)).body).toMatchObject({
      state: 'failed', reason: { code: 'flows.layout-changed' }, steps: [{ state: 'done' }, { do: 'expect', index: 1, state: 'failed', reason: { code: 'flows.layout-changed' } }],
    });
  });

  it.each([
    ['a recipe with a mistake', { settings: { url: 'http://x.example', recipe: { version: 1 } } }, 422, 'flows.recipe-invalid'],
    ['an address that is none', { settings: { url: 'file:///etc/passwd', recipe: recipeTemplate('asp-net') } }, 422, 'flows.feed-url-invalid'],
    ['the stored secret for another site', { feedId: 901, secret: null, settings: { url: 'http://evil.example/', user: FTP_USER, recipe: recipeTemplate('asp-net') } }, 422, 'flows.secret-anew'],
    ['too many days', { from: '2026-01-01', to: '2026-03-01' }, 422, 'flows.try-too-long'],
    ['a dealer out of sight', { dealerId: 12 }, 404, 'platform.not-found'],
  ])('is refused for %s', async (_what, wrong, status, code) => {
    const body = { dealerId: 11, from: '2026-03-17', to: '2026-03-18', settings: settings(), secret: FTP_PASSWORD, ...wrong };
    expect(await api.call('operator', '/recipe-tries', body)).toMatchObject({ status, body: { code } });
  });

  it('begins from templates', async () => {
    expect((await api.call('operator', '/recipe-templates')).status).toBe(200);
  });
});

describe('a web feed', () => {
  it('is set up like any other, its recipe checked, its secret kept to its site', async () => {
    const body = { name: '网页', source: 'web', settings: { url: site, user: FTP_USER, recipe: recipeTemplate('asp-net') }, secret: FTP_PASSWORD, kind: 'sale', schedule: '0 6 * * *' };
    const created = await api.call('operator', '/feeds', { ...body, dealerId: 11, code: 'F-W' });
    expect(created).toMatchObject({ status: 201, body: { source: 'web', hasSecret: true, settings: { host: '127.0.0.1', url: site, recipe: { engine: 'http' } } } });
    const change = (more: object) => api.call('operator', `/feeds/${String(created.body['id'])}/setup`, { ...body, secret: null, ...more }, 'PUT');
    expect(await change({ settings: { ...body.settings, url: 'http://evil.example/' } })).toMatchObject({ status: 422, body: { code: 'flows.secret-anew' } });
    expect(await change({ settings: { ...body.settings, recipe: { ...recipeTemplate('asp-net'), query: [] } } })).toMatchObject({ status: 422, body: { code: 'flows.recipe-invalid' } });
    expect(await change({ settings: { ...body.settings, recipe: recipeTemplate('asp-net-export') } })).toMatchObject({ status: 200 });
  });
});
