import { addDealer, addHeadOffice } from '@tributary/dealers/testing';
import { addGroup, addRole, addUser } from '@tributary/identity/testing';
import { countStatements, createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { DataSource } from 'typeorm';
import { type Answer, type Browser, TestApi } from './testing/test-api';

const MANAGE = ['identity.groups.read', 'identity.groups.manage', 'identity.audit.read', 'identity.act', 'dealers.read'];
const [ADMIN, DEPUTY, HELPER, READER] = [1, 2, 3, 4];
const DEALERS = [10, 11, 12];

let db: TestDatabase;
let api: TestApi;
let admin: Browser;
let everything: number;
beforeAll(async () => {
  db = await createTestDatabase();
  await addHeadOffice(db.owner);
  await addDealer(db.owner, { id: 10, tier: 1, name: '江苏润通', code: 'JS-10' });
  await addDealer(db.owner, { id: 11, tier: 1, name: '浙江恒力', code: 'ZJ-11', branchId: 2 });
  await addDealer(db.owner, { id: 12, tier: 2, name: '苏州顺达', code: 'SZ-12' });
  await addRole(db.owner, 'administrator', 'head_office', MANAGE);
  await addRole(db.owner, 'helper', 'head_office', MANAGE);
  await addRole(db.owner, 'reader', 'head_office', ['identity.groups.read']);
  await addRole(db.owner, 'dealer-buyer', 'dealer', ['dealers.read']);
  await addUser(db.owner, { id: ADMIN, organisationId: 1, account: 'admin', roles: ['administrator'] });
  await addUser(db.owner, { id: DEPUTY, organisationId: 1, account: 'deputy', roles: ['administrator'] });
  await addUser(db.owner, { id: HELPER, organisationId: 1, account: 'helper', roles: ['helper'] });
  await addUser(db.owner, { id: READER, organisationId: 1, account: 'reader', roles: ['reader'] });
  for (const id of DEALERS) await addUser(db.owner, { id: 20 + id, organisationId: id, account: `buyer${id}`, roles: ['dealer-buyer'] });
  everything = await addGroup(db.owner, { dimension: 'dealers', everything: true, users: [ADMIN, DEPUTY] });
  for (const dimension of ['stock', 'price', 'catalogue'] as const) await addGroup(db.owner, { dimension, everything: true, users: [ADMIN] });
  await addGroup(db.owner, { dimension: 'dealers', items: [['branch', 1]], users: [HELPER] });
  await db.owner.query(`INSERT INTO business_line (id, code, name, name_en) VALUES (1, 'L1', '车用', 'Vehicle')`);
  await db.owner.query(`INSERT INTO product_line (id, code, name, name_en, business_line_id) VALUES (1, 'PL-1', '柴油机油', 'Diesel oils', 1), (2, 'PL-2', '齿轮油', 'Gear oils', 1)`);
  await db.owner.query(`INSERT INTO stock_location (id, owner_id, code, name, name_en) VALUES (100, 1, 'SH-01', '上海库', 'Shanghai'), (101, 1, 'GZ-01', '广州库', 'Guangzhou'), (110, 10, 'JS10-01', '润通仓', 'Runtong')`);
  api = await TestApi.start(db);
  admin = await api.signIn('admin');
});
afterAll(async () => {
  await api.stop();
  await db.drop();
});

const get = (url: string, as: Browser = admin) => api.call('GET', `/api/access-groups${url}`, { as });
const post = (url: string, body: object, as: Browser = admin) => api.call('POST', `/api/access-groups${url}`, { as, body });
const patch = (url: string, body: object, as: Browser = admin) => api.call('PATCH', `/api/access-groups${url}`, { as, body });
const remove = (url: string, as: Browser = admin) => api.call('DELETE', `/api/access-groups${url}`, { as });
const codeOf = ({ status, body }: Answer): unknown[] => [status, body['code']];
const items = ({ body }: Answer): Record<string, unknown>[] => body['items'] as Record<string, unknown>[];
const outcomes = ({ body }: Answer): unknown[] => (body as unknown as { input: string; name: string | null; outcome: string }[]).map(({ input, name, outcome }) => [input, name, outcome]);
const lastEntry = async (): Promise<Record<string, unknown>> => (await db.owner.query('SELECT action, subject, subject_id, detail FROM audit_entry ORDER BY id DESC LIMIT 1')).rows[0];

let serial = 0;
async function newGroup(dimension: string, more: object = {}): Promise<number> {
  const answer = await post('', { dimension, code: `NEW-${(serial += 1)}`, name: '新组', ...more });
  if (answer.status !== 201) throw new Error(answer.text);
  return Number(answer.body['id']);
}

describe('permission groups', () => {
  it('are made, found, renamed and deleted, each with a readable trace', async () => {
    const id = await newGroup('stock', { name: ' 华东库存 ', nameEn: 'East' });
    expect((await get(`/${id}`)).body).toEqual({ id, dimension: 'stock', code: expect.stringMatching(/^NEW-/), name: '华东库存', nameEn: 'East', all: false, memberCount: 0, grantCount: 0 });
    expect(items(await get(`?dimension=stock&search=${encodeURIComponent('东库')}`)).map((group) => group['id'])).toEqual([id]);
    expect((await patch(`/${id}`, { name: '华东可售库存' })).body).toMatchObject({ name: '华东可售库存', nameEn: null });
    expect(await lastEntry()).toMatchObject({
      action: 'identity.group-rename', subject: 'access_group', subject_id: String(id),
      detail: { before: { name: '华东库存', nameEn: 'East' }, after: { name: '华东可售库存', nameEn: null } },
    });
    expect((await remove(`/${id}`)).status).toBe(204);
    expect(await lastEntry()).toMatchObject({ action: 'identity.group-delete', detail: { before: { name: '华东可售库存', dimension: 'stock' } } });
    expect((await get(`/${id}`)).status).toBe(404);
  });

  it('go on where a page ends', async () => {
    await newGroup('flow');
    const first = await get('?limit=2');
    const rest = await get(`?limit=200&cursor=${String(first.body['nextCursor'])}`);
    expect([...items(first), ...items(rest)]).toEqual(items(await get('?limit=200')));
  });

  it.each([
    ['a code that is taken', { dimension: 'dealers', code: 'G0', name: 'x' }, [409, 'identity.group-code-taken']],
    ['another dimension', { dimension: 'money', code: 'A', name: 'x' }, [422, 'platform.invalid']],
    ['no name', { dimension: 'flow', code: 'A', name: '  ' }, [422, 'platform.invalid']],
    ['a code with SQL in it', { dimension: 'flow', code: `a'; --`, name: 'x' }, [422, 'platform.invalid']],
  ])('refuse %s', async (_, body, expected) => expect(codeOf(await post('', body))).toEqual(expected));

  it.each([
    ['who may only read', 'reader', [403, 'platform.forbidden']],
    ['who has the permission but not every dealer', 'helper', [403, 'platform.forbidden']],
    ['a dealer', 'buyer10', [403, 'platform.forbidden']],
  ])('are not changed by %s', async (_, account, expected) => {
    const [as, id] = [await api.signIn(account), await newGroup('stock')];
    expect(codeOf(await post('', { dimension: 'flow', code: 'X', name: 'x' }, as))).toEqual(expected);
    expect(codeOf(await patch(`/${id}`, { name: 'x' }, as))).toEqual(expected);
    expect(codeOf(await remove(`/${id}`, as))).toEqual(expected);
    for (const url of ['items', 'items/remove']) expect(codeOf(await post(`/${id}/${url}`, { kind: 'location', codes: ['SH-01'] }, as))).toEqual(expected);
    for (const url of ['grants', 'grants/remove']) expect(codeOf(await post(`/${id}/${url}`, { kind: 'user', codes: [account] }, as))).toEqual(expected);
    expect((await get(`/${id}`)).body).toMatchObject({ name: '新组', memberCount: 0, grantCount: 0 });
  });

  it('are not touched by row-level security’s leave either: without every dealer in scope nothing is written', async () => {
    const helper = { system: false, user: HELPER };
    const scoped = { ...helper, organisation: 1, counterparties: [], dealers: { all: false, dealer: [], branch: [1] }, catalogue: { all: true, product_line: [], sku: [] }, price: { all: true, price_list: [] }, stock: { all: true, location: [] }, flow: { all: true, dealer: [], branch: [] } };
    const ctx = { actor: { kind: 'system', job: 'x' }, scope: scoped, permissions: new Set<string>(), correlationId: 'x', locale: 'zh-CN' } as const;
    await expect(db.uow.write(ctx, (tx) => tx.tx.queryRunner?.query(`INSERT INTO access_grant (group_id, user_id) VALUES (${everything}, ${HELPER})`) ?? Promise.resolve())).rejects.toThrow('row-level security');
  });
});

describe('members', () => {
  it('come as a pasted list, with an answer for every row', async () => {
    const id = await newGroup('stock');
    const answer = await post(`/${id}/items`, { kind: 'location', codes: ['SH-01', ' gz-01 ', 'ＳＨ-01', 'NOPE', ''] });
    expect(outcomes(answer)).toEqual([
      ['SH-01', '上海库', 'done'], [' gz-01 ', '广州库', 'done'], ['ＳＨ-01', '上海库', 'unchanged'], ['NOPE', null, 'unknown'], ['', null, 'unknown'],
    ]);
    expect(items(await get(`/${id}/items`)).map(({ code }) => code)).toEqual(['GZ-01', 'SH-01']);
    expect(await lastEntry()).toMatchObject({
      action: 'identity.group-items-add', detail: { kind: 'location', changed: [{ code: 'SH-01', name: '上海库' }, { code: 'gz-01', name: '广州库' }] },
    });
    expect(outcomes(await post(`/${id}/items/remove`, { kind: 'location', codes: ['SH-01', 'SH-01', 'JS10-01'] }))).toEqual([
      ['SH-01', '上海库', 'done'], ['SH-01', '上海库', 'unchanged'], ['JS10-01', '润通仓', 'unchanged'],
    ]);
    expect((await get(`/${id}`)).body).toMatchObject({ memberCount: 1 });
  });

  it('of several kinds stand in one list, and are searched', async () => {
    const id = await newGroup('dealers');
    await post(`/${id}/items`, { kind: 'dealer', codes: ['JS-10', 'SZ-12'] });
    await post(`/${id}/items`, { kind: 'branch', codes: ['B2'] });
    expect(items(await get(`/${id}/items`)).map(({ kind, code }) => [kind, code])).toEqual([['branch', 'B2'], ['dealer', 'JS-10'], ['dealer', 'SZ-12']]);
    expect(items(await get(`/${id}/items?search=JSRT`)).map(({ name }) => name)).toEqual(['江苏润通']);
    const first = await get(`/${id}/items?limit=1`);
    expect(items(await get(`/${id}/items?cursor=${String(first.body['nextCursor'])}`)).map(({ code }) => code)).toEqual(['JS-10', 'SZ-12']);
    expect(items(await get(`/${id}/items/candidates?kind=dealer`)).map(({ code }) => code)).toEqual(['ZJ-11']);
  });

  it('change nothing, and leave no trace, where nothing changes', async () => {
    const id = await newGroup('catalogue');
    await post(`/${id}/items`, { kind: 'product_line', codes: ['PL-1'] });
    const before = await lastEntry();
    expect(outcomes(await post(`/${id}/items`, { kind: 'product_line', codes: ['pl-1'] }))).toEqual([['pl-1', '柴油机油', 'unchanged']]);
    expect(await lastEntry()).toEqual(before);
    expect(items(await get(`/${id}/items/candidates?kind=product_line&search=gearoil`)).map(({ code }) => code)).toEqual(['PL-2']);
  });

  it('are of the kinds of the dimension, and none are named where everything is shown', async () => {
    expect(codeOf(await post(`/${await newGroup('stock')}/items`, { kind: 'dealer', codes: ['JS-10'] }))).toEqual([422, 'identity.group-of-other-kind']);
    expect(codeOf(await post(`/${everything}/items`, { kind: 'dealer', codes: ['JS-10'] }))).toEqual([409, 'identity.group-of-everything']);
    expect(codeOf(await post('/987654/items', { kind: 'dealer', codes: ['JS-10'] }))).toEqual([404, 'platform.not-found']);
  });

  it('take as many statements for a thousand codes as for one', async () => {
    const id = await newGroup('dealers');
    const count = (codes: string[]) => countStatements(api.app.get(DataSource), () => post(`/${id}/items`, { kind: 'dealer', codes }));
    const many = [...Array.from({ length: 1000 }, (_, index) => `NONE-${index}`), 'JS-10'];
    expect((await count(many)).length).toBe((await count(['SZ-12'])).length);
  });
});

describe('grants', () => {
  const seen = async (account: string): Promise<unknown[]> => items(await api.call('GET', '/api/dealers', { as: await api.signIn(account) })).map(({ code }) => code);

  it('to people, dealers and tiers count from the next request on', async () => {
    const id = await newGroup('dealers');
    await post(`/${id}/items`, { kind: 'dealer', codes: ['ZJ-11'] });
    expect(await seen('buyer10')).toEqual(['JS-10']);
    for (const [kind, code] of [['user', 'buyer10'], ['dealer', 'JS-10'], ['tier', '1']] as const) {
      expect(outcomes(await post(`/${id}/grants`, { kind, codes: [code] }))[0]).toEqual([code, expect.any(String), 'done']);
      expect(await seen('buyer10')).toEqual(['JS-10', 'ZJ-11']);
      expect(outcomes(await post(`/${id}/grants/remove`, { kind, codes: [code] }))[0]).toEqual([code, expect.any(String), 'done']);
      expect(await seen('buyer10')).toEqual(['JS-10']);
    }
  });

  it('are listed with people and dealers by name', async () => {
    const id = await newGroup('catalogue');
    await post(`/${id}/grants`, { kind: 'user', codes: ['reader', 'nobody'] });
    await post(`/${id}/grants`, { kind: 'dealer', codes: ['js-10'] });
    await post(`/${id}/grants`, { kind: 'tier', codes: ['2', '3'] });
    expect(items(await get(`/${id}/grants`)).map(({ kind, code, organisationName }) => [kind, code, organisationName])).toEqual([
      ['user', 'reader', '百川润滑油'], ['dealer', 'JS-10', null], ['tier', '2', null],
    ]);
    expect(items(await get(`/${id}/grants?search=${encodeURIComponent('润通')}`)).map(({ code }) => code)).toEqual(['JS-10']);
    expect(await lastEntry()).toMatchObject({ action: 'identity.group-grant', detail: { kind: 'tier', changed: [{ code: '2' }] } });
  });

  it('of everything are for head office alone, but for the catalogue', async () => {
    for (const [kind, code] of [['dealer', 'JS-10'], ['tier', '1'], ['user', 'buyer10']]) {
      expect(codeOf(await post(`/${everything}/grants`, { kind, codes: [code] }))).toEqual([422, 'identity.everything-to-dealer']);
    }
    expect(outcomes(await post(`/${await newGroup('catalogue', { all: true })}/grants`, { kind: 'tier', codes: ['2'] }))).toEqual([['2', '2', 'done']]);
  });

  it('stop a group from being deleted until that is confirmed', async () => {
    const id = await newGroup('stock');
    await post(`/${id}/grants`, { kind: 'dealer', codes: ['JS-10'] });
    const refused = await remove(`/${id}`);
    expect(codeOf(refused)).toEqual([409, 'identity.group-granted']);
    expect(refused.body['params']).toEqual({ name: '新组', count: 1 });
    expect((await remove(`/${id}?confirm=true`)).status).toBe(204);
    expect((await db.owner.query('SELECT 1 FROM access_grant WHERE group_id = $1', [id])).rowCount).toBe(0);
  });

  it('of everything never leave the last administrator, neither by revoking nor by deleting, nor by two at once', async () => {
    const [first, second] = [await api.signIn('admin'), await api.signIn('deputy')];
    const answers = await Promise.all([
      post(`/${everything}/grants/remove`, { kind: 'user', codes: ['admin'] }, second),
      post(`/${everything}/grants/remove`, { kind: 'user', codes: ['deputy'] }, first),
    ]);
    const refused = answers.map(codeOf).filter(([status]) => status !== 200);
    expect(refused).toHaveLength(1);
    expect([[409, 'identity.last-everything'], [403, 'platform.forbidden']]).toContainEqual(refused[0]);
    const left = answers[0]?.status === 200 ? second : first;
    expect(codeOf(await remove(`/${everything}?confirm=true`, left))).toEqual([409, 'identity.last-everything']);
    await db.owner.query('INSERT INTO access_grant (group_id, user_id) VALUES ($1, $2), ($1, $3) ON CONFLICT DO NOTHING', [everything, ADMIN, DEPUTY]);
  });
});

describe('two administrators at once', () => {
  it('add and delete: either there is a group with its members, or none', async () => {
    const id = await newGroup('stock');
    const answers = await Promise.all([
      remove(`/${id}`, await api.signIn('deputy')),
      ...Array.from({ length: 5 }, () => post(`/${id}/items`, { kind: 'location', codes: ['SH-01', 'GZ-01'] })),
    ]);
    expect(answers.map(({ status }) => status).filter((status) => ![200, 204, 404].includes(status))).toEqual([]);
    expect((await db.owner.query('SELECT 1 FROM access_group_item WHERE group_id = $1', [id])).rowCount).toBe(0);
  });

  it('paste the same list in opposite order: everything is there once', async () => {
    const id = await newGroup('stock');
    const codes = ['SH-01', 'GZ-01', 'JS10-01'];
    const answers = await Promise.all(Array.from({ length: 6 }, (_, index) => post(`/${id}/items`, { kind: 'location', codes: index % 2 ? codes : [...codes].reverse() })));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 200));
    expect((await get(`/${id}`)).body).toMatchObject({ memberCount: 3 });
  });
});
