import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { PRICES } from '@tributary/platform';
import { userCtx } from '@tributary/platform/testing';
import { archive, workbook } from '@tributary/sheets/testing';
import { flowsPermissions } from '../flows.permissions';
import { ledgerHash } from '../post/ledger-hash';
import { buildDealers, buildFeed, CSV_HEADER, type FlowsApi, type FlowsWorld, operatorOf, startFlowsApi, startFlowsWorld } from '../testing';
import { CountUploadHandler } from './count-upload.handler';
import { PreviewUploadHandler } from './preview-upload.handler';
import type { UploadPreview } from './flow-upload';

let world: FlowsWorld;
let api: FlowsApi;

beforeAll(async () => {
  world = await startFlowsWorld();
  const { owner } = world.db;
  await buildCatalogue(owner);
  await buildSku(owner, { id: 1, code: 'YH-1001', name: '劲力柴油机油 18L', baseUnit: 'drum' });
  await buildDealers(owner);
  await buildFeed(owner, { id: 900, dealerId: 11, settings: { port: world.ftp.port, pattern: 'm-*' } });
  const dealer = (organisationId: number, permissions: string[] = [flowsPermissions.upload]) =>
    userCtx({ organisationId, userId: organisationId, name: `采购${organisationId}` }, { catalogue: { all: true, product_line: [], sku: [] } }, [...permissions, PRICES]);
  api = await startFlowsApi(world, { first: dealer(11), rival: dealer(12), powerless: dealer(11, []), operator: operatorOf([11]) });
});
afterAll(async () => {
  await api?.stop();
  await world.stop();
});

const csv = (...lines: string[]): Buffer => Buffer.from([CSV_HEADER, ...lines, ''].join('\n'));
const sale = (day: string, document: string, quantity = 1, amount = 100): string => `2026-03-${day},${document},仁爱汽修,YH-1001,柴油机油,${quantity},桶,100,${amount}`;
const hash = (): Promise<string> => world.db.uow.read(world.ctx, ledgerHash);
const entries = async (): Promise<unknown> =>
  (await world.db.owner.query(`SELECT document_number AS d FROM flow_entry WHERE dealer_id = 11 ORDER BY entry_date, document_number`)).rows.map(({ d }: { d: string }) => d);

async function bring(bytes: Buffer, { person = 'first', query = 'kind=sale&fileName=a.csv' } = {}): Promise<number> {
  const { status, body } = await api.call(person, `/flow-uploads?${query}`, bytes);
  expect({ status, body }).toMatchObject({ status: 202, body: { state: 'reading' } });
  return Number(body['id']);
}
async function read(id: number): Promise<Record<string, unknown>> {
  await world.app.get(PreviewUploadHandler).handle(world.ctx, { uploadId: id });
  return (await api.call('first', `/flow-uploads/${id}`)).body;
}
async function confirm(id: number): Promise<void> {
  expect(await api.call('first', `/flow-uploads/${id}/confirm`, {})).toMatchObject({ status: 202, body: { state: 'confirmed' } });
  await world.app.get(CountUploadHandler).handle(world.ctx, { uploadId: id });
}
const brought = async (bytes: Buffer): Promise<number> => {
  const id = await bring(bytes);
  await read(id);
  return id;
};
const previewOf = async (id: number): Promise<UploadPreview> => (await read(id))['preview'] as UploadPreview;

