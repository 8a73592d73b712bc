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
  for (const [id, dealerId] of [[1, 11], [2, 12], [3, 11]] as const) await buildFeed(owner, { id, dealerId, settings: { port: world.ftp.port, pattern: `f${id}-*` }, ...(id === 3 ? { mapping: { kind: 'purchase' } } : {}) });
  await owner.query(`UPDATE feed SET coverage = 'month' WHERE id IN (1, 3)`);
  api = await startFlowsApi(world, { operator: operatorOf([11, 12]), stranger: operatorOf([12]), reader: operatorOf([11], ['flows.read']) });
});
afterAll(async () => {
  await api?.stop();
  await world?.stop();
});

const rows = async (statement: string): Promise<unknown[]> => (await world.db.owner.query(statement)).rows as unknown[];
/** A file of some days of a month, one row a day unless said otherwise. */
const csv = (days: readonly number[], month = '2026-03', quantity = 1): string =>
  [CSV_HEADER, ...days.map((day) => `${month}-${String(day).padStart(2, '0')},XS${month}${day},仁爱汽修,YH-1001,柴油机油,${quantity},桶,100,${quantity * 100}`), ''].join('\n');
interface Arrived {
  readonly id: number;
  readonly batch: number;
  readonly state: string;
  readonly classification: string | null;
  readonly code: string | null;
}
const last = async (feedId: number): Promise<Arrived> =>
  (await rows(`SELECT f.id, o.batch_id AS batch, o.state, o.classification, o.reason ->> 'code' AS code FROM raw_file f JOIN raw_file_outcome o ON o.raw_file_id = f.id WHERE f.feed_id = ${feedId} ORDER BY f.id DESC LIMIT 1`))[0] as Arrived;
const send = async (feedId: number, name: string, content: string): Promise<Arrived> => {
  world.drop(`f${feedId}-${name}`, Buffer.from(content));
  await world.run(feedId);
  return last(feedId);
};
/** Days of the dealer's month with their entries. */
const ledger = async (dealerId: number, month = '2026-03', kind = 'sale'): Promise<string> =>
  ((await rows(`SELECT to_char(entry_date, 'FMDD') || ':' || entries AS day FROM flow_day WHERE dealer_id = ${dealerId} AND kind = '${kind}' AND to_char(entry_date, 'YYYY-MM') = '${month}' ORDER BY entry_date`)) as { day: string }[])
    .map(({ day }) => day).join(' ');
const replay = (id: number): Promise<void> => world.app.get(ReplayFileHandler).handle(world.ctx, { rawFileId: id });

describe('a feed whose files hold the month to date', () => {
  it('empties a day that a later file leaves out, and says which days had nothing', async () => {
    expect(await send(1, 'a.csv', csv([2, 3, 5]))).toMatchObject({ state: 'posted', classification: 'new' });
    expect(await ledger(11)).toBe('1:0 2:1 3:1 4:0 5:1');
    expect(await send(1, 'b.csv', csv([2, 5, 6]))).toMatchObject({ state: 'posted', classification: 'correction' });
    expect(await ledger(11)).toBe('1:0 2:1 3:0 4:0 5:1 6:1');
    expect(await rows(`SELECT count(*)::int AS entries FROM flow_entry WHERE dealer_id = 11 AND entry_date = '2026-03-03'`)).toEqual([{ entries: 0 }]);
    expect(await rows(`SELECT to_char(entry_date, 'FMDD') AS day, entries FROM flow_day_past WHERE dealer_id = 11`)).toEqual([{ day: '3', entries: 1 }]);
  });

  it('finds the same again identical', async () => {
    expect(await send(1, 'c.csv', `${csv([2, 5, 6]).trimEnd()}\n\n`)).toMatchObject({ state: 'identical', classification: 'identical' });
  });

  it('leaves other months, other kinds and other dealers alone', async () => {
    expect(await send(2, 'other.csv', csv([4], '2026-03'))).toMatchObject({ state: 'posted' });
    expect(await send(3, 'bought.csv', csv([4], '2026-03', 7))).toMatchObject({ state: 'posted' });
    expect(await send(1, 'february.csv', csv([10, 11], '2026-02'))).toMatchObject({ state: 'posted' });
    expect([await ledger(11), await ledger(11, '2026-03', 'purchase'), await ledger(12)]).toEqual(['1:0 2:1 3:0 4:0 5:1 6:1', '1:0 2:0 3:0 4:1', '4:1']);
  });

  it('changes nothing of files that counted before anybody declared it, when they are counted again', async () => {
    const { id } = await send(2, 'more.csv', csv([6], '2026-03'));
    await world.db.owner.query(`UPDATE feed SET coverage = 'month' WHERE id = 2`);
    await replay(id);
    expect(await ledger(12)).toBe('4:1 6:1');
    await world.db.owner.query(`UPDATE feed SET coverage = 'days' WHERE id = 2`);
  });
});

