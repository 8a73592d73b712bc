import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { SYSTEM_SCOPE, UnitOfWork } from '@tributary/platform';
import { FixedClock } from '@tributary/platform/testing';
import { gb18030 } from '@tributary/sheets/testing';
import { buildDealers, buildFeed, CSV_HEADER, type FlowsApi, type FlowsWorld, operatorOf, startFlowsApi, startFlowsWorld, TODAY } from '../testing';
import { FlowWorkRepository } from './flow-work.repository';
import { FlowWorks } from './flow-works';

let world: FlowsWorld;
let api: FlowsApi;
const PEOPLE = { own: operatorOf([11]), foreign: operatorOf([12]), reader: operatorOf([11], ['flows.read']) };
const plan = (key: string) => ({ key, kind: 'run', title: 'F1', dealerId: 11, batchId: null }) as const;
const running = async (person = 'own'): Promise<Record<string, unknown>[]> => (await api.call(person, '/flow-works?running=true')).body['items'] as Record<string, unknown>[];

beforeAll(async () => {
  world = await startFlowsWorld();
  await buildCatalogue(world.db.owner);
  await buildSku(world.db.owner, { id: 1, code: 'YH-1001', name: '柴油机油', baseUnit: 'drum' });
  await buildDealers(world.db.owner);
  await buildFeed(world.db.owner, { id: 1, dealerId: 11, settings: { port: world.ftp.port } });
  api = await startFlowsApi(world, PEOPLE);
});
afterAll(async () => {
  await api?.stop();
  await world?.stop();
});