describe('a file that a dealer brings', () => {
  let first: number;

  it('is archived and read; it says what it would change, and changes nothing', async () => {
    const before = await hash();
    first = await bring(csv(sale('01', 'A1'), sale('01', 'A1'), sale('02', 'A2', 1, 50), '2026-03-02,A3,老王,X9,没见过的油,1,桶,10,10'));
    const upload = await read(first);
    expect(upload).toMatchObject({ state: 'ready', fileName: 'a.csv', uploadedBy: '采购11', dealerCode: 'D11' });
    expect(upload['preview']).toMatchObject({
      classification: 'new', rows: 4, posted: 3, faults: 1, from: '2026-03-01', to: '2026-03-02',
      days: [{ date: '2026-03-01', before: { entries: 0, amount: '0.00' }, after: { entries: 2, amount: '200.00' } }, { date: '2026-03-02', after: { entries: 1, amount: '50.00' } }],
      added: { count: 3, first: [{ code: 'YH-1001', document: 'A1', customer: '仁爱汽修', quantity: '1', amount: '100.00' }, {}, {}] },
      removed: { count: 0 }, reasons: [{ code: 'flows.product-unmatched', rows: 1 }],
    });
    expect([await hash(), await entries()]).toEqual([before, []]);
    expect((await world.db.owner.query('SELECT count(*)::int AS n FROM flow_name')).rows).toEqual([{ n: 0 }]);
  });

  it('counts once it is confirmed, and only once', async () => {
    await confirm(first);
    expect(await entries()).toEqual(['A1', 'A1', 'A2']);
    const after = await hash();
    expect(await api.call('first', `/flow-uploads/${first}/confirm`, {})).toMatchObject({ status: 202, body: { state: 'confirmed' } });
    await world.app.get(CountUploadHandler).handle(world.ctx, { uploadId: first });
    expect(await hash()).toBe(after);
    expect(await api.call('first', `/flow-uploads/${first}/discard`, {})).toMatchObject({ status: 409, body: { code: 'flows.upload-decided' } });
    const { body } = await api.call('operator', `/batches/${(await read(first))['batchId'] as number}`);
    expect(body).toMatchObject({ state: 'attention', rows: 4, posted: 3, faults: 1, arrivals: [{ state: 'posted', classification: 'new' }] });
  });

  it('that corrects another shows row by row what comes and what goes, true repeats counted', async () => {
    const preview = await previewOf(await bring(csv(sale('01', 'A1'), sale('02', 'A2', 2, 100), sale('03', 'A4'))));
    expect(preview).toMatchObject({ classification: 'correction', added: { count: 2 }, removed: { count: 2 } });
    expect([preview.added, preview.removed].map(({ first: shown }) => shown.map(({ date, document, quantity }) => [date, document, quantity]))).toEqual([
      [['2026-03-02', 'A2', '2'], ['2026-03-03', 'A4', '1']],
      [['2026-03-01', 'A1', '1'], ['2026-03-02', 'A2', '1']],
    ]);
  });

  it('that says nothing new says so; the same bytes again too', async () => {
    expect(await previewOf(await bring(csv(sale('01', 'A1'), sale('01', 'A1'))))).toMatchObject({ classification: 'identical', days: [], added: { count: 0 }, removed: { count: 0 } });
    expect(await previewOf(await bring(csv(sale('01', 'A1'), sale('01', 'A1'), sale('02', 'A2', 1, 50), '2026-03-02,A3,老王,X9,没见过的油,1,桶,10,10')))).toMatchObject({ classification: 'identical' });
  });

  it('that came before and was corrected since says what going back to it would change', async () => {
    const [old, corrected] = [csv(sale('20', 'O1')), csv(sale('20', 'O1', 2, 200))];
    await confirm(await brought(old));
    await confirm(await brought(corrected));
    const back = await bring(old);
    expect(await previewOf(back)).toMatchObject({ classification: 'correction', added: { count: 1 }, removed: { count: 1 } });
  });

  it('never replaces what came by itself', async () => {
    world.drop('m-1.csv', csv(sale('10', 'M1')));
    await world.run(900);
    const id = await bring(csv(sale('10', 'FORGED', 99), sale('11', 'A5')));
    expect(await previewOf(id)).toMatchObject({ classification: 'overlap', days: [{ date: '2026-03-11' }], note: { code: 'flows.held-by-better-road', params: { days: 1 } } });
    await confirm(id);
    expect(await entries()).toEqual(['A1', 'A1', 'A2', 'M1', 'A5', 'O1']);
  });

  it('gives way to what comes by itself later, and cannot come back', async () => {
    world.drop('m-2.csv', csv(sale('11', 'M2')));
    await world.run(900);
    expect(await entries()).toEqual(['A1', 'A1', 'A2', 'M1', 'M2', 'O1']);
    expect(await previewOf(await bring(csv(sale('11', 'A5'))))).toMatchObject({ classification: 'overlap', days: [] });
  });

  it('can be discarded, before it was read too; then it never counts', async () => {
    const [unread, other] = [await bring(csv(sale('20', 'D1'))), await bring(csv(sale('20', 'D2')))];
    await read(other);
    for (const id of [unread, other]) expect(await api.call('first', `/flow-uploads/${id}/discard`, {})).toMatchObject({ status: 200, body: { state: 'discarded' } });
    expect(await read(unread)).toMatchObject({ state: 'discarded', preview: null });
    expect(await api.call('first', `/flow-uploads/${other}/confirm`, {})).toMatchObject({ status: 409 });
    await world.app.get(CountUploadHandler).handle(world.ctx, { uploadId: other });
    expect(await entries()).not.toContain('D2');
  });

  it('that cannot be read says why, stays in the archive and cannot be confirmed', async () => {
    const id = await bring(Buffer.concat([Buffer.from('MZ\x90\x00', 'latin1'), Buffer.alloc(500, 7)]), { query: 'kind=sale&fileName=x.xls' });
    expect(await api.call('first', `/flow-uploads/${id}/confirm`, {})).toMatchObject({ status: 409, body: { code: 'flows.upload-not-ready' } });
    expect(await read(id)).toMatchObject({ state: 'refused', preview: null, reason: { code: 'sheets.not-a-table' } });
    expect(await api.call('first', `/flow-uploads/${id}/confirm`, {})).toMatchObject({ status: 409 });
    expect((await world.db.owner.query('SELECT state FROM raw_file_outcome WHERE raw_file_id = $1', [id])).rows).toEqual([{ state: 'rejected' }]);
    // nor does it count by the way round: nobody confirmed it
    expect(await api.call('operator', `/raw-files/${id}/replay`, {})).toMatchObject({ status: 409, body: { code: 'flows.nothing-to-replay' } });
  });

  it('is a workbook as well as a text, of other kinds too', async () => {
    const book = workbook({ 采购: [['日期', '物料编码', '品名', '数量', '单位'], ['2026-03-05', 'YH-1001', '柴油机油', 3, '桶']] });
    expect(await previewOf(await bring(book, { query: 'kind=purchase&fileName=b.xlsx' }))).toMatchObject({ classification: 'new', posted: 1, added: { first: [{ quantity: '3', amount: null }] } });
  });
});

