import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { type Ctx, PRICES, UnitOfWork } from '@tributary/platform';
import { countStatements, FixedClock, userCtx } from '@tributary/platform/testing';
import { DataSource } from 'typeorm';
import { flowsPermissions } from '../flows.permissions';
import { buildDealers, buildFeed, CSV_HEADER, type FlowsApi, type FlowsWorld, operatorOf, startFlowsApi, startFlowsWorld, TODAY } from '../testing';
import { PreviewUploadHandler } from '../upload/preview-upload.handler';
import type { OwnDayDto, OwnFileDto, OwnFlowDto } from './own-flow.dto';
import { OwnFileRepository } from './own-file.repository';
import { OwnFlowReader } from './own-flow-reader';
import { OwnFlowRepository } from './own-flow.repository';

const dealer = (organisationId: number, permissions: string[] = [flowsPermissions['own.read'], flowsPermissions.upload]): Ctx =>
  userCtx({ organisationId, userId: organisationId, name: `采购${organisationId}` }, { catalogue: { all: true, product_line: [], sku: [] } }, [...permissions, PRICES]);
/** Sees the flow of both dealers by a group, and is of the second. */
const generous = { ...dealer(12), scope: { ...dealer(12).scope, flow: { all: true, dealer: [], branch: [] } } };
let world: FlowsWorld;
let api: FlowsApi;

beforeAll(async () => {
  world = await startFlowsWorld();
  const { owner } = world.db;
  await buildCatalogue(owner);
  await buildSku(owner, { id: 1, code: 'YH-1001', name: '柴油机油', baseUnit: 'drum', units: { carton: '4' } });
  await buildDealers(owner);
  await buildFeed(owner, { id: 1, dealerId: 11, settings: { port: world.ftp.port, pattern: 'own-*' } });
  await buildFeed(owner, { id: 2, dealerId: 12, settings: { port: world.ftp.port, pattern: 'rival-*' } });
  await owner.query(`SELECT setval(pg_get_serial_sequence('layout', 'id'), 100), setval(pg_get_serial_sequence('feed', 'id'), 100)`);
  const files: Readonly<Record<string, readonly string[]>> = {
    'own-1.csv': [sale('10', 'A1'), sale('11', 'A2'), sale('11', 'A3'), sale('13', 'A4', '没有的油')], 'own-2.csv': [sale('11', 'A2', 'YH-1001', 3)], 'own-3.csv': [sale('11', 'A2', 'YH-1001', 5), sale('11', 'A9')],
    'own-empty.csv': [], 'rival-1.csv': [sale('10', 'R1')],
  };
  for (const [name, lines] of Object.entries(files)) world.drop(name, [CSV_HEADER, ...lines, ''].join('\n'));
  await world.run(1);
  await world.run(2);
  api = await startFlowsApi(world, { first: dealer(11), rival: dealer(12), generous, looking: dealer(11, [flowsPermissions['own.read']]), powerless: dealer(11, []), operator: operatorOf([11]) });
});
afterAll(async () => {
  await api?.stop();
  await world?.stop();
});

const sale = (day: string, document: string, product = 'YH-1001', quantity = 1): string => `2026-03-${day},${document},仁爱汽修,${product},机油,${quantity},桶,100,100`;
const flowOf = async (person = 'first'): Promise<OwnFlowDto> => (await api.call(person, '/own-flow')).body as unknown as OwnFlowDto;
const dayOf = (flow: OwnFlowDto, date: string, kind = 'sale'): OwnDayDto | undefined => flow.calendar.find((row) => row.kind === kind)?.days.find((day) => day.date === date);
const fileOf = async (name: string): Promise<number> => (await world.db.owner.query<{ id: number }>('SELECT id FROM raw_file WHERE name = $1', [name])).rows[0]?.id ?? 0;
const corrections = async (person = 'first', query = ''): Promise<Record<string, unknown>> => (await api.call(person, `/own-flow/corrections${query}`)).body;