describe('a feed that declares nothing', () => {
  it('is told what its files seem to hold', async () => {
    const seems = async (): Promise<unknown> => (await api.call('operator', '/feeds/2')).body['seems'];
    expect(await seems()).toBeNull();
    for (const last of [9, 10, 11, 12, 13]) await send(2, `to-${last}.csv`, csv([1, 5, 8, last], '2026-01'));
    expect(await seems()).toBe('month');
    expect(await api.call('operator', '/feeds/1')).toMatchObject({ body: { coverage: 'month', seems: null } });
  });
});

describe('a file that tells of less than its feed declares', () => {
  let stopped: Arrived;

  it('stops before it empties anything, and waits at the desk with the days that it leaves out', async () => {
    stopped = await send(1, 'increment.csv', csv([8]));
    expect(stopped).toMatchObject({ state: 'rejected', code: 'flows.days-left-out' });
    expect(await ledger(11)).toBe('1:0 2:1 3:0 4:0 5:1 6:1');
    const { body } = await api.call('operator', '/flow-tasks');
    const message = (body['items'] as { title: string; reason: { message: string } }[]).find(({ title }) => title === 'f1-increment.csv')?.reason.message;
    expect(message).toBe('Files of this feed hold the month to date, but this one leaves out days that were posted: 3 from 2026-03-02 to 2026-03-06, with 3 entries. Counting it would empty them');
  });

  it('is stopped again however often it is counted again without a word', async () => {
    await replay(stopped.id);
    expect(await last(1)).toMatchObject({ id: stopped.id, state: 'rejected', code: 'flows.days-left-out' });
  });

  it('is one file while it waits, however often its bytes come', async () => {
    expect(await send(1, 'increment-copy.csv', csv([8]))).toMatchObject({ state: 'identical', code: 'flows.came-before' });
    expect(await ledger(11)).toBe('1:0 2:1 3:0 4:0 5:1 6:1');
  });

  it('is nobody’s to decide but of those who see its dealer and operate its feeds, and needs one of two words', async () => {
    const url = `/raw-files/${stopped.id}/coverage`;
    const say = async (person: string, body: Record<string, unknown>): Promise<number> => (await api.call(person, url, body)).status;
    expect([await say('stranger', { tells: 'days' }), await say('reader', { tells: 'days' }), await say('operator', { tells: 'all' })]).toEqual([404, 403, 422]);
  });

  it('counts for its own days only, when a person says so; nobody says it twice', async () => {
    const answers = await Promise.all([1, 2].map(() => api.call('operator', `/raw-files/${stopped.id}/coverage`, { tells: 'days' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    await replay(stopped.id);
    expect(await ledger(11)).toBe('1:0 2:1 3:0 4:0 5:1 6:1 8:1');
    const { body } = await api.call('operator', `/batches/${stopped.batch}`);
    expect((body['arrivals'] as { coverageBy: string | null }[])[0]?.coverageBy).toEqual(expect.any(String));
    expect(await rows(`SELECT detail ->> 'saying' AS saying FROM audit_entry WHERE action = 'flows.say-coverage'`)).toEqual([{ saying: 'days' }]);
  });

  it('empties the days when a person says that they are empty', async () => {
    const { id } = await send(1, 'really.csv', csv([8, 9]));
    expect((await last(1)).state).toBe('rejected');
    expect((await api.call('operator', `/raw-files/${id}/coverage`, { tells: 'declared' })).status).toBe(204);
    await replay(id);
    expect(await last(1)).toMatchObject({ state: 'posted', classification: 'correction' });
    expect(await ledger(11)).toBe('1:0 2:0 3:0 4:0 5:0 6:0 7:0 8:1 9:1');
  });

  it('counts as what it is once its feed is declared otherwise', async () => {
    const { id } = await send(1, 'again.csv', csv([12]));
    expect((await last(1)).state).toBe('rejected');
    await world.db.owner.query(`UPDATE feed SET coverage = 'days' WHERE id = 1`);
    await replay(id);
    expect(await ledger(11)).toBe('1:0 2:0 3:0 4:0 5:0 6:0 7:0 8:1 9:1 12:1');
  });
});

describe('a file that waited for a word', () => {
  it('does not change a day that a later file told again as it stood', async () => {
    await world.db.owner.query(`UPDATE feed SET coverage = 'month' WHERE id = 2`);
    const quantity = async (): Promise<unknown> => (await rows(`SELECT quantity::integer AS quantity FROM flow_daily WHERE dealer_id = 12 AND entry_date = '2025-12-02'`))[0];
    expect(await send(2, 'first.csv', csv([1, 2], '2025-12'))).toMatchObject({ state: 'posted' });
    const waits = await send(2, 'wrong.csv', csv([2], '2025-12', 7));
    expect(waits).toMatchObject({ state: 'rejected', code: 'flows.days-left-out' });
    expect(await send(2, 'right.csv', csv([1, 2, 3], '2025-12'))).toMatchObject({ state: 'posted', classification: 'extension' });
    expect((await api.call('operator', `/raw-files/${waits.id}/coverage`, { tells: 'days' })).status).toBe(204);
    await replay(waits.id);
    expect(await rows(`SELECT state, posted FROM raw_file_outcome WHERE raw_file_id = ${waits.id}`)).toEqual([{ state: 'identical', posted: 0 }]);
    expect(await quantity()).toEqual({ quantity: 1 });
  });
});
