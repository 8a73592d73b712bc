import { addDealer, addHeadOffice } from '@tributary/dealers/testing';
import { addGroup, addRole, addUser, TEST_PASSWORD } from '@tributary/identity/testing';
import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { type Answer, type Browser, TestApi } from './testing/test-api';

const ALL = ['identity.users.read', 'identity.users.manage', 'identity.audit.read', 'identity.groups.read', 'dealers.read', 'pricing.read'];
const [ADMIN, DEPUTY, HELPER, AUDITOR, CHIEF] = [1, 2, 3, 4, 5];

let db: TestDatabase;
let api: TestApi;
let admin: Browser;
beforeAll(async () => {
  db = await createTestDatabase();
  await addHeadOffice(db.owner);
  await addDealer(db.owner, { id: 10, tier: 1, name: '江苏润通', code: 'JS10' });
  await addDealer(db.owner, { id: 11, tier: 1, branchId: 2 });
  await addRole(db.owner, 'administrator', 'head_office', ALL);
  await addRole(db.owner, 'helper', 'head_office', ['identity.users.read', 'identity.users.manage', 'dealers.read']);
  await addRole(db.owner, 'chief', 'head_office', ALL);
  await addRole(db.owner, 'auditor', 'head_office', ['identity.audit.read', 'pricing.read']);
  await addRole(db.owner, 'dealer-buyer', 'dealer', ['dealers.read']);
  await addUser(db.owner, { id: ADMIN, organisationId: 1, account: 'admin', name: '管理员', roles: ['administrator'] });
  await addUser(db.owner, { id: DEPUTY, organisationId: 1, account: 'deputy', roles: ['administrator'] });
  await addUser(db.owner, { id: HELPER, organisationId: 1, account: 'helper', roles: ['helper'] });
  await addUser(db.owner, { id: AUDITOR, organisationId: 1, account: 'auditor', roles: ['auditor'] });
  await addUser(db.owner, { id: CHIEF, organisationId: 1, account: 'chief', roles: ['chief'] });
  await addUser(db.owner, { id: 20, organisationId: 10, account: 'Wang.Fang', name: '王芳', roles: ['dealer-buyer'] });
  for (const id of [21, 22, 23, 24]) await addUser(db.owner, { id, organisationId: 10, roles: ['dealer-buyer'] });
  await addUser(db.owner, { id: 30, organisationId: 11, roles: ['dealer-buyer'] });
  await addGroup(db.owner, { dimension: 'dealers', everything: true, users: [ADMIN, DEPUTY, AUDITOR, CHIEF] });
  await addGroup(db.owner, { dimension: 'dealers', items: [['branch', 1]], users: [HELPER] });
  api = await TestApi.start(db);
  admin = await api.signIn('admin');
});
afterAll(async () => {
  await api.stop();
  await db.drop();
});

const get = (url: string, as: Browser = admin) => api.call('GET', url, { as });
const patch = (id: number, body: object, as: Browser = admin) => api.call('PATCH', `/api/users/${id}`, { as, body });
const post = (url: string, body?: object, as: Browser = admin) => api.call('POST', url, { as, ...(body ? { body } : {}) });
const accounts = ({ body }: Answer): unknown[] => (body['items'] as { account: string }[]).map(({ account }) => account);
const newUser = (body: object) => post('/api/users', { name: '新人', organisationId: 10, roles: ['dealer-buyer'], ...body });

