import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { Test, type TestingModule } from '@nestjs/testing';
import { type Ctx, PlatformModule, UnitOfWork } from '@tributary/platform';
import { userCtx } from '@tributary/platform/testing';
import { buildTerminal } from '@tributary/terminals/testing';
import { FlowsHttpModule } from '../flows.http-module';
import { RepostNameHandler } from '../run/repost-name.handler';
import { buildDealers, buildFeed, CSV_HEADER, type FlowsWorld, startFlowsWorld, staleWeights } from '../testing';
import { NameResolver } from './name-resolver';

let world: FlowsWorld;
let api: TestingModule;
const operator = (dealers: number[]): Ctx =>
  userCtx({ organisationId: 1, organisationKind: 'head_office', tier: null, name: '李数据' }, { flow: { all: false, dealer: dealers, branch: [] }, catalogue: { all: true, product_line: [], sku: [] } });

beforeAll(async () => {
  world = await startFlowsWorld();
  const { owner } = world.db;
  await buildCatalogue(owner);
  await buildSku(owner, { id: 1, code: 'YH-1001', baseUnit: 'drum' });
  await buildSku(owner, { id: 2, code: 'YH-1002', baseUnit: 'drum' });
  await buildDealers(owner);
  for (const id of [1, 2]) await buildTerminal(owner, { id, name: `终端${id}` });
  await buildFeed(owner, { id: 1, dealerId: 11, settings: { port: world.ftp.port } });
  api = await Test.createTestingModule({ imports: [PlatformModule.with(world.config), FlowsHttpModule] }).compile();
  world.drop('1.csv', [CSV_HEADER, '2026-03-01,XS1,老王,A9,神油,2,桶,10,20', '2026-03-01,XS2,老王,YH-1001,,1,桶,7,7', '2026-03-02,XS3,终端2,A9,神油,3,桶,10,30', ''].join('\n'));
  await world.run(1);
});
afterAll(async () => {
  await api.close();
  await world.stop();
});

const rows = async <Row>(query: string): Promise<Row[]> => (await world.db.owner.query(query)).rows as Row[];
const nameId = async (shown: string): Promise<number> => (await rows<{ id: number }>(`SELECT id FROM flow_name WHERE text_shown = '${shown}'`))[0]?.id ?? 0;
const decide = <T>(ctx: Ctx, work: (tx: Parameters<NameResolver['undo']>[0]) => Promise<T>): Promise<T> => api.get(UnitOfWork).write(ctx, work);
/** What the worker does with the job that a decision leaves behind. */
const repost = (id: number) => world.app.get(RepostNameHandler, { strict: false }).handle(world.ctx, { nameId: id });
const dashboard = () => rows(`SELECT entry_date, sku_id, quantity, amount FROM flow_daily ORDER BY entry_date, sku_id`);

const BEFORE = [{ entry_date: '2026-03-01', sku_id: 1, quantity: '1.000', amount: '7.00' }];

