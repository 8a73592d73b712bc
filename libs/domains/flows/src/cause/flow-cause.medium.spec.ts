import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { SYSTEM_SCOPE, UnitOfWork } from '@tributary/platform';
import { gb18030 } from '@tributary/sheets/testing';
import { flowsPermissions } from '../flows.permissions';
import { applyDecisions, buildDealers, buildFeed, CSV_HEADER, type FlowsApi, type FlowsWorld, operatorOf, startFlowsApi, startFlowsWorld } from '../testing';
import { FlowCauseRepository } from './flow-cause.repository';

const PEOPLE = { both: operatorOf([11, 12]), own: operatorOf([11]), foreign: operatorOf([99]), reader: operatorOf([11, 12], [flowsPermissions.read]) };
let world: FlowsWorld;
let api: FlowsApi;

const csv = (...rows: string[]): Buffer => gb18030([CSV_HEADER, ...rows, ''].join('\r\n'));
const causes = async (person = 'both'): Promise<Record<string, unknown>[]> => (await api.call(person, '/flow-causes')).body['items'] as Record<string, unknown>[];
const causeOf = async (code: string): Promise<string> => String((await causes()).find((cause) => cause['code'] === code)?.['cause']);
const counted = async (): Promise<unknown[]> => (await world.db.owner.query(`SELECT dealer_id AS dealer, entry_date::text AS date, quantity::text FROM flow_entry ORDER BY 1, 2`)).rows;

const apply = (): Promise<void> => applyDecisions(world);

beforeAll(async () => {
  world = await startFlowsWorld();
  const { owner } = world.db;
  await buildCatalogue(owner);
  await buildSku(owner, { id: 1, code: 'YH-1001', name: '柴油机油', baseUnit: 'drum', units: { carton: '4' } });
  await buildDealers(owner);
  await buildFeed(owner, { id: 1, dealerId: 11, settings: { port: world.ftp.port, pattern: 'a*' } });
  await buildFeed(owner, { id: 2, dealerId: 12, settings: { port: world.ftp.port, pattern: 'b*' } });
  world.drop('a1.csv', csv('2026-03-01,X1,老王,YH-1001,柴油机油,2,件,100,200.00', '2026-03-02,X2,老王,A9,神油,1,桶,,70.00', '本月,X3,老王,YH-1001,柴油机油,1,箱,,5.00', '上月,X4,老王,YH-1001,柴油机油,1,箱,,5.00'));
  world.drop('a2.csv', csv('2026-03-03,X5,老王,YH-1001,柴油机油,1,件,100,100.00'));
  world.drop('b1.csv', csv('2026-03-01,Y1,老李,YH-1001,柴油机油,3,件,100,300.00', '2026-03-02,Y2,老李,A9,神油,1,桶,,30.00'));
  await world.run(1);
  await world.run(2);
  api = await startFlowsApi(world, PEOPLE);
});
afterAll(async () => {
  await api?.stop();
  await world?.stop();
});

describe('causes', () => {
  it('put rows of one fault together across files and dealers, with what they would come to, as far as a person sees them', async () => {
    const figures = (list: Record<string, unknown>[]) => list.map(({ code, rows, files, dealers, amount }) => [code, rows, files, dealers, amount]);
    expect(figures(await causes())).toEqual([
      ['flows.unit-unknown', 3, 3, 2, '600.00'], ['flows.product-unmatched', 2, 2, 2, '100.00'], ['flows.date-invalid', 1, 1, 1, '5.00'], ['flows.date-invalid', 1, 1, 1, '5.00'],
    ]);
    expect(figures(await causes('own'))[0]).toEqual(['flows.unit-unknown', 2, 2, 1, '300.00']);
    const { body } = await api.call('both', `/flow-causes/${await causeOf('flows.unit-unknown')}`);
    expect(body).toMatchObject({ actions: ['unit', 'ignore'], units: expect.arrayContaining(['carton', 'drum']), message: 'Unknown unit: 件' });
    expect((body['where'] as { fileName: string }[]).map(({ fileName }) => fileName).sort()).toEqual(['a1.csv', 'a2.csv', 'b1.csv']);
    expect((body['samples'] as { texts: string[] }[])[0]?.texts).toContain('件');
  });

  it('are nothing to a foreign person, by the routes or by row-level security alone', async () => {
    const cause = await causeOf('flows.unit-unknown');
    expect(await causes('foreign')).toEqual([]);
    const [foreign, absent] = [await api.call('foreign', `/flow-causes/${cause}`), await api.call('foreign', `/flow-causes/${'0'.repeat(32)}`)];
    expect([foreign.status, foreign.body]).toEqual([404, { ...absent.body, correlationId: foreign.body['correlationId'] }]);
    expect((await api.call('foreign', `/flow-causes/${cause}/decide`, { action: 'ignore', reason: 'x' })).status).toBe(404);
    expect((await api.call('reader', `/flow-causes/${cause}/decide`, { action: 'ignore', reason: 'x' })).status).toBe(403);
    const seen = await world.app.get(UnitOfWork).read(PEOPLE.foreign, (narrow) => new FlowCauseRepository().list({ ...narrow, scope: SYSTEM_SCOPE }, { limit: 9 }));
    expect(seen).toEqual([]);
  });
});

