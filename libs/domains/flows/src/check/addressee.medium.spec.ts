import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { PRICES } from '@tributary/platform';
import { countStatements, userCtx } from '@tributary/platform/testing';
import { DataSource } from 'typeorm';
import { flowsPermissions } from '../flows.permissions';
import { ReplayFileHandler } from '../run/replay-file.handler';
import { buildDealers, buildFeed, CSV_HEADER, type FlowsApi, type FlowsWorld, operatorOf, startFlowsApi, startFlowsWorld } from '../testing';
import { PreviewUploadHandler } from '../upload/preview-upload.handler';

let world: FlowsWorld;
let api: FlowsApi;
/** What opens it is the dealer's own folder. */
const FEEDS = [[900, 11, 'own-*', 'sale'], [901, 12, 'other-*', 'sale'], [902, 11, 'bought-*', 'purchase']] as const;

beforeAll(async () => {
  world = await startFlowsWorld();
  const { owner } = world.db;
  await buildCatalogue(owner);
  await buildSku(owner, { id: 1, code: 'YH-1001', name: '柴油机油', baseUnit: 'drum' });
  await buildDealers(owner);
  await owner.query(`UPDATE organisation SET name = '镇江永通商贸有限公司' WHERE id = 11; UPDATE organisation SET name = '无锡百通润滑油有限公司' WHERE id = 12`);
  for (const [id, dealerId, pattern, kind] of FEEDS) await buildFeed(owner, { id, dealerId, mapping: { kind }, settings: { port: world.ftp.port, pattern } });
  const dealer = (organisationId: number) => userCtx({ organisationId, userId: organisationId, name: `采购${organisationId}` }, { catalogue: { all: true, product_line: [], sku: [] } }, [flowsPermissions.upload, flowsPermissions['own.read'], PRICES]);
  api = await startFlowsApi(world, { first: dealer(11), both: operatorOf([11, 12]), one: operatorOf([12]), stranger: operatorOf([13]), reader: operatorOf([11, 12], ['flows.read']) });
});
afterAll(async () => {
  await api?.stop();
  await world?.stop();
});

const sales = (day: string, count: number, prefix = 'XS'): string[] => Array.from({ length: count }, (_, row) => `2026-03-${day},${prefix}${day}-${row},仁爱汽修,YH-1001,柴油机油,${row + 1},桶,100,${(row + 1) * 100}`);
const csv = (lines: readonly string[], title?: string): string => [...(title === undefined ? [] : [`${title},,,,,,,,`]), CSV_HEADER, ...lines, ''].join('\n');
const last = async (feedId: number): Promise<Record<string, unknown>> => {
  const { rows } = await world.db.owner.query(
    `SELECT f.id, o.state, o.classification, o.reason ->> 'code' AS code, o.batch_id AS batch, (SELECT count(*)::int FROM flow_entry e WHERE e.raw_file_id = f.id) AS entries
     FROM raw_file f JOIN raw_file_outcome o ON o.raw_file_id = f.id WHERE f.feed_id = $1 ORDER BY f.id DESC LIMIT 1`, [feedId]);
  return rows[0] as Record<string, unknown>;
};
const send = async (feedId: number, name: string, content: string): Promise<Record<string, unknown>> => {
  world.drop(name, Buffer.from(content));
  await world.run(feedId);
  return last(feedId);
};
const arrival = async (person: string, { id, batch }: Record<string, unknown>): Promise<Record<string, unknown>> => {
  const { body } = await api.call(person, `/batches/${String(batch)}`);
  return (body['arrivals'] as Record<string, unknown>[]).find(({ rawFileId }) => rawFileId === id) ?? {};
};

