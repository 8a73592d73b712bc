import { createHash } from 'node:crypto';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { Authenticator, Clock, type Ctx, HttpModule, type HttpRequest, PlatformModule, PRICES, SYSTEM_SCOPE, UnitOfWork } from '@tributary/platform';
import { FixedClock, userCtx } from '@tributary/platform/testing';
import { buildTerminal } from '@tributary/terminals/testing';
import { FlowsHttpModule } from '../flows.http-module';
import { flowsPermissions } from '../flows.permissions';
import { BatchListRepository } from '../run/batch-list.repository';
import { BatchRowRepository } from '../run/batch-row.repository';
import { FeedListRepository } from '../feed/feed-list.repository';
import { RawFileListRepository } from '../archive/raw-file-list.repository';
import { UnmatchedNameRepository } from '../name/unmatched-name.repository';
import { buildDealers, buildFeed, CSV_HEADER, type FlowsWorld, startFlowsWorld, TODAY } from '../testing';
import { gb18030 } from '@tributary/sheets/testing';
import { CustodyRepository } from './custody.repository';
import { FlowEntryRepository } from './flow-entry.repository';
import { OriginalFileRepository } from './original-file.repository';

const ALL = Object.values(flowsPermissions);
const operator = (dealers: number[], permissions = ALL): Ctx =>
  userCtx({ organisationId: 1, organisationKind: 'head_office', tier: null }, { flow: { all: false, dealer: dealers, branch: [] }, dealers: { all: true, dealer: [], branch: [] }, catalogue: { all: true, product_line: [], sku: [] } }, [...permissions, PRICES]);
const PEOPLE: Readonly<Record<string, Ctx>> = { own: operator([11]), foreign: operator([12]), reader: operator([11], [flowsPermissions.read]), nobody: operator([11], []) };

class NamedAuthenticator extends Authenticator {
  authenticate(request: HttpRequest): Promise<{ ctx: Ctx; csrfToken: string } | undefined> {
    const ctx = PEOPLE[String(request.headers['x-person'])];
    const locale = request.headers['accept-language'] === 'en' ? 'en-US' : 'zh-CN';
    return Promise.resolve(ctx && { ctx: { ...ctx, locale }, csrfToken: 'csrf' });
  }
}

let world: FlowsWorld;
let app: NestFastifyApplication;
let keys = 0;
const FILE = gb18030([CSV_HEADER, '2026-03-01,XS1,老王,YH-1001,柴油机油,2,箱,100,200.00', '2026-03-02,XS2,仁爱汽修,A9,神油,3,桶,10,30', ''].join('\r\n'));