describe('a dealer’s own flow', () => {
  it('tells of its feeds, and of five weeks day by day: what counts, was corrected, never came or cannot count', async () => {
    const flow = await flowOf();
    expect(flow).toMatchObject({ from: '2026-02-14', to: '2026-03-20', feeds: [{ name: 'F1', source: 'ftp', kind: 'sale', schedule: '0 6 * * *', lastArrivalAt: expect.any(String) }] });
    expect(flow.calendar.map(({ kind, days }) => [kind, days.length])).toEqual([['sale', 35]]);
    expect(dayOf(flow, '2026-03-09')).toMatchObject({ state: 'before' });
    expect(dayOf(flow, '2026-03-10')).toMatchObject({ state: 'posted', entries: 1, quantity: '1', corrections: 0 });
    expect(dayOf(flow, '2026-03-11')).toMatchObject({ state: 'posted', entries: 2, quantity: '6', corrections: 2 });
    expect(dayOf(flow, '2026-03-12')).toMatchObject({ state: 'none' });
    expect(dayOf(flow, '2026-03-13')).toMatchObject({ state: 'posted', entries: 0, excluded: 1 });
    expect(dayOf(flow, '2026-03-20')).toMatchObject({ state: 'refused', reason: { code: 'flows.no-rows', message: 'There is a header, but not one row of data' } });
  });

  it('says what waits for whom: files, and rows by their reason', async () => {
    const flow = await flowOf();
    expect(flow.waiting).toMatchObject([{ name: 'own-empty.csv', state: 'rejected', waitsFor: 'dealer', isUpload: false }]);
    expect(flow.excluded).toMatchObject([{ kind: 'sale', rows: 1, lastDay: '2026-03-13', waitsFor: 'head-office', fault: { code: 'flows.product-unmatched', message: expect.stringContaining('没有的油') } }]);
  });

  it('opens a day: the file that counts, and those that it corrected, each with what it held', async () => {
    const { body } = await api.call('first', '/own-flow/day?kind=sale&date=2026-03-11');
    expect(body['readings']).toMatchObject([
      { fileName: 'own-3.csv', entries: 2, quantity: '6', isInForce: true }, { fileName: 'own-2.csv', entries: 1, quantity: '3', isInForce: false }, { fileName: 'own-1.csv', entries: 2, quantity: '2', isInForce: false },
    ]);
    expect((await api.call('first', '/own-flow/day?kind=sale&date=2026-03-13')).body).toMatchObject({ readings: [{ fileName: 'own-1.csv', entries: 0 }], reasons: [{ rows: 1, fault: { code: 'flows.product-unmatched' } }] });
    expect((await api.call('first', '/own-flow/day?kind=stock&date=2026-03-13')).body).toEqual({ readings: [], reasons: [] });
    expect(await api.call('first', '/own-flow/day?kind=sale&date=2026-02-30')).toMatchObject({ status: 422 });
  });

  it('lists corrections with rows and quantity before and after, the newest first, page by page', async () => {
    const { items } = await corrections();
    expect(items).toMatchObject([
      { date: '2026-03-11', fileName: 'own-3.csv', entriesBefore: 1, quantityBefore: '3', entriesAfter: 2, quantityAfter: '6' },
      { date: '2026-03-11', fileName: 'own-2.csv', entriesBefore: 2, quantityBefore: '2', entriesAfter: 1, quantityAfter: '3' },
    ]);
    const first = await corrections('first', '?limit=1');
    expect((await corrections('first', `?limit=1&cursor=${String(first['nextCursor'])}`))['items']).toMatchObject([{ fileName: 'own-2.csv' }]);
  });

  it('tells what was read of a file: rows, those that count, the others with their reasons, and its days', async () => {
    const { body } = await api.call('first', `/own-flow/files/${await fileOf('own-1.csv')}`);
    expect(body as unknown as OwnFileDto).toMatchObject({
      name: 'own-1.csv', state: 'posted', classification: 'new', rows: 4, excluded: 1, reasons: [{ rows: 1 }], days: [{ date: '2026-03-13', entries: 0 }, { date: '2026-03-10', entries: 1, quantity: '1' }],
    });
  });

  it('shows a file that its own people brought where it waits for their yes', async () => {
    const { body } = await api.call('first', '/flow-uploads?kind=stock&fileName=s.csv', Buffer.from(`日期,商品编码,商品名称,数量,单位\n2026-03-19,YH-1001,机油,40,桶\n`));
    expect(dayOf(await flowOf(), '2026-03-20', 'stock')).toMatchObject({ state: 'waiting' });
    expect((await flowOf()).waiting[0]).toMatchObject({ name: 's.csv', waitsFor: 'system' });
    await world.app.get(PreviewUploadHandler).handle(world.ctx, { uploadId: Number(body['id']) });
    expect((await flowOf()).waiting[0]).toMatchObject({ name: 's.csv', kind: 'stock', state: 'held', waitsFor: 'dealer', isUpload: true });
  });
});