describe('an arrival that says what another dealer says', () => {
  let stray: Record<string, unknown>;

  it('does not count, whatever its bytes and the order of its rows, and waits for a person', async () => {
    expect(await send(900, 'own-1.csv', csv([...sales('01', 12), ...sales('02', 3)]))).toMatchObject({ state: 'posted', entries: 15 });
    stray = await send(901, 'other-1.csv', csv([...sales('02', 3), ...sales('01', 12).reverse()]));
    expect(stray).toMatchObject({ state: 'rejected', classification: 'misaddressed', code: 'flows.like-other-dealer', entries: 0 });
    const desk = await api.call('both', '/flow-tasks');
    expect(JSON.stringify(desk.body)).toContain('other-1.csv');
  });

  it('is told apart for those who see both dealers; to others the other one is nobody', async () => {
    expect(await arrival('both', stray)).toMatchObject({ classification: 'misaddressed', alike: '镇江永通商贸有限公司', addressedBy: null, reason: { params: { rows: 15 } } });
    expect(await arrival('one', stray)).toMatchObject({ classification: 'misaddressed', alike: null });
  });

  it('counts when a person says that it is of the dealer that it came for; who said so stays, and nobody says it twice', async () => {
    const url = `/raw-files/${String(stray['id'])}/confirm-addressee`;
    expect([(await api.call('stranger', url, {})).status, (await api.call('reader', url, {})).status, (await api.call('first', url, {})).status]).toEqual([404, 403, 403]);
    const answers = await Promise.all([1, 2].map(() => api.call('both', url, {})));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    await world.app.get(ReplayFileHandler).handle(world.ctx, { rawFileId: Number(stray['id']) });
    expect(await last(901)).toMatchObject({ state: 'posted', classification: 'new', entries: 15 });
    expect((await arrival('both', stray))['addressedBy']).toEqual(expect.any(String));
    expect((await world.db.owner.query(`SELECT count(*)::int AS n FROM audit_entry WHERE action = 'flows.confirm-addressee'`)).rows).toEqual([{ n: 1 }]);
  });

  it('is no doubt while so little is alike that chance explains it, or most of it is its own', async () => {
    expect(await send(900, 'own-2.csv', csv([...sales('03', 9), ...sales('04', 10)]))).toMatchObject({ state: 'posted' });
    expect(await send(901, 'other-2.csv', csv(sales('03', 9)))).toMatchObject({ state: 'posted', entries: 9 });
    expect(await send(901, 'other-3.csv', csv([...sales('04', 10), ...sales('05', 11, 'OWN')]))).toMatchObject({ state: 'posted', entries: 21 });
  });

  it('is looked for with a fixed number of statements', async () => {
    const statements = async (name: string, days: number): Promise<number> => {
      const lines = Array.from({ length: days }, (_, day) => sales(String(day + 1).padStart(2, '0'), 2, name)).flat();
      world.drop(`${name}.csv`, Buffer.from(csv(lines)));
      return (await countStatements(world.app.get(DataSource), () => world.run(900))).length;
    };
    expect(await statements('own-few', 1)).toBe(await statements('own-many', 15));
  });
});

describe('an arrival of another kind', () => {
  it('does not count where the same dealer has the same rows as something else', async () => {
    expect(await send(900, 'own-3.csv', csv(sales('18', 10)))).toMatchObject({ state: 'posted' });
    expect(await send(902, 'bought-1.csv', csv(sales('18', 10)))).toMatchObject({ state: 'rejected', classification: 'misaddressed', code: 'flows.like-other-kind' });
  });
});

describe('an arrival that names a dealer', () => {
  it('above its table or in its own name does not count for another one', async () => {
    expect(await send(901, 'other-4.csv', csv(sales('06', 2, 'N'), '镇江永通商贸有限公司2026年3月销售明细'))).toMatchObject({ state: 'rejected', classification: 'misaddressed', code: 'flows.names-other-dealer' });
    expect(await send(901, 'other-2026镇江永通商贸有限公司.csv', csv(sales('07', 2, 'N')))).toMatchObject({ state: 'rejected', code: 'flows.names-other-dealer' });
  });

  it('counts when it names its own dealer too, a company that is none, or one that it buys from or sells to', async () => {
    expect(await send(901, 'other-5.csv', csv(sales('08', 2, 'N'), '无锡百通润滑油有限公司 对 镇江永通商贸有限公司 销售'))).toMatchObject({ state: 'posted' });
    expect(await send(901, 'other-6.csv', csv(sales('09', 2, 'N'), '用友软件股份有限公司 制表'))).toMatchObject({ state: 'posted' });
    await world.db.owner.query(`INSERT INTO supply_relation (supplier_id, buyer_id, business_line_id) SELECT 12, 11, min(id) FROM business_line`);
    expect(await send(901, 'other-7.csv', csv(sales('10', 2, 'N'), '客户 镇江永通商贸有限公司'))).toMatchObject({ state: 'posted' });
  });
});

describe('an upload that says what another dealer says', () => {
  it('is refused without naming that dealer, and is read again when head office says whose it is', async () => {
    await world.db.owner.query(`DELETE FROM supply_relation WHERE supplier_id = 12`);
    expect(await send(901, 'other-8.csv', csv(sales('17', 12, 'O')))).toMatchObject({ state: 'posted' });
    const { body } = await api.call('first', '/flow-uploads?kind=sale&fileName=mine.csv', Buffer.from(csv(sales('17', 12, 'O').reverse())));
    const id = Number(body['id']);
    const read = async (): Promise<Record<string, unknown>> => {
      await world.app.get(PreviewUploadHandler).handle(world.ctx, { uploadId: id });
      return (await api.call('first', `/flow-uploads/${id}`)).body;
    };
    const refused = await read();
    expect(refused).toMatchObject({ state: 'refused', reason: { code: 'flows.like-other-dealer', params: { rows: 12 } } });
    expect(JSON.stringify(refused)).not.toMatch(/百通|"12"|D12/);
    expect((await api.call('both', `/raw-files/${id}/confirm-addressee`, {})).status).toBe(204);
    expect(await read()).toMatchObject({ state: 'ready', preview: { classification: 'new', posted: 12 } });
  });
});