describe('a decision about a product', () => {
  it('says what it concerns, moves the daily sums, and ends the alarm', async () => {
    expect(await dashboard()).toEqual(BEFORE);
    const id = await nameId('神油 (A9)');
    const name = await decide(operator([11]), (tx) => api.get(NameResolver).resolve(tx, id, 2));
    expect(name).toMatchObject({ state: 'resolved', rows: 2, amount: '50.00', quantity: '5', unit: '桶', target: { id: 2, code: 'YH-1002' }, method: 'person', resolvedBy: '李数据' });
    await repost(id);
    expect(await dashboard()).toEqual([...BEFORE, { entry_date: '2026-03-01', sku_id: 2, quantity: '2.000', amount: '20.00' }, { entry_date: '2026-03-02', sku_id: 2, quantity: '3.000', amount: '30.00' }]);
    expect(await rows('SELECT b.state, b.posted, b.faults, f.last_state FROM batch b JOIN feed f ON f.id = b.feed_id')).toEqual([{ state: 'done', posted: 3, faults: 0, last_state: 'ok' }]);
    expect(await rows('SELECT * FROM flow_fault')).toEqual([]);
    expect(await staleWeights(world.db.owner)).toEqual([]);
  });

  it('holds for the files that come later', async () => {
    world.drop('2.csv', [CSV_HEADER, '2026-03-03,XS4,老王,A9,神油,1,桶,10,10', ''].join('\n'));
    await world.run(1);
    expect(await rows(`SELECT quantity FROM flow_daily WHERE sku_id = 2 AND entry_date = '2026-03-03'`)).toEqual([{ quantity: '1.000' }]);
    expect(await rows(`SELECT method, decided_by FROM flow_name WHERE text_shown = '神油 (A9)'`)).toEqual([{ method: 'person', decided_by: '李数据' }]);
  });

  it('can be taken back: the sums are what they were, in every file', async () => {
    const id = await nameId('神油 (A9)');
    const name = await decide(operator([11]), (tx) => api.get(NameResolver).undo(tx, id));
    expect(name).toMatchObject({ state: 'open', target: null, method: null, resolvedBy: null });
    await repost(id);
    expect(await dashboard()).toEqual(BEFORE);
    expect(await rows(`SELECT code, name_id FROM flow_fault`)).toEqual(Array.from({ length: 3 }, () => ({ code: 'flows.product-unmatched', name_id: id })));
    expect(await rows('SELECT state FROM batch ORDER BY id')).toEqual([{ state: 'attention' }, { state: 'attention' }]);
    expect(await staleWeights(world.db.owner)).toEqual([]);
    await expect(decide(operator([11]), (tx) => api.get(NameResolver).undo(tx, id))).rejects.toMatchObject({ code: 'flows.name-not-decided' });
  });
});

describe('a decision about a terminal', () => {
  const meant = () => rows(`SELECT t.name FROM flow_entry e JOIN flow_name n ON n.id = e.customer_name_id LEFT JOIN terminal t ON t.id = n.terminal_id`);
  it('counts at once, without posting anything again, and can be taken back', async () => {
    const id = await nameId('老王');
    const [entry] = await rows('SELECT id, xmin::text FROM flow_entry');
    expect(await meant()).toEqual([{ name: null }]);
    const name = await decide(operator([11]), (tx) => api.get(NameResolver).resolve(tx, id, 1));
    expect(name).toMatchObject({ rows: 1, amount: '7.00', target: { id: 1 } });
    expect(await meant()).toEqual([{ name: '终端1' }]);
    await decide(operator([11]), (tx) => api.get(NameResolver).undo(tx, id));
    await repost(id);
    expect(await meant()).toEqual([{ name: null }]);
    expect(await rows('SELECT id, xmin::text FROM flow_entry')).toEqual([entry]);
  });

  it('that overruled a certain match gives way to it when taken back', async () => {
    const id = await nameId('终端2');
    const target = () => rows(`SELECT terminal_id, method FROM flow_name WHERE id = ${id}`);
    await decide(operator([11]), (tx) => api.get(NameResolver).resolve(tx, id, 1));
    expect(await target()).toEqual([{ terminal_id: 1, method: 'person' }]);
    await decide(operator([11]), (tx) => api.get(NameResolver).undo(tx, id));
    await repost(id);
    expect(await target()).toEqual([{ terminal_id: 2, method: 'name' }]);
  });
});

describe('decisions', () => {
  it('are refused about foreign names, as if they did not exist, and about unknown targets', async () => {
    const id = await nameId('神油 (A9)');
    const resolver = api.get(NameResolver);
    await expect(decide(operator([12]), (tx) => resolver.resolve(tx, id, 2))).rejects.toMatchObject({ code: 'platform.not-found' });
    await expect(decide(operator([12]), (tx) => resolver.undo(tx, id))).rejects.toMatchObject({ code: 'platform.not-found' });
    await expect(decide(operator([11]), (tx) => resolver.resolve(tx, id, 404))).rejects.toMatchObject({ code: 'flows.target-unknown' });
  });

  it('are on record', async () => {
    const entries = await rows<{ action: string }>(`SELECT action FROM audit_entry ORDER BY id`);
    expect(entries.map(({ action }) => action)).toEqual(['flows.resolve-name', 'flows.undo-resolution', 'flows.resolve-name', 'flows.undo-resolution', 'flows.resolve-name', 'flows.undo-resolution']);
  });
});
