import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { buildDealers, CSV_HEADER, type FlowsWorld, startFlowsWorld, TODAY } from '@tributary/flows/testing';
import { addGroup, addRole, addUser } from '@tributary/identity/testing';
import { archive } from '@tributary/sheets/testing';
import { DOMAINS } from './app.module';
import { type Answer, type Browser, TestApi } from './testing/test-api';

const run = promisify(execFile);
const DOCUMENT = readFileSync(path.join(__dirname, '../../../docs/flow-api.md'), 'utf8');
/** The commands of the document, as they stand there. */
const COMMANDS = [...DOCUMENT.matchAll(/```sh\n([^`]+)```/g)].map(([, command = '']) => command);

let world: FlowsWorld;
let api: TestApi;
let folder: string;
let address: string;
let keeper: Browser;
let rival: Browser;
let office: Browser;
let auditor: Browser;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tributary-curl-'));
  world = await startFlowsWorld();
  const { owner } = world.db;
  await buildCatalogue(owner);
  await buildSku(owner, { id: 1, code: 'YH-1001', name: '柴油机油', baseUnit: 'drum' });
  await buildDealers(owner);
  await addRole(owner, 'keeper', 'dealer', ['identity.keys.manage', 'flows.own.read', 'flows.upload', 'catalogue.read']);
  await addRole(owner, 'office', 'head_office', ['identity.keys.manage']);
  await addRole(owner, 'audit', 'head_office', ['identity.audit.read', 'pricing.read']);
  for (const [id, organisationId, role] of [[1, 11, 'keeper'], [2, 12, 'keeper'], [3, 1, 'office'], [4, 1, 'audit']] as const) await addUser(owner, { id, organisationId, roles: [role] });
  await addGroup(owner, { dimension: 'dealers', items: [['dealer', 11]], users: [3] });
  await addGroup(owner, { dimension: 'dealers', everything: true, users: [4] });
  api = await TestApi.start(world.db, { rawDir: world.config.rawDir }, [...DOMAINS]);
  api.clock.set(TODAY);
  await api.app.listen(0, '127.0.0.1');
  address = await api.app.getUrl();
  [keeper, rival, office, auditor] = [await api.signIn('user1'), await api.signIn('user2'), await api.signIn('user3'), await api.signIn('user4')];
});
afterAll(async () => {
  await api?.stop();
  await world?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const make = (as: Browser, body: object = {}): Promise<Answer> => api.call('POST', '/api/api-keys', { as, body: { name: 'ERP', networks: [], ...body } });
const secretOf = async (as: Browser, body: object = {}): Promise<{ secret: string; id: number }> => {
  const { status, body: made } = await make(as, body);
  expect(status).toBe(201);
  return { secret: String(made['secret']), id: (made['key'] as { id: number }).id };
};
const csv = (...lines: string[]): string => [CSV_HEADER, ...lines, ''].join('\n');
const sale = (day: string, document: string, product = 'YH-1001'): string => `2026-03-${day},${document},仁爱汽修,${product},机油,2,桶,100,200`;

/** With a key over a real connection. */
async function ask(url: string, secret: string, more: RequestInit = {}, headers: Record<string, string> = {}): Promise<{ status: number; text: string; body: Record<string, unknown> }> {
  const response = await fetch(`${address}${url}`, { ...more, headers: { authorization: `Bearer ${secret}`, 'accept-language': 'en', ...headers } });
  const text = await response.text();
  return { status: response.status, text, body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {} };
}
let keys = 0;
const deliver = (secret: string, content: string | Buffer, key = `delivery-${(keys += 1)}`, days = '') =>
  ask(`/api/flow-deliveries?kind=sale&fileName=a.csv${days}`, secret, { method: 'POST', body: content }, { 'content-type': 'application/octet-stream', 'idempotency-key': key });

describe('a dealer’s own system', () => {
  it('delivers a file and asks what became of it by the commands of the document', async () => {
    const { secret } = await secretOf(keeper);
    writeFileSync(path.join(folder, 'sales.csv'), csv(sale('18', 'A1'), sale('19', 'A2'), sale('19', 'A3', 'X-9')));
    const env = { PATH: process.env['PATH'], TRIBUTARY: address, TRIBUTARY_KEY: secret };
    const [toDeliver = '', toAsk = ''] = COMMANDS;
    expect(COMMANDS).toHaveLength(2);
    const delivered = JSON.parse((await run('bash', ['-c', toDeliver], { cwd: folder, env })).stdout) as Record<string, unknown>;
    expect(delivered).toMatchObject({ state: 'waiting', fileName: 'sales.csv', kind: 'sale', rows: 0 });
    // a repeat of the very command is the same delivery
    expect(JSON.parse((await run('bash', ['-c', toDeliver], { cwd: folder, env })).stdout)).toEqual(delivered);
    await world.count(11);
    const asked = JSON.parse((await run('bash', ['-c', toAsk], { cwd: folder, env: { ...env, DELIVERY: String(delivered['id']) } })).stdout) as Record<string, unknown>;
    expect(asked).toMatchObject({
      id: delivered['id'], state: 'read', classification: 'new', rows: 3, counted: 2, excluded: 1, reasons: [{ rows: 1, fault: { code: 'flows.product-unmatched' } }],
      days: [{ date: '2026-03-19', entries: 1, quantity: '2' }, { date: '2026-03-18', entries: 1, quantity: '2' }], inside: [],
    });
    expect((await world.db.owner.query('SELECT count(*)::int AS n FROM raw_file')).rows).toEqual([{ n: 1 }]);
  });

  it('learns why a file cannot count', async () => {
    const { secret } = await secretOf(keeper);
    const { status, body } = await deliver(secret, csv());
    expect(status).toBe(202);
    await world.count(11);
    expect((await ask(`/api/flow-deliveries/${String(body['id'])}`, secret)).body).toMatchObject({ state: 'refused', counted: 0, reason: { code: 'flows.no-rows', message: 'There is a header, but not one row of data' } });
  });

  it('sees no delivery of another dealer, and no file that came another way: both are as absent as one that never was', async () => {
    const [mine, theirs] = [await secretOf(keeper), await secretOf(rival)];
    const { body } = await deliver(mine.secret, csv(sale('17', 'B1')));
    const uploaded = await api.call('POST', '/api/flow-uploads?kind=sale&fileName=u.csv', { as: keeper, body: Buffer.from(csv(sale('16', 'U1'))), headers: { 'content-type': 'application/octet-stream' } });
    const answers = [
      await ask(`/api/flow-deliveries/${String(body['id'])}`, theirs.secret), await ask(`/api/flow-deliveries/${String(uploaded.body['id'])}`, mine.secret), await ask('/api/flow-deliveries/987654', mine.secret),
    ];
    expect(uploaded.status).toBe(202);
    for (const answer of answers) expect([answer.status, answer.body['code'], answer.body['detail']]).toEqual([404, 'platform.not-found', answers[2]?.body['detail']]);
  });

  it('needs an Idempotency-Key, which belongs to its key alone', async () => {
    const [mine, theirs] = [await secretOf(keeper), await secretOf(rival)];
    const bare = await ask('/api/flow-deliveries?kind=sale', mine.secret, { method: 'POST', body: csv() }, { 'content-type': 'application/octet-stream' });
    expect([bare.status, bare.body['code']]).toEqual([400, 'platform.idempotency-key-needed']);
    const content = csv(sale('15', 'C1'));
    const [first, second] = [await deliver(mine.secret, content, 'of-everybody'), await deliver(theirs.secret, content, 'of-everybody')];
    expect([first.status, second.status, first.body['id'] === second.body['id']]).toEqual([202, 202, false]);
    expect((await deliver(mine.secret, csv(sale('14', 'C2')), 'of-everybody')).body).toMatchObject({ status: 409, code: 'platform.idempotency-key-reused' });
  });
});

describe('a delivery that names its days', () => {
  let secret: string;
  beforeAll(async () => ({ secret } = await secretOf(rival)));
  const whole = async (content: string | Buffer, from: string, to: string): Promise<Record<string, unknown>> => {
    const { status, body } = await deliver(secret, content, undefined, `&from=2026-03-${from}&to=2026-03-${to}`);
    expect(status).toBe(202);
    await world.count(12);
    return (await ask(`/api/flow-deliveries/${String(body['id'])}`, secret)).body;
  };
  const ledger = async (): Promise<string> =>
    ((await world.db.owner.query(`SELECT to_char(entry_date, 'DD') || ':' || entries AS day FROM flow_day WHERE dealer_id = 12 AND kind = 'sale' AND entry_date < '2026-03-10' ORDER BY entry_date`)).rows as { day: string }[]).map(({ day }) => day).join(' ');

  it('tells of them whole: a day that it leaves out had nothing', async () => {
    expect(await whole(csv(sale('02', 'D1'), sale('04', 'D2')), '01', '04')).toMatchObject({ state: 'read', classification: 'new', counted: 2 });
    expect(await ledger()).toBe('01:0 02:1 03:0 04:1');
    expect(await whole(csv(sale('04', 'D2')), '01', '04')).toMatchObject({ state: 'read', classification: 'correction' });
    expect(await ledger()).toBe('01:0 02:0 03:0 04:1');
  });

  it('may say that there was nothing, also when those very bytes said so of other days before', async () => {
    expect(await whole(csv(), '05', '06')).toMatchObject({ state: 'read', classification: 'new', rows: 0, reason: null });
    expect(await whole(csv(), '04', '04')).toMatchObject({ state: 'read', classification: 'correction' });
    expect(await whole(csv(), '04', '06')).toMatchObject({ classification: 'identical' });
    expect(await ledger()).toBe('01:0 02:0 03:0 04:0 05:0 06:0');
  });

  it('is refused with a row of another day, and as an archive', async () => {
    expect(await whole(csv(sale('07', 'D3'), sale('08', 'D4')), '07', '07')).toMatchObject({ state: 'refused', reason: { code: 'flows.agent-row-outside', message: 'There are rows of a day that it does not say it tells of: 2026-03-08' } });
    expect(await whole(archive({ 'a.csv': Buffer.from(csv(sale('07', 'D3'))) }), '07', '07')).toMatchObject({ state: 'refused', reason: { code: 'flows.archive-names-days' } });
    expect(await ledger()).toBe('01:0 02:0 03:0 04:0 05:0 06:0');
  });

  it('must name both ends, days that have been, and not too many', async () => {
    for (const days of ['&from=2026-03-01', '&to=2026-03-01', '&from=2026-03-02&to=2026-03-01', '&from=2026-03-01&to=2026-03-21', '&from=2025-12-18&to=2026-03-20', '&from=2026-02-30&to=2026-03-01']) {
      expect([days, (await deliver(secret, csv(sale('01', 'E1')), undefined, days)).status]).toEqual([days, 422]);
    }
  });
});

describe('a key', () => {
  const tryIt = async (secret: string) => (await ask('/api/flow-deliveries/987654', secret)).status;

  it('opens nothing but what says so: every other route answers as if nobody were signed in', async () => {
    const { secret } = await secretOf(keeper);
    for (const url of ['/api/own-flow', '/api/flow-uploads', '/api/session', '/api/skus', '/api/api-keys', '/api/orders']) {
      const { status, body } = await ask(url, secret);
      expect([url, status, body['code']]).toEqual([url, 401, 'platform.sign-in-needed']);
    }
    const upload = await ask('/api/flow-uploads?kind=sale', secret, { method: 'POST', body: 'x' }, { 'content-type': 'application/octet-stream', 'idempotency-key': 'not-by-this-way' });
    expect(upload.status).toBe(401);
  });

  it('holds no more once it is revoked, however often one asks for that', async () => {
    const { secret, id } = await secretOf(keeper);
    expect(await tryIt(secret)).toBe(404);
    for (let time = 0; time < 2; time += 1) expect(await api.call('POST', `/api/api-keys/${id}/revoke`, { as: keeper, body: {} })).toMatchObject({ status: 200, body: { state: 'revoked', revokedBy: '用户1' } });
    expect(await tryIt(secret)).toBe(401);
  });

  it('holds until the end of its last day in Shanghai', async () => {
    const { secret } = await secretOf(keeper, { expiresOn: '2026-03-20' });
    api.clock.set(new Date('2026-03-20T23:59:59+08:00'));
    expect(await tryIt(secret)).toBe(404);
    api.clock.set(new Date('2026-03-21T00:00:00+08:00'));
    expect(await tryIt(secret)).toBe(401);
    api.clock.set(TODAY);
    expect((await make(keeper, { expiresOn: '2026-03-19' })).body['code']).toBe('identity.key-expired');
  });

  it('is taken from its networks only', async () => {
    const [here, elsewhere] = [await secretOf(keeper, { networks: ['10.0.0.0/8', '127.0.0.0/8'] }), await secretOf(keeper, { networks: ['203.0.113.0/24'] })];
    expect([await tryIt(here.secret), await tryIt(elsewhere.secret)]).toEqual([404, 401]);
    expect((await make(keeper, { networks: ['example.com'] })).body).toMatchObject({ status: 422, code: 'identity.key-network' });
  });

  it('that nobody has, or that is none, opens nothing', async () => {
    for (const secret of ['', 'trb_', `trb_${'x'.repeat(43)}`, 'eyJhbGciOi']) expect(await tryIt(secret)).toBe(401);
  });

  it('is shown once: neither lists nor the audit trail nor the database know it again', async () => {
    const { secret, id } = await secretOf(keeper);
    await tryIt(secret);
    const list = await api.call('GET', '/api/api-keys', { as: keeper });
    expect((list.body['items'] as { id: number }[])[0]).toMatchObject({ id, name: 'ERP', state: 'active', hint: secret.slice(0, 10), lastUsedFrom: '127.0.0.1', lastUsedAt: TODAY.toISOString() });
    const trail = await api.call('GET', `/api/audit-entries?subject=api_key&subjectId=${id}`, { as: auditor });
    expect((trail.body['items'] as { action: string; detail: unknown }[]).map(({ action, detail }) => [action, detail])).toMatchObject([
      ['identity.api-key-use', { route: 'GET /api/flow-deliveries/:id', address: '127.0.0.1' }], ['identity.api-key-create', { name: 'ERP', dealerId: 11 }],
    ]);
    const { rows } = await world.db.owner.query<{ row: string }>(`SELECT k::text AS row FROM api_key k UNION ALL SELECT i::text FROM idempotency_key i UNION ALL SELECT a::text FROM audit_entry a`);
    for (const text of [list.text, trail.text, ...rows.map(({ row }) => row)]) expect(text).not.toContain(secret);
  });

  it('tells of refusals as well', async () => {
    const { secret, id } = await secretOf(keeper, { networks: ['203.0.113.9'] });
    await tryIt(secret);
    const trail = await api.call('GET', `/api/audit-entries?subject=api_key&subjectId=${id}`, { as: auditor });
    expect((trail.body['items'] as unknown[])[0]).toMatchObject({ action: 'identity.api-key-refused', actorName: 'API ERP', detail: { fault: 'elsewhere' } });
  });

  it('may ask 120 times a minute', async () => {
    const { secret } = await secretOf(keeper);
    const statuses = [];
    for (let time = 0; time < 121; time += 1) statuses.push(await tryIt(secret));
    expect([new Set(statuses.slice(0, 120)), statuses[120]]).toEqual([new Set([404]), 429]);
  });
});

describe('who keeps keys', () => {
  it('is a dealer for itself, and head office for dealers that it sees', async () => {
    expect(await make(office, { dealerId: 11 })).toMatchObject({ status: 201, body: { key: { dealerId: 11 } } });
    expect((await make(office)).body['code']).toBe('identity.key-dealer-missing');
    for (const [as, dealerId] of [[office, 12], [office, 987654], [keeper, 12], [keeper, 987654]] as const) expect(await make(as, { dealerId })).toMatchObject({ status: 404, body: { code: 'platform.not-found' } });
    expect(await make(auditor, { dealerId: 11 })).toMatchObject({ status: 403 });
  });

  it('never sees or ends those of others', async () => {
    const { id } = await secretOf(keeper);
    const list = await api.call('GET', '/api/api-keys?limit=200', { as: rival });
    expect((list.body['items'] as { dealerId: number }[]).every(({ dealerId }) => dealerId === 12)).toBe(true);
    for (const [as, key] of [[rival, id], [rival, 987654]] as const) expect(await api.call('POST', `/api/api-keys/${key}/revoke`, { as, body: {} })).toMatchObject({ status: 404, body: { code: 'platform.not-found' } });
  });
});
