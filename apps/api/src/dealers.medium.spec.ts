import { addBranch, addDealer, addHeadOffice, addSupply } from '@tributary/dealers/testing';
import { addGroup, addRole, addUser } from '@tributary/identity/testing';
import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { type Answer, type Browser, TestApi } from './testing/test-api';

const HQ = 1;
const [T1, T1_OTHER, T2, T2_SIBLING] = [10, 11, 20, 21];

let db: TestDatabase;
let api: TestApi;
const browsers: Record<string, Browser> = {};
beforeAll(async () => {
  db = await createTestDatabase();
  await addHeadOffice(db.owner, HQ);
  await addDealer(db.owner, { id: T1, tier: 1, code: 'JS-010', name: '江苏润通石化', nameEn: 'Jiangsu Runtong', divisionCode: '32', businessLineIds: [1, 2] });
  await addDealer(db.owner, { id: T1_OTHER, tier: 1, code: 'ZJ-011', name: '浙江长兴油品', branchId: 2, divisionCode: '33' });
  await addDealer(db.owner, { id: T2, tier: 2, code: 'JS-020', name: '苏州顺达汽修用品', divisionCode: '32' });
  await addDealer(db.owner, { id: T2_SIBLING, tier: 2, code: 'JS-021', name: '无锡宏远', status: 'frozen', divisionCode: '32' });
  await addBranch(db.owner, 2);
  for (const buyerId of [T1, T1_OTHER]) await addSupply(db.owner, { supplierId: HQ, buyerId });
  for (const buyerId of [T2, T2_SIBLING]) await addSupply(db.owner, { supplierId: T1, buyerId });
  await addSupply(db.owner, { supplierId: T1_OTHER, buyerId: T2, from: '2024-01-01', until: '2025-07-01' });
  await db.owner.query(`INSERT INTO division (code, name, level, parent_code) VALUES ('3205', '苏州市', 2, '32'), ('3202', '无锡市', 2, '32')`);
  await db.owner.query(`INSERT INTO credit_account (seller_id, buyer_id, credit_limit, used) VALUES (${HQ}, ${T1}, 500000, 120000.5), (${T1}, ${T2}, 20000, 0)`);
  await db.owner.query(`INSERT INTO credit_account (seller_id, buyer_id, credit_limit) VALUES (${HQ}, ${T1_OTHER}, NULL)`);
  await addPeople();
  api = await TestApi.start(db);
  for (const account of ['desk', 'branch', 'nogroups', 't1', 't1other', 't2']) browsers[account] = await api.signIn(account);
});
afterAll(async () => {
  await api.stop();
  await db.drop();
});

async function addPeople(): Promise<void> {
  await addRole(db.owner, 'desk', 'head_office', ['dealers.read', 'pricing.read']);
  await addRole(db.owner, 'buyer', 'dealer', ['dealers.read', 'pricing.read']);
  for (const [id, account] of [[1, 'desk'], [2, 'branch'], [3, 'nogroups']] as const) await addUser(db.owner, { id, organisationId: HQ, account, roles: ['desk'] });
  for (const [id, account] of [[T1, 't1'], [T1_OTHER, 't1other'], [T2, 't2']] as const) await addUser(db.owner, { id, organisationId: id, account, roles: ['buyer'] });
  await addGroup(db.owner, { dimension: 'dealers', everything: true, users: [1] });
  await addGroup(db.owner, { dimension: 'dealers', items: [['branch', 2]], users: [2] });
}

const get = (account: string, url: string, headers: Record<string, string> = {}) => api.call('GET', url, { as: browsers[account], headers });
const codes = ({ body }: Answer): unknown[] => (body['items'] as { code: string }[]).map(({ code }) => code);