describe('list of users', () => {
  it('shows who is visible, in order of the account', async () => {
    expect(accounts(await get('/api/users'))).toEqual(['admin', 'auditor', 'chief', 'deputy', 'helper', 'user21', 'user22', 'user23', 'user24', 'user30', 'Wang.Fang']);
    expect(accounts(await get('/api/users', await api.signIn('helper')))).toEqual(['helper', 'user21', 'user22', 'user23', 'user24', 'Wang.Fang']);
  });

  it('goes on where a page ends', async () => {
    const first = await get('/api/users?limit=4');
    const second = await get(`/api/users?limit=100&cursor=${String(first.body['nextCursor'])}`);
    expect([...accounts(first), ...accounts(second)]).toEqual(accounts(await get('/api/users')));
    expect(second.body['nextCursor']).toBeNull();
  });

  it.each([
    ['wang', ['Wang.Fang']],
    ['王', ['Wang.Fang']],
    ['JSRT', ['user21', 'user22', 'user23', 'user24', 'Wang.Fang']],
    ['g.f', ['Wang.Fang']],
    ['%', []],
    ['_', []],
    [`x' OR true --`, []],
  ])('finds by %j', async (search, expected) => {
    expect(accounts(await get(`/api/users?search=${encodeURIComponent(search)}`))).toEqual(expected);
  });

  it.each([
    ['an order of one’s own', '/api/users?sort=password_hash'],
    ['an order with SQL in it', '/api/users?orderBy=1;drop%20table%20session'],
    ['an organisation that is no number', '/api/users?organisationId=1%20or%201=1'],
    ['a limit without end', '/api/users?limit=100000'],
  ])('refuses %s', async (_, url) => expect((await get(url)).body['code']).toBe('platform.invalid'));

  it.each([
    ['no base64', '%25%25'],
    ['another shape', Buffer.from('{"account":"x"}').toString('base64url')],
    ['two keys', Buffer.from('["a","b"]').toString('base64url')],
  ])('refuses a cursor that is %s', async (_, cursor) => expect((await get(`/api/users?cursor=${cursor}`)).body['code']).toBe('platform.malformed'));

  it('takes a cursor with SQL in it for an account', async () => {
    const cursor = Buffer.from(JSON.stringify([`x') OR true --`])).toString('base64url');
    expect((await get(`/api/users?cursor=${cursor}`)).status).toBe(200);
  });

  it('tells nothing that could open an account', async () => {
    const { text } = await get('/api/users/20');
    expect(text).not.toMatch(/argon2|hash/i);
    expect(JSON.parse(text)).toEqual({
      id: 20, account: 'Wang.Fang', name: '王芳', locale: 'zh-CN', status: 'active', roles: ['dealer-buyer'], mustChangePassword: false,
      organisation: { id: 10, kind: 'dealer', code: 'JS10', name: '江苏润通', nameEn: null, tier: 1 },
      email: '', lastSignInAt: null, createdAt: expect.stringMatching(/Z$/),
    });
  });
});

describe('creating users', () => {
  it('gives a password once, which must be changed', async () => {
    const answer = await newUser({ account: 'new.one' });
    expect(answer.status).toBe(201);
    expect(answer.body['user']).toMatchObject({ account: 'new.one', mustChangePassword: true, roles: ['dealer-buyer'], status: 'active' });
    const password = String(answer.body['temporaryPassword']);
    expect((await api.attempt('new.one', password)).body['user']).toMatchObject({ mustChangePassword: true });
    for (const table of ['audit_entry', 'idempotency_key', 'outbox']) {
      expect((await db.owner.query(`SELECT 1 FROM ${table} t WHERE t::text LIKE '%${password}%'`)).rowCount).toBe(0);
    }
  });

  it('refuses an account that differs in nothing but case or width', async () => {
    expect((await newUser({ account: 'WANG.fang' })).body['code']).toBe('identity.account-taken');
    expect((await newUser({ account: 'ｗａｎｇ.fang' })).body['code']).toBe('identity.account-taken');
  });

  it.each([
    ['two characters', { account: 'ab' }, 'platform.invalid'],
    ['a blank inside', { account: 'a b c' }, 'platform.invalid'],
    ['a quote', { account: `a'--b` }, 'platform.invalid'],
    ['an unknown role', { account: 'x.y.z', roles: ['root'] }, 'identity.role-unknown'],
    ['a role of head office for a dealer', { account: 'x.y.z', roles: ['administrator'] }, 'identity.role-of-other-kind'],
    ['an organisation that does not exist', { account: 'x.y.z', organisationId: 777 }, 'platform.not-found'],
  ])('refuses %s', async (_, body, code) => expect((await newUser(body)).body['code']).toBe(code));

  it('gives the same answer for a foreign organisation as for an absent one', async () => {
    const helper = await api.signIn('helper');
    const answers = await Promise.all(
      [11, 1, 777].map((organisationId) => post('/api/users', { account: 'x.y.z', name: 'x', organisationId, roles: [] }, helper)),
    );
    for (const { status, body } of answers) expect([status, body['code'], body['detail']]).toEqual([404, 'platform.not-found', answers[2]?.body['detail']]);
  });
});

