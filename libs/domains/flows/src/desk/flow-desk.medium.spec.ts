import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { SYSTEM_SCOPE, type TxCtx, UnitOfWork } from '@tributary/platform';
import { countStatements, FixedClock } from '@tributary/platform/testing';
import { gb18030 } from '@tributary/sheets/testing';
import { flowsPermissions } from '../flows.permissions';
import { buildDealers, buildFeed, CSV_HEADER, type FlowsApi, type FlowsWorld, operatorOf, startFlowsApi, startFlowsWorld, TODAY } from '../testing';
import { FlowTaskRepository } from './flow-task.repository';

const PEOPLE = {
  own: { ...operatorOf([11]), actor: { ...operatorOf([11]).actor, userId: 501, name: 'Own' } },
  second: { ...operatorOf([11]), actor: { ...operatorOf([11]).actor, userId: 502, name: 'Second' } },
  foreign: operatorOf([12]),
  reader: operatorOf([11], [flowsPermissions.read]),
} as Record<string, ReturnType<typeof operatorOf>>;
let world: FlowsWorld;
let api: FlowsApi;

beforeAll(async () => {
  world = await startFlowsWorld();
  const { owner } = world.db;
  await buildCatalogue(owner);
  await buildSku(owner, { id: 1, code: 'YH-1001', name: '柴油机油', baseUnit: 'drum', units: { carton: '4' } });
  await buildDealers(owner);
  await owner.query(`INSERT INTO app_user (id, organisation_id, account, name, password_hash) SELECT id, 1, 'u' || id, 'U' || id, '' FROM unnest(ARRAY[501, 502]) AS id`);
  await buildFeed(owner, { id: 1, dealerId: 11, settings: { port: world.ftp.port } });
  await buildFeed(owner, { id: 2, dealerId: 12, settings: { port: 1 } });
  world.drop('好.csv', gb18030([CSV_HEADER, '2026-03-01,XS1,老王,YH-1001,柴油机油,2,箱,100,200.00', ''].join('\r\n')));
  world.drop('坏.csv', gb18030([CSV_HEADER, '2026-03-02,XS1,老王,A9,神油,3,桶,10,300.00', '2026-03-02,XS2,老王,YH-1001,柴油机油,1,袋,9,90.00', '昨天,XS3,老王,YH-1001,柴油机油,1,箱,,', ''].join('\r\n')));
  world.drop('不是表.xls', Buffer.from('MZ this is a program'));
  await world.run(1);
  await world.run(2);
  api = await startFlowsApi(world, PEOPLE);
});
afterAll(async () => {
  await api?.stop();
  await world?.stop();
});

const items = async (person: string, query = ''): Promise<Record<string, unknown>[]> => (await api.call(person, `/flow-tasks${query}`)).body['items'] as Record<string, unknown>[];