describe('work', () => {
  it('is seen while it goes on, by those who see its dealer, and stops after a file when somebody asks', async () => {
    const works = world.app.get(FlowWorks);
    const done: number[] = [];
    const whole = await works.watched(world.ctx, plan('a'), async (steps) => {
      await steps.total(4);
      for (const id of [1, 2, 3, 4]) {
        if (id === 3) {
          const [work] = await running();
          expect(work).toMatchObject({ kind: 'run', title: 'F1', state: 'running', done: 2, total: 4, percent: 50, cancelAskedAt: null });
          expect(await running('foreign')).toEqual([]);
          const seen = await world.app.get(UnitOfWork).read(PEOPLE.foreign, (narrow) => new FlowWorkRepository(new FixedClock(TODAY)).list({ ...narrow, scope: SYSTEM_SCOPE }, { limit: 9 }));
          expect(seen).toEqual([]);
          const url = `/flow-works/${String(work?.['id'])}/cancel`;
          expect([(await api.call('foreign', url, {})).status, (await api.call('reader', url, {})).status]).toEqual([404, 403]);
          expect((await Promise.all([1, 2].map(() => api.call('own', url, {})))).map(({ status }) => status)).toEqual([200, 200]);
        }
        done.push(id);
        await steps.fileDone(id);
      }
    });
    expect([whole, done]).toEqual([false, [1, 2, 3]]);
    const { body } = await api.call('own', '/flow-works');
    expect(body['items']).toMatchObject([{ state: 'cancelled', done: 3, total: 4 }]);
    expect((await api.call('own', `/flow-works/${(body['items'] as { id: number }[])[0]?.id}/cancel`, {})).body).toMatchObject({ code: 'flows.work-over' });
  });

  it('of a dead worker is lost, is taken up by the next one under its key, and fails with what it throws', async () => {
    const works = world.app.get(FlowWorks);
    const { owner } = world.db;
    await owner.query(`INSERT INTO flow_work (key, kind, title, dealer_id, done, total, started_at, beat_at) VALUES ('b', 'run', 'F1', 11, 2, 5, $1, $1)`, [new Date(TODAY.getTime() - 60_000)]);
    expect(await running()).toMatchObject([{ state: 'lost', done: 2, total: 5 }]);
    await expect(works.watched(world.ctx, plan('b'), async (steps) => {
      await steps.total(1);
      expect(await running()).toMatchObject([{ state: 'running', done: 0, total: 1 }]);
      throw new Error('broken');
    })).rejects.toThrow('broken');
    expect((await owner.query(`SELECT state FROM flow_work WHERE key = 'b'`)).rows).toEqual([{ state: 'failed' }]);
  });

  it('of a run says how many files and rows came, and one that is stopped leaves the rest for the next run', async () => {
    const csv = (day: number) => gb18030([CSV_HEADER, `2026-03-0${day},X${day},老王,YH-1001,柴油机油,1,桶,1,1`, ''].join('\r\n'));
    for (const day of [1, 2, 3]) world.drop(`${day}.csv`, csv(day));
    // somebody asks as soon as it can be asked for
    await world.db.owner.query(`CREATE FUNCTION ask_at_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.cancel_asked_at := now(); RETURN NEW; END $$;
      CREATE TRIGGER ask_at_once BEFORE INSERT ON flow_work FOR EACH ROW EXECUTE FUNCTION ask_at_once()`);
    await world.run(1);
    const state = async () => (await world.db.owner.query(`SELECT w.state, w.done, w.total, w.rows, b.state AS batch, b.reason ->> 'code' AS reason, (SELECT count(*)::integer FROM flow_entry) AS entries
      FROM flow_work w JOIN batch b ON b.id = w.batch_id ORDER BY w.id DESC LIMIT 1`)).rows[0];
    expect(await state()).toEqual({ state: 'cancelled', done: 1, total: 3, rows: 1, batch: 'attention', reason: 'flows.run-cancelled', entries: 1 });
    await world.db.owner.query('DROP TRIGGER ask_at_once ON flow_work');
    await world.run(1);
    expect(await state()).toMatchObject({ state: 'done', done: 2, total: 2, rows: 2, entries: 3 });
  });

  it('on a large file is seen row by row; stopped while it is read, nothing of the file counts, and the next run takes it', async () => {
    const rows = Array.from({ length: 60_000 }, (_, row) => `2026-03-04,L${row},老王,YH-1001,柴油机油,1,桶,1,1`);
    world.drop('large.csv', Buffer.from([CSV_HEADER, ...rows, ''].join('\n')));
    const { owner } = world.db;
    // a person who sees that it is read asks to stop it
    await owner.query(`CREATE TABLE seen_reading (reading integer, shown integer);
      CREATE FUNCTION ask_while_reading() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
        INSERT INTO seen_reading VALUES (NEW.reading, NEW.rows + NEW.reading); NEW.cancel_asked_at := now(); RETURN NEW; END $$;
      CREATE TRIGGER ask_while_reading BEFORE UPDATE ON flow_work FOR EACH ROW WHEN (NEW.reading > 0) EXECUTE FUNCTION ask_while_reading()`);
    await world.run(1);
    const large = async () => (await owner.query(`SELECT w.state, w.done, w.total, w.rows, w.reading, b.reason ->> 'code' AS reason,
      (SELECT count(*)::integer FROM flow_entry WHERE entry_date = '2026-03-04') AS entries FROM flow_work w JOIN batch b ON b.id = w.batch_id ORDER BY w.id DESC LIMIT 1`)).rows[0];
    expect(await large()).toEqual({ state: 'cancelled', done: 0, total: 1, rows: 0, reading: 0, reason: 'flows.run-cancelled', entries: 0 });
    const { rows: seen } = await owner.query<{ reading: number; shown: number }>('SELECT * FROM seen_reading');
    expect(seen).toHaveLength(1);
    expect(seen[0]?.reading).toBeGreaterThanOrEqual(20_000);
    expect(seen[0]?.reading).toBeLessThan(60_000);
    await owner.query('DROP TRIGGER ask_while_reading ON flow_work');
    await world.run(1);
    expect(await large()).toMatchObject({ state: 'done', done: 1, total: 1, rows: 60_000, reading: 0, entries: 60_000 });
  });
});