beforeAll(async () => {
  world = await startFlowsWorld();
  const { owner } = world.db;
  await buildCatalogue(owner);
  await buildSku(owner, { id: 1, code: 'YH-1001', name: '柴油机油', baseUnit: 'drum', units: { carton: '4' } });
  await buildSku(owner, { id: 2, code: 'YH-1002', name: '神油 15W-40', baseUnit: 'drum' });
  await buildDealers(owner);
  await buildTerminal(owner, { id: 1, name: '仁爱汽修' });
  await buildFeed(owner, { id: 1, dealerId: 11, settings: { port: world.ftp.port } });
  await buildFeed(owner, { id: 2, dealerId: 12, settings: { port: 1 } });
  world.drop('销售 3月.csv', FILE);
  await world.run(1);

  @Global()
  @Module({ providers: [{ provide: Authenticator, useClass: NamedAuthenticator }], exports: [Authenticator] })
  class Surroundings {}
  const imports = [PlatformModule.with(world.config), Surroundings, FlowsHttpModule, HttpModule];
  const container = await Test.createTestingModule({ imports }).overrideProvider(Clock).useValue(new FixedClock(TODAY)).compile();
  app = container.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterAll(async () => {
  await app.close();
  await world.stop();
});

async function call(person: string, url: string, body?: object, language = 'zh', key = `key-${(keys += 1)}-of-the-test`) {
  const headers = { 'x-person': person, 'x-csrf-token': 'csrf', 'idempotency-key': key, 'accept-language': language };
  const response = await app.inject({ method: body ? 'POST' : 'GET', url, ...(body ? { payload: body } : {}), headers });
  return { status: response.statusCode, raw: response.rawPayload, headers: response.headers, body: response.headers['content-type']?.includes('json') ? response.json() : undefined };
}
const idOf = async (table: string, condition = 'true'): Promise<number> => (await world.db.owner.query(`SELECT id FROM ${table} WHERE ${condition} ORDER BY id LIMIT 1`)).rows[0].id as number;

describe('feeds', () => {
  it('show their health and what they wait for, and no secret', async () => {
    const { body } = await call('own', '/feeds');
    expect(body).toMatchObject({ items: [{ code: 'F1', dealerCode: 'D11', health: 'attention', openNames: 2, lastArrivalAt: TODAY.toISOString(), reason: { code: 'flows.rows-held-back', params: { rows: 1 } } }], nextCursor: null });
    const detail = await call('own', '/feeds/1');
    expect(detail.body).toMatchObject({ host: '127.0.0.1', folder: '/sales', layoutName: 'F1', layoutVersion: 1 });
    for (const key of ['secret', 'password', 'user', 'settings']) expect(detail.body).not.toHaveProperty(key);
    expect((await call('own', '/feeds?health=ok')).body.items).toEqual([]);
    expect((await call('own', '/feeds?search=f-1')).body.items).toHaveLength(1);
  });

  it('run by a job that leaves with the request, once however often it is repeated', async () => {
    const jobs = async () => (await world.db.owner.query(`SELECT payload, dedupe_key FROM outbox WHERE name = 'flows.run-feed'`)).rows;
    expect((await call('own', '/feeds/1/run', {}, 'zh', 'the-same-key')).status).toBe(202);
    expect((await call('own', '/feeds/1/run', {}, 'zh', 'the-same-key')).status).toBe(202);
    expect(await jobs()).toEqual([{ payload: { feedId: 1, trigger: 'manual' }, dedupe_key: 'feed:1' }]);
  });
});

describe('batches', () => {
  it('show files and reasons in the reader’s language', async () => {
    const id = await idOf('batch');
    const zh = await call('own', `/batches/${id}`);
    expect(zh.body).toMatchObject({
      state: 'attention', rows: 2, posted: 1, faults: 1,
      arrivals: [{ fileName: '销售 3月.csv', classification: 'new', state: 'posted', periodFrom: '2026-03-01', periodTo: '2026-03-02' }],
      reasons: [{ code: 'flows.product-unmatched', rows: 1, message: '商品尚未匹配：神油 (A9)' }],
    });
    expect((await call('own', `/batches/${id}`, undefined, 'en')).body.reasons[0].message).toBe('The product is not matched yet: 神油 (A9)');
  });

  it('show each row beside the cells of the file, posted or not, page by page', async () => {
    const id = await idOf('batch');
    const first = await call('own', `/batches/${id}/rows?limit=1`);
    const second = await call('own', `/batches/${id}/rows?limit=1&cursor=${first.body.nextCursor}`);
    expect(first.body.items).toMatchObject([{ state: 'posted', rowNumber: 2, productText: '柴油机油', terminalText: '老王', quantity: '2', unit: '箱', amount: '200.00', skuCode: 'YH-1001', reason: null }]);
    expect(first.body.items[0].cells[2]).toEqual({ column: 'C', header: '客户名称', value: '老王' });
    expect(second.body).toMatchObject({ items: [{ state: 'fault', rowNumber: 3, productText: '神油', unit: '桶', reason: { code: 'flows.product-unmatched' }, flowEntryId: null }], nextCursor: null });
    expect((await call('own', `/batches/${id}/rows?state=posted`)).body.items).toHaveLength(1);
    expect((await call('own', `/batches/${id}/rows?reason=flows.date-missing`)).body.items).toEqual([]);
  });
});

describe('an auditor', () => {
  it('walks from an entry to the cells of the file, read again from the bytes', async () => {
    const [entry] = (await call('reader', '/flow-entries?dealerId=11')).body.items;
    expect(entry).toMatchObject({ date: '2026-03-01', skuCode: 'YH-1001', quantity: '8', unit: 'drum', amount: '200.00', customerText: '老王', terminalId: null });
    const { body } = await call('reader', `/flow-entries/${entry.id}/origin`);
    expect(body).toMatchObject({ sheet: '1', rowNumber: 2, feedCode: 'F1', entry: { id: entry.id }, decisions: [{ kind: 'product', method: 'code', targetCode: 'YH-1001' }] });
    expect(body.cells.map((cell: { value: string }) => cell.value)).toEqual(['2026-03-01', 'XS1', '老王', 'YH-1001', '柴油机油', '2', '箱', '100', '200.00']);
    expect(body).toMatchObject({ sheetNumber: 1, headerRow: 1, custody: { source: 'ftp', sequence: 1, classification: 'new', layoutName: 'F1', layoutVersion: 1, others: [] } });
    expect(body.columns).toEqual(expect.arrayContaining([{ field: 'quantity', column: 'F' }, { field: 'amount', column: 'I' }]));
    expect(body.rawFile.sha256).toBe(createHash('sha256').update(FILE).digest('hex'));
  });

  it.each([
    ['xs1', 1],
    ['老王', 1],
    ['yh-1001', 1],
    ['柴油 机油', 1],
    ['XS9', 0],
    ['仁爱', 0],
  ])('finds %s among the entries, in document, customer or product', async (search, count) => {
    expect((await call('reader', `/flow-entries?search=${encodeURIComponent(search)}`)).body.items).toHaveLength(count);
    expect((await call('foreign', `/flow-entries?search=${encodeURIComponent(search)}`)).body.items).toEqual([]);
  });

  it('sees the file around it as it stands, part by part, and no more of it than asked', async () => {
    const id = await idOf('raw_file');
    const { body } = await call('reader', `/raw-files/${id}/rows?rows=2`);
    expect(body).toMatchObject({ name: '销售 3月.csv', mediaType: 'text/csv; charset=gb18030', sheets: [{ no: 1, hidden: false }], sheet: 1, nextRow: 3 });
    expect(body.rows.map(({ rowNumber, texts }: { rowNumber: number; texts: string[] }) => [rowNumber, texts[0], texts[8]])).toEqual([[1, '单据日期', '金额'], [2, '2026-03-01', '200.00']]);
    expect((await call('reader', `/raw-files/${id}/rows?from=3`)).body).toMatchObject({ rows: [{ rowNumber: 3 }], nextRow: null });
    expect((await call('reader', `/raw-files/${id}/rows?from=0`)).status).toBe(422);
  });

  it('gets the bytes as they came, as a download that no browser shows', async () => {
    const id = await idOf('raw_file');
    const { raw, headers } = await call('reader', `/raw-files/${id}/content`);
    expect(raw.equals(FILE)).toBe(true);
    expect(headers).toMatchObject({ 'content-type': 'application/octet-stream', 'content-disposition': expect.stringContaining("attachment; filename=\"raw-") });
    expect((await call('reader', `/raw-files/${id}`)).body).toMatchObject({ name: '销售 3月.csv', mediaType: 'text/csv; charset=gb18030', size: FILE.length });
  });
});

describe('names', () => {
  it('wait by value, come with proposals, and are decided once per key', async () => {
    const { body } = await call('own', '/unmatched-names');
    expect(body.items.map(({ text, kind, rows, amount }: Record<string, unknown>) => [text, kind, rows, amount])).toEqual([['老王', 'terminal', 1, '200.00'], ['神油 (A9)', 'product', 1, '30.00']]);
    expect((await call('own', '/unmatched-names?kind=product&search=神')).body.items).toMatchObject([{ quantity: '3', unit: '桶', dealersCode: 'A9' }]);
    const id = body.items[1].id;
    expect((await call('own', `/unmatched-names/${id}/candidates`)).body[0]).toMatchObject({ targetId: 2, code: 'YH-1002' });
    expect((await call('own', `/unmatched-names/${id}/candidates?search=1001`)).body).toMatchObject([{ targetId: 1, score: 0 }]);
    const decide = () => call('own', `/unmatched-names/${id}/resolve`, { targetId: 2 }, 'zh', 'decide-once');
    const answers = [await decide(), await decide()];
    expect(answers).toMatchObject([1, 2].map(() => ({ status: 200, body: { state: 'resolved', rows: 1, amount: '30.00' } })));
    expect((await world.db.owner.query(`SELECT count(*)::integer AS n FROM outbox WHERE name = 'flows.repost-name'`)).rows).toEqual([{ n: 1 }]);
    expect((await call('own', '/unmatched-names?state=resolved&kind=product')).body.items).toMatchObject(expect.arrayContaining([expect.objectContaining({ id, method: 'person' })]));
    expect(await call('own', `/unmatched-names/${id}/undo`, {})).toMatchObject({ status: 200, body: { state: 'open' } });
  });

  it.each([{}, { targetId: 0 }, { targetId: 'x' }, { targetId: 1, other: 1 }])('are not decided by %j', async (body) => {
    expect((await call('own', `/unmatched-names/${await idOf('flow_name')}/resolve`, body)).status).toBe(422);
  });
});

describe('who may', () => {
  const reads = async (): Promise<string[]> => {
    const [batch, name, entry, file] = await Promise.all([idOf('batch'), idOf('flow_name'), idOf('flow_entry'), idOf('raw_file')]);
    return ['/feeds/1', `/batches/${batch}`, `/batches/${batch}/rows`, `/unmatched-names/${name}/candidates`, `/flow-entries/${entry}/origin`, `/raw-files/${file}`, `/raw-files/${file}/rows`, `/raw-files/${file}/content`];
  };

  it('see nothing of foreign dealers: the same answer as for what is not there', async () => {
    for (const url of await reads()) {
      const foreign = await call('foreign', url);
      const absent = await call('foreign', url.replace(/\/\d+/, '/987654321'));
      expect([url, foreign.status]).toEqual([url, 404]);
      expect({ ...foreign.body, correlationId: '' }).toEqual({ ...absent.body, correlationId: '' });
    }
    for (const list of ['/batches', '/unmatched-names', '/flow-entries', '/flow-entries?dealerId=11']) expect([list, (await call('foreign', list)).body.items]).toEqual([list, []]);
    expect((await call('foreign', '/feeds')).body.items.map((feed: { code: string }) => feed.code)).toEqual(['F2']);
  });

  it('change nothing of foreign dealers, nor without the permission', async () => {
    const name = await idOf('flow_name');
    const writes: [string, object][] = [['/feeds/1/run', {}], [`/unmatched-names/${name}/resolve`, { targetId: 2 }], [`/unmatched-names/${name}/undo`, {}]];
    for (const [url, body] of writes) {
      expect([url, (await call('foreign', url, body)).status]).toEqual([url, 404]);
      expect([url, (await call('reader', url, body)).status]).toEqual([url, 403]);
      expect([url, (await call('unknown', url, body)).status]).toEqual([url, 401]);
    }
    for (const url of await reads()) expect([url, (await call('nobody', url)).status]).toEqual([url, 403]);
  });

  it('see nothing of foreign dealers either when only row-level security is left', async () => {
    const [batchId, name, entry, file] = await Promise.all([idOf('batch'), idOf('flow_name'), idOf('flow_entry'), idOf('raw_file')]);
    const seen = await app.get(UnitOfWork).read(PEOPLE['foreign'] as Ctx, async (narrow) => {
      // the application believes in a wide scope, PostgreSQL knows the narrow one
      const tx = { ...narrow, scope: SYSTEM_SCOPE };
      return [
        await app.get(FeedListRepository).find(tx, 1),
        await app.get(BatchListRepository).find(tx, batchId),
        ...(await app.get(BatchListRepository).arrivals(tx, batchId)),
        ...(await app.get(BatchListRepository).reasons(tx, batchId)),
        ...(await app.get(BatchRowRepository).list(tx, { batchId, limit: 9 })),
        await app.get(UnmatchedNameRepository).find(tx, name),
        ...(await app.get(UnmatchedNameRepository).list(tx, { state: 'open', limit: 9 })),
        ...(await app.get(FlowEntryRepository).list(tx, { period: { from: '2026-01-01', to: '2026-12-31' }, limit: 9 })),
        await app.get(FlowEntryRepository).origin(tx, entry),
        await app.get(RawFileListRepository).find(tx, file),
        ...(await app.get(OriginalFileRepository).byIds(tx, [file])).values(),
        await app.get(CustodyRepository).of(tx, { rawFileId: file, dealerId: 11, date: '2026-03-01', kind: 'sale' }),
      ].filter((row) => row !== undefined);
    });
    expect(seen).toEqual([]);
  });
});