describe('changing users', () => {
  it('disables: the sessions end, sign-in is refused, and enabling opens again', async () => {
    const user = await api.signIn('user21');
    expect((await patch(21, { status: 'disabled' })).body['status']).toBe('disabled');
    expect((await get('/api/session', user)).status).toBe(401);
    expect((await api.attempt('user21')).status).toBe(401);
    expect((await patch(21, { status: 'active' })).body['status']).toBe('active');
    expect((await get('/api/session', user)).status).toBe(401);
    expect((await api.attempt('user21')).status).toBe(200);
  });

  it('shows a lock and lifts it', async () => {
    for (let n = 0; n < 5; n += 1) await api.attempt('user22', 'wrong-password');
    expect((await get('/api/users/22')).body['status']).toBe('locked');
    expect((await patch(22, { status: 'active' })).body['status']).toBe('active');
    expect((await api.attempt('user22')).status).toBe(200);
  });

  it('writes down what was and what is', async () => {
    await patch(23, { name: '李雷', roles: [] });
    const { rows } = await db.owner.query(`SELECT actor_name, detail FROM audit_entry WHERE action = 'identity.user-update' ORDER BY id DESC LIMIT 1`);
    expect(rows[0]).toEqual({
      actor_name: '管理员',
      detail: { before: { email: '', name: '用户23', roles: ['dealer-buyer'], status: 'active' }, after: { name: '李雷', roles: [] } },
    });
  });

  it('resets a password: the old one and every session are gone, a lock too', async () => {
    const user = await api.signIn('user24');
    const answer = await post('/api/users/24/reset-password');
    expect(answer.status).toBe(201);
    expect((await get('/api/session', user)).status).toBe(401);
    expect((await api.attempt('user24', TEST_PASSWORD)).status).toBe(401);
    expect((await api.attempt('user24', String(answer.body['temporaryPassword']))).body['user']).toMatchObject({ mustChangePassword: true });
  });

  it('signs somebody out everywhere', async () => {
    const user = await api.signIn('user30');
    expect((await post('/api/users/30/revoke-sessions')).status).toBe(204);
    expect((await get('/api/session', user)).status).toBe(401);
  });

  it('also works for an administrator of one branch, there', async () => {
    const helper = await api.signIn('helper');
    const user = await api.signIn('Wang.Fang');
    expect((await post('/api/users/20/revoke-sessions', undefined, helper)).status).toBe(204);
    expect((await get('/api/session', user)).status).toBe(401);
  });

  it('does nothing to oneself that locks oneself out', async () => {
    expect((await patch(ADMIN, { status: 'disabled' })).body['code']).toBe('identity.own-account');
    expect((await patch(ADMIN, { roles: [] })).body['code']).toBe('identity.own-account');
    expect((await patch(ADMIN, { name: '总管理员' })).status).toBe(200);
  });

  it('gives no rights beyond the own ones, and takes no account that has them', async () => {
    const helper = await api.signIn('helper');
    await db.owner.query(`UPDATE access_group SET everything = true WHERE code = 'G1'`);
    for (const answer of [
      await patch(AUDITOR, { name: 'x' }, helper),
      await post(`/api/users/${DEPUTY}/reset-password`, undefined, helper),
      await post(`/api/users/${DEPUTY}/revoke-sessions`, undefined, helper),
      await post('/api/users', { account: 'mine', name: 'x', organisationId: 1, roles: ['administrator'] }, helper),
    ]) expect(answer.body['code']).toBe('identity.role-beyond-own');
    await db.owner.query(`UPDATE access_group SET everything = false WHERE code = 'G1'`);
  });

  it('keeps the last administrator, even when two disable each other at once', async () => {
    const deputy = await api.signIn('deputy');
    const answers = await Promise.all([patch(DEPUTY, { status: 'disabled' }), patch(ADMIN, { status: 'disabled' }, deputy)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await db.owner.query(`SELECT 1 FROM app_user WHERE id IN (${ADMIN}, ${DEPUTY}) AND status = 'active'`)).rowCount).toBe(1);
  });

  it('keeps the last administrator from somebody with all the rights and another role', async () => {
    await db.owner.query(`UPDATE app_user SET status = CASE id WHEN ${ADMIN} THEN 'active' ELSE 'disabled' END WHERE id IN (${ADMIN}, ${DEPUTY})`);
    const chief = await api.signIn('chief');
    expect((await patch(ADMIN, { status: 'disabled' }, chief)).body['code']).toBe('identity.last-administrator');
    expect((await patch(ADMIN, { roles: ['auditor'] }, chief)).body['code']).toBe('identity.last-administrator');
    await patch(DEPUTY, { status: 'active' }, chief);
    expect((await patch(ADMIN, { status: 'disabled' }, chief)).status).toBe(200);
  });
});