describe('an archive that a dealer brings', () => {
  const zip = (files: Record<string, Buffer>): Promise<number> => bring(archive(files), { query: 'kind=sale&fileName=week.zip' });
  const statesInside = async (id: number): Promise<unknown[]> =>
    (await world.db.owner.query('SELECT f.name, o.state FROM raw_file f JOIN raw_file_outcome o ON o.raw_file_id = f.id WHERE f.inside_id = $1 ORDER BY f.id', [id])).rows;

  it('says what all of its files would change together, and which of them do not count; nothing of that stays', async () => {
    const before = await hash();
    const id = await zip({
      'mon.csv': csv(sale('15', 'Z1'), sale('16', 'Z2')), 'tue.csv': csv(sale('16', 'Z2', 5, 500), '2026-03-16,Z3,老王,X9,没见过的油,1,桶,10,10'), 'empty.csv': csv(), 'deep/notes.pdf': Buffer.from('%PDF-1.7'),
    });
    const upload = await read(id);
    expect(upload).toMatchObject({ state: 'ready', fileName: 'week.zip' });
    expect(upload['preview']).toMatchObject({
      classification: 'correction', rows: 4, posted: 2, faults: 1, from: '2026-03-15', to: '2026-03-16', added: { count: 2 }, removed: { count: 0 },
      days: [{ date: '2026-03-15', after: { entries: 1 } }, { date: '2026-03-16', before: { entries: 0 }, after: { entries: 1, amount: '500.00' } }],
      reasons: [{ code: 'flows.product-unmatched', rows: 1 }],
      note: { code: 'flows.members-refused', message: '2 of the files inside do not count: empty.csv: There is a header, but not one row of data; deep/notes.pdf: This is not a table; its content is: PDF' },
    });
    expect([await hash(), await statesInside(id)]).toEqual([before, []]);
    await confirm(id);
    expect(await statesInside(id)).toEqual([
      { name: 'mon.csv', state: 'posted' }, { name: 'tue.csv', state: 'posted' }, { name: 'empty.csv', state: 'rejected' }, { name: 'deep/notes.pdf', state: 'rejected' },
    ]);
    expect(await entries()).toEqual(expect.arrayContaining(['Z1', 'Z2']));
    expect((await world.db.owner.query(`SELECT quantity FROM flow_entry WHERE document_number = 'Z2'`)).rows).toEqual([{ quantity: '5.000' }]);
  });

  it('of which nothing counts is refused with the reason of each file', async () => {
    expect(await read(await zip({ 'a.csv': csv(), 'b.pdf': Buffer.from('%PDF-1.7') }))).toMatchObject({ state: 'refused', preview: null, reason: { code: 'flows.members-refused', params: { count: 2 } } });
  });

  it('that was discarded counts in no part', async () => {
    const id = await zip({ 'gone.csv': csv(sale('18', 'GONE')) });
    await read(id);
    expect(await api.call('first', `/flow-uploads/${id}/discard`, {})).toMatchObject({ status: 200 });
    await world.count(11);
    expect([await statesInside(id), await entries()]).toEqual([[], expect.not.arrayContaining(['GONE'])]);
  });
});