describe('what waits', () => {
  it('is one list by value, which says what the value rests on, whose it is, and where it is decided', async () => {
    const found = await items('own');
    expect(found.map(({ kind, title, value, basis, rows }) => [kind, title, value, basis, rows])).toEqual([
      ['unmatched-product', '神油 (A9)', '300.00', 'rows', 1],
      ['unmatched-terminal', '老王', '200.00', 'rows', 1],
      ['refused-arrival', '不是表.xls', '200.00', 'usual-day', null],
      ['faulty-rows', 'F1', '200.00', 'usual-row', 1],
      ['faulty-rows', 'F1', '90.00', 'rows', 1],
    ]);
    expect(found[2]).toMatchObject({ dealerCode: 'D11', ownerId: null, link: expect.stringMatching(/^\/batches\/\d+$/), reason: { message: expect.any(String) } });
    expect(found[3]).toMatchObject({ reason: { code: 'flows.date-invalid' }, link: expect.stringMatching(/^\/flow-desk\/causes\/[0-9a-f]{32}$/) });
    expect((await items('foreign')).map(({ kind, title, basis }) => [kind, title, basis])).toEqual([['troubled-feed', 'F2', 'none']]);
  });

  it('is found by kind, dealer and words, sorted by age, and read page by page', async () => {
    expect(await items('own', '?kind=refused-arrival')).toHaveLength(1);
    expect(await items('own', '?dealerId=12')).toEqual([]);
    expect((await items('own', `?search=${encodeURIComponent('神油')}`)).map(({ kind }) => kind)).toEqual(['unmatched-product']);
    const all = await items('own', '?sort=since');
    const pages: unknown[] = [];
    for (let cursor: unknown = ''; cursor !== null; ) {
      const { body } = await api.call('own', `/flow-tasks?sort=since&limit=2${cursor ? `&cursor=${String(cursor)}` : ''}`);
      pages.push(...(body['items'] as unknown[]));
      cursor = body['nextCursor'];
    }
    expect(pages).toEqual(all);
    expect((await api.call('own', '/flow-tasks/counts')).body).toEqual([
      { kind: 'faulty-rows', tasks: 2, value: '290.00' }, { kind: 'refused-arrival', tasks: 1, value: '200.00' }, { kind: 'unmatched-product', tasks: 1, value: '300.00' }, { kind: 'unmatched-terminal', tasks: 1, value: '200.00' },
    ]);
  });

  it('costs one statement, and shows a foreign dealer nothing even when only row-level security is left', async () => {
    const repository = new FlowTaskRepository(new FixedClock(TODAY));
    const ask = (tx: TxCtx) => repository.list(tx, { view: 'open', sort: 'value', limit: 50 });
    expect(await countStatements(world.db.source, () => world.db.uow.read(world.ctx, ask))).toHaveLength(3);
    const seen = await world.app.get(UnitOfWork).read(PEOPLE['foreign'] as never, (narrow) => ask({ ...narrow, scope: SYSTEM_SCOPE }));
    expect(seen.map(({ title }) => title)).toEqual(['F2']);
  });
});

describe('who does it', () => {
  it('is claimed by one of two, taken over knowingly, and given back', async () => {
    const [task] = await items('own', '?kind=refused-arrival');
    const name = { kind: task?.['kind'], subject: task?.['subject'] };
    const answers = await Promise.all(['own', 'second'].map((person) => api.call(person, '/flow-tasks/claim', name)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = answers[0]?.status === 200 ? 'own' : 'second';
    const [loser, from] = winner === 'own' ? ['second', 501] : ['own', 502];
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'flows.task-taken' });
    expect(await items(winner, '?view=mine')).toHaveLength(1);
    expect((await api.call(loser, '/flow-tasks/claim', { ...name, from })).status).toBe(200);
    expect((await api.call(winner, '/flow-tasks/release', name)).status).toBe(409);
    expect((await api.call(loser, '/flow-tasks/release', name)).body).toMatchObject({ ownerId: null, claimedAt: null });
  });

  it('puts it off with a reason until a day to come; then it is out of the way, and back when woken', async () => {
    const [task] = await items('own', '?kind=unmatched-product');
    const name = { kind: task?.['kind'], subject: task?.['subject'] };
    expect((await api.call('own', '/flow-tasks/snooze', { ...name, until: '2026-03-20', reason: 'x' })).body).toMatchObject({ code: 'flows.snooze-date' });
    expect((await api.call('own', '/flow-tasks/snooze', { ...name, until: '2026-03-25', reason: 'The dealer answers on Monday' })).body).toMatchObject({ snoozedUntil: '2026-03-25', snoozedBy: 'Own' });
    expect(await items('own', '?kind=unmatched-product')).toEqual([]);
    expect(await items('own', '?view=snoozed')).toMatchObject([{ snoozeReason: 'The dealer answers on Monday' }]);
    expect((await api.call('own', '/flow-tasks/wake', name)).status).toBe(200);
    expect(await items('own', '?kind=unmatched-product')).toHaveLength(1);
  });

  it('is nobody who may not, and nothing that is foreign or absent', async () => {
    const [task] = await items('own', '?kind=refused-arrival');
    const name = { kind: task?.['kind'], subject: task?.['subject'] };
    expect((await api.call('reader', '/flow-tasks/claim', name)).status).toBe(403);
    const [foreign, absent] = [await api.call('foreign', '/flow-tasks/claim', name), await api.call('foreign', '/flow-tasks/claim', { ...name, subject: '987654321' })];
    expect([foreign.status, foreign.body]).toEqual([404, { ...absent.body, correlationId: foreign.body['correlationId'] }]);
  });
});