describe('audit entries', () => {
  it('show to an auditor who did what, latest first', async () => {
    const auditor = await api.signIn('auditor');
    const { body } = await get('/api/audit-entries?subject=user&subjectId=23', auditor);
    expect(body['items']).toEqual([
      expect.objectContaining({ actorName: '管理员', job: null, action: 'identity.user-update', subject: 'user', subjectId: '23', onBehalfOf: null }),
    ]);
  });

  it('name the job where nobody acted', async () => {
    const { body } = await get('/api/audit-entries?search=sign-in-refused', await api.signIn('auditor'));
    expect((body['items'] as unknown[])[0]).toMatchObject({ actorName: null, job: 'sign-in', detail: { address: '127.0.0.1' } });
  });

  it('page without gaps or repeats', async () => {
    const auditor = await api.signIn('auditor');
    const ids: number[] = [];
    for (let url: string | null = '/api/audit-entries?limit=7'; url; ) {
      const { body } = await get(url, auditor);
      ids.push(...(body['items'] as { id: number }[]).map(({ id }) => id));
      url = body['nextCursor'] ? `/api/audit-entries?limit=7&cursor=${String(body['nextCursor'])}` : null;
    }
    const { rows } = await db.owner.query('SELECT id FROM audit_entry ORDER BY id DESC');
    expect(ids).toEqual(rows.map(({ id }: { id: number }) => id));
  });

  it.each([['"x"'], ['1e30'], ['-1e400']])('refuse the made-up cursor [%s]', async (key) => {
    const cursor = Buffer.from(`[${key}]`).toString('base64url');
    expect((await get(`/api/audit-entries?cursor=${cursor}`, await api.signIn('auditor'))).status).toBe(422);
  });

  it('show to somebody of one branch only what its dealers did', async () => {
    await db.owner.query(`UPDATE role SET permissions = permissions || '{identity.audit.read}' WHERE code = 'helper'`);
    const { body } = await get('/api/audit-entries?limit=200', await api.signIn('helper'));
    const names = new Set((body['items'] as { actorName: string }[]).map(({ actorName }) => actorName));
    expect(names.size).toBeGreaterThan(2);
    for (const name of names) expect(name).toMatch(/^(用户2\d|王芳|李雷|新人)$/);
  });
});

describe('roles and groups', () => {
  it('are listed', async () => {
    const chief = await api.signIn('chief');
    expect((await get('/api/roles', chief)).body).toContainEqual({
      code: 'dealer-buyer', name: 'dealer-buyer', nameEn: 'dealer-buyer', organisationKind: 'dealer', permissions: ['dealers.read'],
    });
    expect((await get('/api/access-groups?dimension=dealers', chief)).body.items).toContainEqual({
      id: expect.any(Number), dimension: 'dealers', code: 'G1', name: '权限组', nameEn: 'Group', all: false, memberCount: 1, grantCount: 1,
    });
    expect((await get('/api/access-groups?dimension=flow', chief)).body).toEqual({ items: [], nextCursor: null });
    expect((await get('/api/access-groups?dimension=everything', chief)).status).toBe(422);
  });
});

describe('without the permission', () => {
  it.each([
    ['GET', '/api/users'], ['GET', '/api/users/20'], ['GET', '/api/users/777'], ['POST', '/api/users'], ['PATCH', '/api/users/20'], ['PATCH', '/api/users/777'],
    ['POST', '/api/users/20/revoke-sessions'], ['POST', '/api/users/20/reset-password'], ['GET', '/api/roles'], ['GET', '/api/access-groups'],
    ['GET', '/api/audit-entries'],
  ] as const)('%s %s is forbidden, and unknown without a session', async (method, url) => {
    const buyer = await api.signIn('user23');
    expect((await api.call(method, url, { as: buyer })).body['code']).toBe('platform.forbidden');
    expect((await api.call(method, url)).body['code']).toBe('platform.sign-in-needed');
  });
});