describe('who may bring what', () => {
  it('is the dealer itself and the people of head office who see its flow; nobody else finds out that there is one', async () => {
    const id = await bring(csv(sale('25', 'O1')), { person: 'operator', query: 'kind=sale&dealerId=11' });
    for (const [person, url, body] of [
      ['rival', `/flow-uploads/${id}`, undefined], ['rival', `/flow-uploads/${id}/confirm`, {}], ['rival', `/flow-uploads/${id}/discard`, {}], ['first', '/flow-uploads/987654', undefined],
      ['rival', '/flow-uploads?kind=sale&dealerId=11', csv('x')], ['operator', '/flow-uploads?kind=sale&dealerId=12', csv('x')],
    ] as const) {
      expect(await api.call(person, url, body)).toMatchObject({ status: 404, body: { code: 'platform.not-found' } });
    }
    expect(await api.call('powerless', '/flow-uploads?kind=sale', csv('x'))).toMatchObject({ status: 403 });
    expect(await api.call('operator', '/flow-uploads?kind=sale', csv('x'))).toMatchObject({ status: 422, body: { code: 'flows.upload-dealer-missing' } });
    expect(await api.call('first', '/flow-uploads?kind=gossip', csv('x'))).toMatchObject({ status: 422 });
    expect((await api.call('rival', '/flow-uploads')).body).toMatchObject({ items: [] });
  });

  it('is listed, the newest first, found by name and state', async () => {
    const list = async (query: string): Promise<Record<string, unknown>[]> => (await api.call('first', `/flow-uploads?${query}`)).body['items'] as Record<string, unknown>[];
    const [all, refused, named] = [await list('limit=50'), await list('state=refused'), await list('search=B.xl')];
    expect(all.map(({ id }) => id)).toEqual(all.map(({ id }) => Number(id)).sort((a, b) => b - a));
    expect(refused.map(({ fileName }) => fileName)).toEqual(['week.zip', 'x.xls']);
    expect(named.map(({ fileName }) => fileName)).toEqual(['b.xlsx']);
  });
});
