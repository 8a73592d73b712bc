import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { ReplayFileHandler } from '../run/replay-file.handler';
import { buildDealers, buildFeed, CSV_HEADER, type FlowsApi, type FlowsWorld, operatorOf, startFlowsApi, startFlowsWorld } from '../testing';

let world: FlowsWorld;
let api: FlowsApi;

beforeAll(async () => {
  world = await startFlowsWorld();
  const { owner } = world.db;
  await buildCatalogue(owner);
  await buildSku(owner, { id: 1, code: 'YH-1001', name: '柴油机油', baseUnit: 'drum' });
  await buildDealers(owner);
  const kinds = { column: '类型', values: { 销售: 'sale', 销售退货: 'sale-return', 采购: 'purchase', 赠品: 'none' } } as const;
  for (const [id, mapping] of [[1, undefined], [2, { kind: 'sale', kinds }]] as const) await buildFeed(owner, { id, dealerId: id === 1 ? 11 : 12, settings: { port: world.ftp.port, pattern: `f${id}-*` }, ...(mapping ? { mapping } : {}) });
  api = await startFlowsApi(world, { operator: operatorOf([11, 12]), stranger: operatorOf([12]), reader: operatorOf([11], ['flows.read']) });
});
afterAll(async () => {
  await api?.stop();
  await world?.stop();
});

const HEADER = `${CSV_HEADER}\n`;
const rows = async (statement: string): Promise<unknown[]> => (await world.db.owner.query(statement)).rows as unknown[];
const csv = (...days: readonly number[]): string => [CSV_HEADER, ...days.map((day) => `2026-03-${day},XS${day},仁爱汽修,YH-1001,柴油机油,${day},桶,100,${day * 100}`), ''].join('\n');
interface Arrived {
  readonly id: number;
  readonly batch: number;
  readonly state: string;
  readonly code: string | null;
}
const arrival = async (where: string): Promise<Arrived> =>
  (await rows(`SELECT f.id, o.batch_id AS batch, o.state, o.classification, o.rows, o.reason ->> 'code' AS code FROM raw_file f JOIN raw_file_outcome o ON o.raw_file_id = f.id WHERE ${where} ORDER BY f.id DESC LIMIT 1`))[0] as Arrived;
const send = async (feedId: number, name: string, content: string): Promise<Arrived> => {
  world.drop(`f${feedId}-${name}`, Buffer.from(content));
  await world.run(feedId);
  return arrival(`f.feed_id = ${feedId}`);
};
const replay = (id: number): Promise<void> => world.app.get(ReplayFileHandler).handle(world.ctx, { rawFileId: id });
const say = async (person: string, id: number, from: string, to: string): Promise<number> => (await api.call(person, `/raw-files/${id}/nothing`, { from, to })).status;
const wouldEmpty = async (id: number, from: string, to: string): Promise<unknown> => (await api.call('operator', `/raw-files/${id}/nothing?from=${from}&to=${to}`)).body;
/** Days of a dealer with their entries. */
const ledger = async (dealerId: number): Promise<string> =>
  ((await rows(`SELECT kind || ' ' || to_char(entry_date, 'FMDD') || ':' || entries AS day FROM flow_day WHERE dealer_id = ${dealerId} ORDER BY kind DESC, entry_date`)) as { day: string }[]).map(({ day }) => day).join(', ');