describe('who sees it', () => {
  it('is the dealer alone: others see their own, and a file of another is as absent as one that never was', async () => {
    const rival = await flowOf('rival');
    expect(rival).toMatchObject({ feeds: [{ name: 'F2' }], waiting: [], excluded: [] });
    expect(dayOf(rival, '2026-03-11')).toMatchObject({ state: 'none' });
    expect(await corrections('rival')).toMatchObject({ items: [] });
    const [theirs, absent] = [await api.call('rival', `/own-flow/files/${await fileOf('own-1.csv')}`), await api.call('rival', '/own-flow/files/987654')];
    for (const { status, body } of [theirs, absent]) expect({ status, code: body['code'], detail: body['detail'] }).toEqual({ status: 404, code: 'platform.not-found', detail: absent.body['detail'] });
  });

  it('is nobody else by a wider scope: it is about one’s own, whatever more one may see', async () => {
    expect(await flowOf('generous')).toMatchObject({ feeds: [{ name: 'F2' }], waiting: [] });
    expect(await corrections('generous')).toMatchObject({ items: [] });
    expect(await api.call('generous', `/own-flow/files/${await fileOf('own-1.csv')}`)).toMatchObject({ status: 404 });
    expect((await api.call('generous', '/own-flow/day?kind=sale&date=2026-03-11')).body).toMatchObject({ readings: [] });
  });

  it('needs the permission; people of head office have no flow of their own', async () => {
    expect(await api.call('looking', '/own-flow')).toMatchObject({ status: 200 });
    expect(await api.call('powerless', '/own-flow')).toMatchObject({ status: 403 });
    expect(await api.call('operator', '/own-flow')).toMatchObject({ status: 404, body: { code: 'platform.not-found' } });
  });

  it('is kept by the database as well: what a day held before is not read by a stranger', async () => {
    const seen = await world.db.uow.read(dealer(12), (tx) => tx.tx.query('SELECT count(*)::int AS n FROM flow_day_past'));
    expect(seen).toEqual([{ n: 0 }]);
  });
});

it('costs the same number of statements, whatever came', async () => {
  const clock = new FixedClock(TODAY);
  const [flow, files] = [new OwnFlowRepository(clock), new OwnFileRepository()];
  const reader = new OwnFlowReader(world.app.get(UnitOfWork), flow, files, clock);
  const source = world.app.get(DataSource);
  const counts = [];
  for (const person of [dealer(11), dealer(12)]) counts.push((await countStatements(source, () => reader.overview(person))).length);
  expect(counts).toEqual([7, 7]);
  const id = await fileOf('own-1.csv');
  expect(await countStatements(source, () => reader.file(dealer(11), id))).toHaveLength(5);
});