describe('one decision', () => {
  it('about a unit counts the rows of every file of every dealer, once however many decide; undone, they wait again', async () => {
    const cause = await causeOf('flows.unit-unknown');
    expect((await api.call('both', `/flow-causes/${cause}/decide`, { action: 'unit' })).body).toMatchObject({ code: 'flows.answer-unfit' });
    expect((await api.call('both', `/flow-causes/${cause}/decide`, { action: 'name', targetId: 1 })).body).toMatchObject({ code: 'flows.answer-unfit' });
    const answers = await Promise.all([1, 2].map(() => api.call('both', `/flow-causes/${cause}/decide`, { action: 'unit', unit: 'carton' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    expect(answers.find(({ status }) => status === 202)?.body).toMatchObject({ rows: 3, files: 3, dealers: 2, amount: '600.00' });
    await apply();
    await apply();
    expect(await counted()).toEqual([{ dealer: 11, date: '2026-03-01', quantity: '8.000' }, { dealer: 11, date: '2026-03-03', quantity: '4.000' }, { dealer: 12, date: '2026-03-01', quantity: '12.000' }]);
    expect((await causes()).map(({ code }) => code)).toEqual(['flows.product-unmatched', 'flows.date-invalid', 'flows.date-invalid']);
    expect((await world.db.owner.query(`SELECT kind, state, done, total FROM flow_work WHERE kind = 'decision'`)).rows).toEqual([{ kind: 'decision', state: 'done', done: 3, total: 3 }]);

    const [decision] = (await api.call('both', '/flow-cause-decisions')).body['items'] as { id: number }[];
    expect(decision).toMatchObject({ action: 'unit', unit: 'carton', message: 'Unknown unit: 件' });
    expect((await api.call('own', `/flow-cause-decisions/${decision?.id}/undo`, {})).status).toBe(404);
    expect((await api.call('both', `/flow-cause-decisions/${decision?.id}/undo`, {})).status).toBe(202);
    expect((await api.call('both', `/flow-cause-decisions/${decision?.id}/undo`, {})).status).toBe(409);
    await apply();
    expect(await counted()).toEqual([]);
    expect(await causeOf('flows.unit-unknown')).toBe(cause);
  });

  it('to leave rows asks for a reason, clears the files that have nothing else, and holds when the file is counted again', async () => {
    const [first, second] = (await causes()).filter(({ code }) => code === 'flows.date-invalid').map(({ cause }) => String(cause));
    expect((await api.call('own', `/flow-causes/${first}/decide`, { action: 'ignore' })).status).toBe(422);
    expect((await api.call('own', `/flow-causes/${first}/decide`, { action: 'ignore', reason: 'Carried over from last month' })).status).toBe(202);
    await apply();
    expect((await causes()).filter(({ code }) => code === 'flows.date-invalid').map(({ cause }) => cause)).toEqual([second]);
    const faults = async () => (await world.db.owner.query(`SELECT o.faults FROM raw_file_outcome o JOIN raw_file f ON f.id = o.raw_file_id WHERE f.name = 'a1.csv'`)).rows[0];
    expect(await faults()).toEqual({ faults: 3 });
    expect((await api.call('own', `/flow-causes/${await causeOf('flows.unit-unknown')}/decide`, { action: 'unit', unit: 'drum' })).status).toBe(202);
    await apply();
    expect(await faults()).toEqual({ faults: 2 });
    expect((await world.db.owner.query('SELECT count(*)::integer AS n FROM flow_fault WHERE decision_id IS NOT NULL')).rows).toEqual([{ n: 1 }]);
    expect((await causes()).find(({ code }) => code === 'flows.unit-unknown')).toMatchObject({ rows: 1, dealers: 1 });
  });

  it('about a name is remembered for every dealer that uses it', async () => {
    expect((await api.call('both', `/flow-causes/${await causeOf('flows.product-unmatched')}/decide`, { action: 'name', targetId: 1 })).status).toBe(202);
    expect((await world.db.owner.query(`SELECT dealer_id AS dealer FROM sku_alias ORDER BY 1`)).rows).toEqual([{ dealer: 11 }, { dealer: 12 }]);
    expect((await world.db.owner.query(`SELECT count(*)::integer AS n FROM outbox WHERE name = 'flows.repost-name'`)).rows).toEqual([{ n: 2 }]);
  });
});
