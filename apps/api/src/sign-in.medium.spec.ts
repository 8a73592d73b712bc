import { addDealer, addHeadOffice } from '@tributary/dealers/testing';
import { addRole, addUser } from '@tributary/identity/testing';
import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { TestApi, tokenIn } from './testing/test-api';

const MINUTE = 60_000;

let db: TestDatabase;
let api: TestApi;
beforeAll(async () => {
  db = await createTestDatabase();
  await addHeadOffice(db.owner);
  await addDealer(db.owner, { id: 10, tier: 1, name: '江苏润通' });
  await addDealer(db.owner, { id: 11, tier: 1, status: 'closed' });
  await addRole(db.owner, 'dealer-buyer', 'dealer', ['orders.read', 'dealers.read']);
  await addUser(db.owner, { id: 1, organisationId: 10, account: 'Buyer.One', name: '王芳', roles: ['dealer-buyer'] });
  await addUser(db.owner, { id: 2, organisationId: 10, account: 'disabled', status: 'disabled' });
  await addUser(db.owner, { id: 3, organisationId: 11, account: 'closed' });
  for (const id of [20, 21, 22, 23, 24, 25]) await addUser(db.owner, { id, organisationId: 10 });
  api = await TestApi.start(db);
});
afterAll(async () => {
  await api.stop();
  await db.drop();
});

const row = async (query: string): Promise<Record<string, unknown>> => (await db.owner.query(query)).rows[0];
const wrong = (account: string) => api.attempt(account, 'wrong-password');