describe('a file that has a header and no rows', () => {
  let blank: Arrived;

  it('is refused, for it may be an export that failed, and waits at the desk', async () => {
    expect(await send(1, 'full.csv', csv(16, 17))).toMatchObject({ state: 'posted' });
    blank = await send(1, 'blank.csv', HEADER);
    expect(blank).toMatchObject({ state: 'rejected', code: 'flows.no-rows' });
    const { body } = await api.call('operator', '/flow-tasks');
    expect((body['items'] as { title: string; link: string }[]).filter(({ title }) => title === 'f1-blank.csv')).toEqual([expect.objectContaining({ link: `/batches/${blank.batch}` })]);
  });

  it('tells before anybody says that there was nothing what that would take away', async () => {
    expect(await wouldEmpty(blank.id, '2026-03-17', '2026-03-19')).toEqual({ days: 1, entries: 1 });
    expect(await wouldEmpty(blank.id, '2026-03-18', '2026-03-19')).toEqual({ days: 0, entries: 0 });
  });

  it('is judged by those who operate the feeds of its dealer, for days that have been and are not many', async () => {
    expect([await say('stranger', blank.id, '2026-03-18', '2026-03-19'), await say('reader', blank.id, '2026-03-18', '2026-03-19')]).toEqual([404, 403]);
    const wrong: [string, string][] = [['2026-03-19', '2026-03-18'], ['2026-03-18', '2026-03-21'], ['2025-12-18', '2026-03-20'], ['yesterday', '2026-03-18'], ['2026-02-30', '2026-03-01']];
    for (const [from, to] of wrong) expect([from, await say('operator', blank.id, from, to)]).toEqual([from, 422]);
    expect(await ledger(11)).toBe('sale 16:1, sale 17:1');
  });

  it('counts as days without anything once a person says so, and once only', async () => {
    const answers = await Promise.all([1, 2].map(() => say('operator', blank.id, '2026-03-18', '2026-03-19')));
    expect(answers.sort()).toEqual([204, 409]);
    await replay(blank.id);
    expect(await arrival(`f.id = ${blank.id}`)).toMatchObject({ state: 'posted', classification: 'new', rows: 0, code: null });
    expect(await ledger(11)).toBe('sale 16:1, sale 17:1, sale 18:0, sale 19:0');
    await replay(blank.id);
    expect(await ledger(11)).toBe('sale 16:1, sale 17:1, sale 18:0, sale 19:0');
    const { body } = await api.call('operator', `/batches/${blank.batch}`);
    expect((body['arrivals'] as unknown[])[0]).toMatchObject({ nothingBy: expect.any(String) as string, periodFrom: '2026-03-18', periodTo: '2026-03-19', reason: null });
    expect(await rows(`SELECT detail FROM audit_entry WHERE action = 'flows.say-nothing'`)).toEqual([{ detail: { name: 'f1-blank.csv', dealerId: 11, from: '2026-03-18', to: '2026-03-19' } }]);
  });

  it('says nothing of the next one, which looks the same', async () => {
    expect(await send(1, 'blank-2.csv', HEADER)).toMatchObject({ state: 'rejected', code: 'flows.no-rows' });
  });

  it('makes way for a file with rows that comes later, and empties what came before', async () => {
    expect(await send(1, 'late.csv', csv(18))).toMatchObject({ state: 'posted', classification: 'correction' });
    const { id } = await arrival(`f.name = 'f1-blank-2.csv'`);
    expect(await wouldEmpty(id, '2026-03-17', '2026-03-19')).toEqual({ days: 1, entries: 1 });
    expect(await say('operator', id, '2026-03-17', '2026-03-19')).toBe(204);
    await replay(id);
    expect(await ledger(11)).toBe('sale 16:1, sale 17:0, sale 18:1, sale 19:0');
    expect(await rows(`SELECT to_char(entry_date, 'FMDD') AS day, entries FROM flow_day_past WHERE dealer_id = 11 AND entries > 0`)).toEqual([{ day: '17', entries: 1 }]);
  });
});

describe('other files', () => {
  it('of no byte at all are asked about in the same way', async () => {
    const { id, ...state } = await send(1, 'none.csv', '');
    expect(state).toMatchObject({ state: 'rejected', code: 'sheets.file-empty' });
    expect(await say('operator', id, '2026-03-20', '2026-03-20')).toBe(204);
    await replay(id);
    expect(await ledger(11)).toBe('sale 16:1, sale 17:0, sale 18:1, sale 19:0, sale 20:0');
  });

  it('of several kinds had nothing of each', async () => {
    const { id, code } = await send(2, 'kinds.csv', `${CSV_HEADER},类型\n`);
    expect(code).toBe('flows.no-rows');
    expect(await say('operator', id, '2026-03-19', '2026-03-19')).toBe(204);
    await replay(id);
    expect(await ledger(12)).toBe('sale 19:0, purchase 19:0');
  });

  it('that have rows are no matter of a word', async () => {
    const { id } = await arrival(`f.name = 'f1-full.csv'`);
    expect(await say('operator', id, '2026-03-18', '2026-03-18')).toBe(409);
    const refused = await send(1, 'text.csv', 'nothing that is a table');
    expect(refused.state).toBe('rejected');
    expect(await say('operator', refused.id, '2026-03-18', '2026-03-18')).toBe(409);
  });
});