describe('list of dealers', () => {
  it.each([
    ['desk', ['JS-010', 'JS-020', 'JS-021', 'ZJ-011']],
    ['branch', ['ZJ-011']],
    ['nogroups', []],
    ['t1', ['JS-010']],
    ['t2', ['JS-020']],
  ])('shows %s its own', async (account, expected) => expect(codes(await get(account, '/api/dealers'))).toEqual(expected));

  it.each([
    ['search=js020', ['JS-020']],
    ['search=JSRT', ['JS-010']],
    ['search=%E6%B1%BD%E4%BF%AE', ['JS-020']],
    ['search=runtong%20jiangsu', ['JS-010']],
    ['search=%25', []],
    ['search=_', []],
    [`search=${encodeURIComponent(`') OR true --`)}`, []],
    ['tier=2', ['JS-020', 'JS-021']],
    ['status=frozen', ['JS-021']],
    ['branchId=2', ['ZJ-011']],
    ['tier=1&branchId=1&status=active&search=js', ['JS-010']],
  ])('filters by %s', async (query, expected) => expect(codes(await get('desk', `/api/dealers?${query}`))).toEqual(expected));

  it.each(['tier=3', 'tier=1;drop', 'status=gone', 'branchId=x', 'sort=code%20desc', 'limit=0'])('refuses %s', async (query) => {
    expect((await get('desk', `/api/dealers?${query}`)).body['code']).toBe('platform.invalid');
  });

  it('goes on where a page ends, and never shows foreign rows to a borrowed cursor', async () => {
    const first = await get('desk', '/api/dealers?limit=1');
    const cursor = String(first.body['nextCursor']);
    expect(codes(await get('desk', `/api/dealers?cursor=${cursor}`))).toEqual(['JS-020', 'JS-021', 'ZJ-011']);
    expect(codes(await get('t1', `/api/dealers?cursor=${cursor}`))).toEqual([]);
  });

  it('names lines in the language of the caller', async () => {
    const lineIn = async (language: string) => ((await get('t1', '/api/dealers', { 'accept-language': language })).body['items'] as object[])[0];
    expect(await lineIn('zh-CN')).toMatchObject({ businessLine: '业务线1、业务线2', nameEn: 'Jiangsu Runtong', divisionName: '省32', branchName: '第1销售分公司' });
    expect(await lineIn('en-US')).toMatchObject({ businessLine: 'Line 1、Line 2', branchNameEn: 'Branch 1' });
  });
});

describe('one dealer', () => {
  it('comes with its relations of all times and its credit', async () => {
    const { body } = await get('desk', `/api/dealers/${T2}`);
    const relation = { kind: 'dealer', businessLine: '业务线1' };
    expect(body['suppliers']).toEqual([
      { ...relation, id: expect.any(Number), organisationId: T1, code: 'JS-010', name: '江苏润通石化', nameEn: 'Jiangsu Runtong', validFrom: '2020-01-01', validTo: null },
      { ...relation, id: expect.any(Number), organisationId: T1_OTHER, code: 'ZJ-011', name: '浙江长兴油品', nameEn: null, validFrom: '2024-01-01', validTo: '2025-06-30' },
    ]);
    expect(body['customers']).toEqual([]);
    expect(body['credits']).toEqual([{ sellerId: T1, sellerName: '江苏润通石化', limit: '20000.00', used: '0.00', available: '20000.00' }]);
  });

  it('tells a first-tier dealer whom it sells to', async () => {
    const { body } = await get('t1', `/api/dealers/${T1}`);
    expect((body['customers'] as { code: string }[]).map(({ code }) => code)).toEqual(['JS-020', 'JS-021']);
  });

  it.each([
    ['a foreign first-tier dealer', 't1other', T1],
    ['its own customer', 't1', T2],
    ['its own supplier', 't2', T1],
    ['a sibling', 't2', T2_SIBLING],
    ['one of another branch', 'branch', T1],
    ['any one to somebody without groups', 'nogroups', T1],
    ['head office, which is no dealer', 'desk', HQ],
  ])('is absent when it is %s', async (_, account, id) => {
    const [foreign, absent] = [await get(account, `/api/dealers/${id}`), await get(account, '/api/dealers/999999')];
    expect(foreign.status).toBe(404);
    expect({ ...foreign.body, correlationId: '' }).toEqual({ ...absent.body, correlationId: '' });
  });

  it.each(['abc', '1e3', '-10', '10%20OR%201=1', '99999999999999999999'])('is absent under the address %s', async (id) => {
    expect((await get('desk', `/api/dealers/${id}`)).body['code']).toBe('platform.not-found');
  });
});

describe('suppliers', () => {
  it('are today’s, with the caller’s credit at each', async () => {
    expect((await get('t2', '/api/suppliers')).body).toEqual([
      {
        id: T1, kind: 'dealer', code: 'JS-010', name: '江苏润通石化', nameEn: 'Jiangsu Runtong', businessLine: '业务线1',
        credit: { sellerId: T1, sellerName: '江苏润通石化', limit: '20000.00', used: '0.00', available: '20000.00' },
      },
    ]);
    expect((await get('t1', '/api/suppliers')).body).toMatchObject([{ id: HQ, kind: 'head_office', credit: { used: '120000.50', available: '379999.50' } }]);
  });

  it('have no credit where no limit was agreed', async () => {
    expect((await get('t1other', '/api/suppliers')).body).toMatchObject([{ id: HQ, credit: null }]);
  });

  it('do not exist for head office', async () => expect((await get('desk', '/api/suppliers')).body).toEqual([]));
});

describe('reference data', () => {
  it('lists branches', async () => {
    expect((await get('t2', '/api/branches')).body).toEqual([
      { id: 1, code: 'B1', name: '第1销售分公司', nameEn: 'Branch 1' },
      { id: 2, code: 'B2', name: '第2销售分公司', nameEn: 'Branch 2' },
    ]);
  });

  it('lists divisions, level by level', async () => {
    const list = async (query: string) => (await get('t2', `/api/divisions${query}`)).body;
    expect(await list('')).toEqual([
      { code: '32', name: '省32', parentCode: null, level: 1 },
      { code: '33', name: '省33', parentCode: null, level: 1 },
    ]);
    expect(await list('?parent=32')).toEqual([
      { code: '3202', name: '无锡市', parentCode: '32', level: 2 },
      { code: '3205', name: '苏州市', parentCode: '32', level: 2 },
    ]);
    expect((await get('t2', `/api/divisions?parent=${encodeURIComponent(`3' OR '1'='1`)}`)).status).toBe(422);
  });
});