describe('sign-in', () => {
  it('opens a session and says who it is', async () => {
    const answer = await api.attempt('buyer.one');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      user: { id: 1, account: 'Buyer.One', name: '王芳', locale: 'zh-CN', mustChangePassword: false },
      organisation: { id: 10, kind: 'dealer', code: 'D10', name: '江苏润通', nameEn: null, tier: 1 },
      roles: ['dealer-buyer'],
      permissions: ['dealers.read', 'orders.read'],
      acting: null,
      csrfToken: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  it('sets a cookie that scripts and other sites do not get', async () => {
    const answer = await api.attempt('buyer.one');
    expect(answer.headers['set-cookie']).toMatch(/^tributary_session=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('asks for HTTPS where the configuration says so', async () => {
    const secure = await TestApi.start(db, { secureCookies: true });
    const answer = await secure.attempt('buyer.one');
    expect(answer.headers['set-cookie']).toMatch(/; Secure/);
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    await secure.stop();
  });

  it.each(['BUYER.ONE', ' buyer.one ', 'ｂｕｙｅｒ．ｏｎｅ'])('takes %j for the same account', async (account) => {
    expect((await api.attempt(account)).status).toBe(200);
  });

  it('replaces a cheap hash by one of today’s cost, and the password still opens', async () => {
    await api.signIn('user20');
    expect((await row('SELECT password_hash FROM app_user WHERE id = 20'))['password_hash']).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await api.signIn('user20');
  });

  it('never stores the token, and writes down who came from where', async () => {
    const { token } = await api.signIn('user20');
    expect(await row(`SELECT count(*)::int AS n FROM session WHERE encode(token_hash, 'escape') LIKE '%${token.slice(0, 20)}%'`)).toEqual({ n: 0 });
    expect(await row(`SELECT user_id, actor_name, action, subject_id, detail FROM audit_entry ORDER BY id DESC LIMIT 1`)).toEqual({
      user_id: 20, actor_name: '用户20', action: 'identity.sign-in', subject_id: '20', detail: { address: '127.0.0.1' },
    });
  });

  it.each([
    ['a wrong password', 'user21', 'wrong-password'],
    ['an unknown account', 'nobody', 'wrong-password'],
    ['a disabled account, though the password is right', 'disabled', undefined],
    ['somebody of a closed dealer, though the password is right', 'closed', undefined],
  ])('gives the same answer to %s', async (_, account, password) => {
    const answer = await api.attempt(account, password);
    expect([answer.status, answer.body['code'], answer.body['problems'], answer.body['params']]).toEqual([401, 'identity.sign-in-refused', [], {}]);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it.each([
    ['an injected condition', `x' OR '1'='1`],
    ['a wildcard', '%'],
    ['a character PostgreSQL cannot hold', 'user21\u0000'],
  ])('does not fall for %s', async (_, account) => {
    expect([401, 422]).toContain((await api.attempt(account)).status);
  });

  it.each([
    ['without a password', { account: 'user21' }],
    ['with an object for a name', { account: { $ne: '' }, password: 'x' }],
    ['with a password that is too long to be one', { account: 'user21', password: 'x'.repeat(1001) }],
    ['with a field that we do not know', { account: 'user21', password: 'b', admin: true }],
  ])('refuses a request %s', async (_, body) => {
    expect((await api.call('POST', '/api/sign-in', { body })).body['code']).toBe('platform.invalid');
  });

  it('takes no form: another site could post one', async () => {
    const answer = await api.call('POST', '/api/sign-in', {
      body: 'account=user20&password=correct-horse-9',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.status).toBe(400);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('never takes over a session that the browser brought along (fixation)', async () => {
    const planted = 'A'.repeat(43);
    const answer = await api.attempt('user20', undefined, { as: { token: planted } });
    expect(tokenIn(answer)).not.toBe(planted);
    expect((await api.call('GET', '/api/session', { as: { token: planted } })).status).toBe(401);
  });

  it('ends the session that it replaces in this browser', async () => {
    const former = await api.signIn('user20');
    await api.attempt('user21', undefined, { as: former });
    expect((await api.call('GET', '/api/session', { as: former })).status).toBe(401);
  });
});

describe('lock-out', () => {
  it('locks after five wrong passwords, whatever case the account is typed in, and then refuses the right one too', async () => {
    for (const account of ['user22', 'USER22', 'User22', ' user22', 'ｕｓｅｒ22']) expect((await wrong(account)).status).toBe(401);
    const locked = await api.attempt('uSER22');
    expect([locked.status, locked.body['code'], locked.headers['retry-after']]).toEqual([429, 'identity.account-locked', '900']);
  });

  it('opens after a quarter of an hour, and doubles with each further failure', async () => {
    api.clock.advance(15 * MINUTE);
    expect((await wrong('user22')).status).toBe(401);
    expect((await api.attempt('user22')).headers['retry-after']).toBe('1800');
    api.clock.advance(30 * MINUTE);
    await api.signIn('user22');
    expect(await row('SELECT failed_sign_ins, locked_until FROM app_user WHERE id = 22')).toEqual({ failed_sign_ins: 0, locked_until: null });
  });

  it('treats an account that does not exist in just the same way', async () => {
    for (let n = 0; n < 5; n += 1) expect((await wrong('no.such.user')).status).toBe(401);
    const locked = await wrong('NO.such.user');
    expect([locked.status, locked.body['code'], locked.headers['retry-after']]).toEqual([429, 'identity.account-locked', '900']);
    api.clock.advance(15 * MINUTE);
    expect((await wrong('no.such.user')).status).toBe(401);
    expect((await wrong('no.such.user')).headers['retry-after']).toBe('1800');
  });

  it('counts guesses made at the same time: no more than five get a verdict', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => wrong('user23')));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
    expect((await api.attempt('user23')).status).toBe(429);
    expect(await row('SELECT failed_sign_ins FROM app_user WHERE id = 23')).toEqual({ failed_sign_ins: 5 });
  });

  it('does not lock out somebody who signs in on many devices at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => api.attempt('user24')));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(new Set(answers.map(tokenIn)).size).toBe(12);
  });
});

describe('rate limits', () => {
  it('bound the attempts for one name even where no lock does', async () => {
    api.clock.advance(24 * 60 * MINUTE);
    const answers = [];
    for (let n = 0; n < 7; n += 1) answers.push(...(await Promise.all(Array.from({ length: 5 }, () => wrong('user25')))));
    const refused = answers.filter(({ body }) => body['code'] === 'platform.too-many-requests');
    expect(refused).toHaveLength(5);
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('bound the failures from one address, and let others in', async () => {
    api.clock.advance(24 * 60 * MINUTE);
    await db.owner.query(`INSERT INTO rate_window VALUES ('sign-in:address:10.0.0.9', $1, 300)`, [new Date(Math.floor(api.clock.now().getTime() / 900_000) * 900_000)]);
    const proxied = await TestApi.start(db, { trustedProxies: '127.0.0.1' });
    proxied.clock.set(api.clock.now());
    const from = (address: string) => proxied.attempt('user24', undefined, { headers: { 'x-forwarded-for': address } });
    expect((await from('10.0.0.9')).body['code']).toBe('platform.too-many-requests');
    expect((await from('10.0.0.8')).status).toBe(200);
    await proxied.stop();
  });

  it('believe no X-Forwarded-For of just anybody', async () => {
    const answer = await api.attempt('user24', undefined, { headers: { 'x-forwarded-for': '10.0.0.9' } });
    expect(answer.status).toBe(200);
    expect(await row('SELECT address FROM session ORDER BY id DESC LIMIT 1')).toEqual({ address: '127.0.0.1' });
  });

  it('do not count what succeeded', async () => {
    const before = await row(`SELECT coalesce(sum(count), 0)::int AS n FROM rate_window WHERE key LIKE 'sign-in:address:127.0.0.1'`);
    await api.signIn('user24');
    expect(await row(`SELECT coalesce(sum(count), 0)::int AS n FROM rate_window WHERE key LIKE 'sign-in:address:127.0.0.1'`)).toEqual(before);
  });
});
