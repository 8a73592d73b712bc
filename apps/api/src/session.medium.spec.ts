import { addDealer, addHeadOffice } from '@tributary/dealers/testing';
import { SessionAuthenticator } from '@tributary/identity';
import { addRole, addUser, TEST_PASSWORD } from '@tributary/identity/testing';
import { countStatements, createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { DataSource } from 'typeorm';
import { type Browser, TestApi } from './testing/test-api';

const HOUR = 3_600_000;
const NEW_PASSWORD = 'a-new-password-7';

let db: TestDatabase;
let api: TestApi;
beforeAll(async () => {
  db = await createTestDatabase();
  await addHeadOffice(db.owner);
  await addDealer(db.owner, { id: 10, tier: 1 });
  await addRole(db.owner, 'dealer-buyer', 'dealer', ['dealers.read']);
  for (const id of [1, 2, 3, 4, 5, 6, 7, 8, 9]) await addUser(db.owner, { id, organisationId: 10, roles: ['dealer-buyer'], mustChangePassword: id === 6 });
  api = await TestApi.start(db);
});
afterAll(async () => {
  await api.stop();
  await db.drop();
});

const session = (as: Browser) => api.call('GET', '/api/session', { as });
const statusOf = async (as: Browser): Promise<number> => (await session(as)).status;
const newest = async (query: string): Promise<Record<string, unknown>> => (await db.owner.query(`${query} ORDER BY id DESC LIMIT 1`)).rows[0];

describe('session cookie', () => {
  it('is all that reading needs', async () => {
    const { token, csrf } = await api.signIn('user1');
    const answer = await session({ token });
    expect([answer.status, answer.body['csrfToken']]).toEqual([200, csrf]);
  });

  it.each([
    ['missing', () => undefined],
    ['empty', () => ''],
    ['cut off', (token: string) => token.slice(0, 42)],
    ['longer', (token: string) => `${token}A`],
    ['with one other character', (token: string) => `${token[0] === 'A' ? 'B' : 'A'}${token.slice(1)}`],
    ['in the other case', (token: string) => (token === token.toUpperCase() ? token.toLowerCase() : token.toUpperCase())],
    ['an injected condition', () => encodeURIComponent(`' OR '1'='1`)],
  ])('opens nothing when it is %s', async (_, tamper) => {
    const { token, csrf } = await api.signIn('user1');
    const answer = await session({ token: tamper(token), csrf });
    expect([answer.status, answer.body['code']]).toEqual([401, 'platform.sign-in-needed']);
  });

  it('costs two statements and the transaction around them', async () => {
    const { token } = await api.signIn('user1');
    const authenticator = api.app.get(SessionAuthenticator);
    const request = { cookies: { tributary_session: token }, routeOptions: { url: '/api/dealers' }, headers: {} };
    const statements = await countStatements(api.app.get(DataSource), () => authenticator.authenticate(request as never, 'test', false));
    expect(statements.map((text) => /WITH live|WITH granted|^BEGIN|^COMMIT/.exec(text)?.[0] ?? text)).toEqual(['BEGIN', 'WITH live', 'WITH granted', 'COMMIT']);
  });
});

describe('session life', () => {
  it('ends after twelve idle hours, and each use starts them anew', async () => {
    const browser = await api.signIn('user1');
    api.clock.advance(12 * HOUR - 1);
    expect(await statusOf(browser)).toBe(200);
    api.clock.advance(12 * HOUR - 1);
    expect(await statusOf(browser)).toBe(200);
    api.clock.advance(12 * HOUR);
    expect(await statusOf(browser)).toBe(401);
  });

  it('ends after seven days, used or not', async () => {
    const browser = await api.signIn('user1');
    for (let hours = 0; hours < 7 * 24; hours += 6) {
      expect(await statusOf(browser)).toBe(200);
      api.clock.advance(6 * HOUR);
    }
    expect(await statusOf(browser)).toBe(401);
  });

  it('notes its use at most once a minute', async () => {
    const browser = await api.signIn('user1');
    const before = await newest('SELECT id, last_seen_at FROM session');
    api.clock.advance(60_000);
    await session(browser);
    expect(await newest('SELECT id, last_seen_at FROM session')).toEqual(before);
    api.clock.advance(1);
    await session(browser);
    expect((await newest('SELECT id, last_seen_at FROM session'))['last_seen_at']).toEqual(api.clock.now());
  });

  it.each([
    ['is revoked', 'UPDATE session SET revoked_at = now() WHERE user_id = 2'],
    ['belongs to a disabled user', `UPDATE app_user SET status = 'disabled' WHERE id = 2`],
    ['belongs to a closed dealer', `UPDATE dealer SET status = 'closed' WHERE id = 10`],
  ])('ends at the next request when it %s', async (_, statement) => {
    const browser = await api.signIn('user2');
    expect(await statusOf(browser)).toBe(200);
    await db.owner.query(statement);
    expect(await statusOf(browser)).toBe(401);
    await db.owner.query(`UPDATE app_user SET status = 'active'`);
    await db.owner.query(`UPDATE dealer SET status = 'active'`);
  });

  it('takes new rights at the next request', async () => {
    const browser = await api.signIn('user2');
    expect((await api.call('GET', '/api/dealers', { as: browser })).status).toBe(200);
    await db.owner.query('DELETE FROM user_role WHERE user_id = 2');
    expect((await api.call('GET', '/api/dealers', { as: browser })).status).toBe(403);
  });

  it('ends with sign-out, and the cookie goes', async () => {
    const browser = await api.signIn('user1');
    const answer = await api.call('POST', '/api/sign-out', { as: browser });
    expect(answer.status).toBe(204);
    expect(answer.headers['set-cookie']).toMatch(/^tributary_session=; Max-Age=0; Path=\/;.*HttpOnly; SameSite=Strict$/);
    expect(await statusOf(browser)).toBe(401);
    expect(await newest('SELECT id, action, user_id FROM audit_entry')).toMatchObject({ action: 'identity.sign-out', user_id: 1 });
  });
});

describe('CSRF', () => {
  it.each([
    ['missing', () => undefined],
    ['empty', () => ''],
    ['that of another session', (_own: string, other: string) => other],
    ['cut off', (own: string) => own.slice(1)],
    ['of another length with the right beginning', (own: string) => `${own}A`],
  ])('stops a write whose token is %s', async (_, tamper) => {
    const own = await api.signIn('user1');
    const other = await api.signIn('user2');
    const answer = await api.call('POST', '/api/sign-out', { as: { token: own.token, csrf: tamper(own.csrf, other.csrf) } });
    expect([answer.status, answer.body['code']]).toEqual([403, 'platform.csrf']);
    expect(await statusOf(own)).toBe(200);
  });

  it('does not help without the cookie', async () => {
    const { csrf } = await api.signIn('user1');
    expect((await api.call('POST', '/api/sign-out', { as: { csrf } })).status).toBe(401);
  });
});

describe('own sessions', () => {
  it('are listed, the present one marked, and can be ended one by one', async () => {
    const [desk, phone] = [await api.signIn('user3'), await api.signIn('user3')];
    const list = (await api.call('GET', '/api/sessions', { as: desk })).body as unknown as { id: number; current: boolean }[];
    expect(list.map(({ current }) => current).sort()).toEqual([false, true]);
    const other = list.find(({ current }) => !current);
    expect((await api.call('DELETE', `/api/sessions/${other?.id}`, { as: desk })).status).toBe(204);
    expect([await statusOf(desk), await statusOf(phone)]).toEqual([200, 401]);
    expect((await api.call('DELETE', `/api/sessions/${other?.id}`, { as: desk })).status).toBe(404);
  });

  it('of others are as absent as those that never were', async () => {
    const [own, foreign] = [await api.signIn('user3'), await api.signIn('user4')];
    const { id } = await newest('SELECT id FROM session WHERE user_id = 4');
    const answers = await Promise.all([id, 999_999, 'x', '-1'].map((target) => api.call('DELETE', `/api/sessions/${String(target)}`, { as: own })));
    for (const { status, body } of answers) expect([status, body['code'], body['detail']]).toEqual([404, 'platform.not-found', answers[1]?.body['detail']]);
    expect(await statusOf(foreign)).toBe(200);
  });
});

describe('preferences', () => {
  it('keep the language for the next sign-in', async () => {
    const browser = await api.signIn('user4');
    const answer = await api.call('PATCH', '/api/session/preferences', { as: browser, body: { locale: 'en-US' } });
    expect(answer.body['user']).toMatchObject({ id: 4, locale: 'en-US' });
    expect((await api.attempt('user4')).body['user']).toMatchObject({ locale: 'en-US' });
    expect((await api.call('PATCH', '/api/session/preferences', { as: browser, body: { locale: 'fr' } })).status).toBe(422);
  });
});

describe('password change', () => {
  const change = (as: Browser, current: string, next: string) => api.call('POST', '/api/session/password', { as, body: { current, next } });

  it('needs the old one, ends the other sessions and keeps this one', async () => {
    const [here, elsewhere] = [await api.signIn('user5'), await api.signIn('user5')];
    expect((await change(here, 'not-the-old-one', NEW_PASSWORD)).body['code']).toBe('identity.current-password-wrong');
    expect((await change(here, TEST_PASSWORD, NEW_PASSWORD)).status).toBe(204);
    expect([await statusOf(here), await statusOf(elsewhere)]).toEqual([200, 401]);
    expect((await api.attempt('user5')).status).toBe(401);
    expect((await api.attempt('user5', NEW_PASSWORD)).status).toBe(200);
    expect(await newest(`SELECT id, detail FROM audit_entry WHERE action = 'identity.password-change'`)).toMatchObject({ detail: { endedSessions: 1 } });
  });

  it.each([
    ['too short', 'short-one', 'identity.password-too-short'],
    ['the account', 'xx-USER7-xx', 'identity.password-is-account'],
    ['common', 'password123', 'identity.password-too-common'],
    ['the old one', TEST_PASSWORD, 'identity.password-unchanged'],
  ])('refuses a new one that is %s', async (_, next, code) => {
    expect((await change(await api.signIn('user7'), TEST_PASSWORD, next)).body['code']).toBe(code);
  });

  it('lets nobody try out passwords at an open screen', async () => {
    const browser = await api.signIn('user8');
    const codes: unknown[] = [];
    for (let n = 0; n < 11; n += 1) codes.push((await change(browser, `guess-${n}-guess`, NEW_PASSWORD)).body['code']);
    expect(codes.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'identity.current-password-wrong'));
    expect(codes[10]).toBe('platform.too-many-requests');
  });

  it('leaves no trace of either password', async () => {
    await change(await api.signIn('user9'), TEST_PASSWORD, 'leaves-no-trace-5');
    for (const table of ['audit_entry', 'idempotency_key', 'outbox', 'session', 'app_user']) {
      const { rows } = await db.owner.query(`SELECT 1 FROM ${table} t WHERE t::text LIKE '%leaves-no-trace-5%' OR t::text LIKE '%${TEST_PASSWORD}%'`);
      expect([table, rows.length]).toEqual([table, 0]);
    }
    expect((await db.owner.query(`SELECT 1 FROM idempotency_key WHERE route LIKE '%password%'`)).rowCount).toBe(0);
  });

  it('comes first for whoever got the password from an administrator', async () => {
    const browser = await api.signIn('user6');
    expect((await session(browser)).body['user']).toMatchObject({ mustChangePassword: true });
    const routes = ['/api/dealers', '/api/suppliers', '/api/sessions', '/api/users', '/api/dealers/10'];
    for (const url of routes) expect([url, (await api.call('GET', url, { as: browser })).body['code']]).toEqual([url, 'identity.password-change-needed']);
    expect((await change(browser, TEST_PASSWORD, NEW_PASSWORD)).status).toBe(204);
    expect((await api.call('GET', '/api/dealers', { as: browser })).status).toBe(200);
  });
});
