import { addDealer, addHeadOffice, addSupply } from '@tributary/dealers/testing';
import { SessionAuthenticator } from '@tributary/identity';
import { addGroup, addRole, addUser } from '@tributary/identity/testing';
import type { Ctx } from '@tributary/platform';
import { countStatements, createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import type { OpenAPIObject } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { DOMAINS } from './app.module';
import { operations } from './openapi/operations';
import { type Answer, type Browser, TestApi } from './testing/test-api';

const [HQ, OWN, FROZEN, CLOSED, FOREIGN, SECOND] = [1, 10, 11, 12, 13, 20];
const [ADMIN, REP, DESK, BUYER, SECOND_BUYER, CLERK] = [1, 2, 3, 4, 5, 6];
const BUY = ['catalogue.read', 'dealers.read', 'orders.read', 'orders.place', 'identity.acting.read'];
const READ = ['catalogue.read', 'dealers.read', 'identity.acting.read', 'orders.read'];
const HOUR = 3_600_000;

let db: TestDatabase;
let api: TestApi;
beforeAll(async () => {
  db = await createTestDatabase();
  await addHeadOffice(db.owner, HQ);
  await addDealer(db.owner, { id: OWN, tier: 1, branchId: 1, name: '江苏润通', code: 'JS10' });
  await addDealer(db.owner, { id: FROZEN, tier: 1, branchId: 1, status: 'frozen' });
  await addDealer(db.owner, { id: CLOSED, tier: 1, branchId: 1, status: 'closed' });
  await addDealer(db.owner, { id: FOREIGN, tier: 1, branchId: 2 });
  await addDealer(db.owner, { id: SECOND, tier: 2, branchId: 1 });
  await addSupply(db.owner, { supplierId: HQ, buyerId: OWN });
  await addSupply(db.owner, { supplierId: OWN, buyerId: SECOND });
  await addRoles();
  await addPeople();
  await addGroups();
  api = await TestApi.start(db, {}, [...DOMAINS]);
});
afterAll(async () => {
  await api.stop();
  await db.drop();
});

async function addRoles(): Promise<void> {
  await addRole(db.owner, 'administrator', 'head_office', ['identity.users.manage', 'identity.users.read', 'identity.act', 'insight.read', 'orders.approve', ...BUY]);
  await addRole(db.owner, 'sales-rep', 'head_office', ['identity.act', 'identity.acting.read', 'dealers.read', 'insight.read', 'orders.approve']);
  await addRole(db.owner, 'desk', 'head_office', ['dealers.read']);
  await addRole(db.owner, 'dealer-buyer', 'dealer', BUY);
  await addRole(db.owner, 'second-tier-buyer', 'dealer', BUY);
  await addRole(db.owner, 'dealer-clerk', 'dealer', [...BUY, 'orders.confirm']);
}

async function addPeople(): Promise<void> {
  await addUser(db.owner, { id: ADMIN, organisationId: HQ, account: 'admin', roles: ['administrator'] });
  await addUser(db.owner, { id: REP, organisationId: HQ, account: 'rep1', name: '周子昂', roles: ['sales-rep'] });
  await addUser(db.owner, { id: DESK, organisationId: HQ, account: 'desk', roles: ['desk'] });
  await addUser(db.owner, { id: BUYER, organisationId: OWN, account: 'buyer', roles: ['dealer-buyer'] });
  await addUser(db.owner, { id: SECOND_BUYER, organisationId: SECOND, account: 'second', roles: ['second-tier-buyer'] });
  await addUser(db.owner, { id: CLERK, organisationId: OWN, account: 'clerk', roles: ['dealer-clerk'] });
}

async function addGroups(): Promise<void> {
  for (const dimension of ['dealers', 'flow', 'catalogue', 'price', 'stock'] as const) await addGroup(db.owner, { dimension, everything: true, users: [ADMIN] });
  for (const dimension of ['catalogue', 'price', 'stock'] as const) await addGroup(db.owner, { dimension, everything: true, users: [REP] });
  await addGroup(db.owner, { dimension: 'dealers', items: [['branch', 1]], users: [REP, DESK] });
  await addGroup(db.owner, { dimension: 'flow', items: [['branch', 1]], users: [REP] });
  await addGroup(db.owner, { dimension: 'stock', items: [['location', 100], ['location', 101]], tiers: [1] });
  await addGroup(db.owner, { dimension: 'price', items: [['price_list', 200]], organisations: [OWN] });
  await addGroup(db.owner, { dimension: 'catalogue', items: [['product_line', 1], ['sku', 7]], tiers: [1, 2] });
  for (const [id, owner] of [[100, HQ], [101, HQ], [110, OWN], [120, SECOND]]) {
    await db.owner.query(`INSERT INTO stock_location (id, owner_id, code, name, name_en) VALUES ($1::bigint, $2, 'S' || $1::bigint, '库', 'Store')`, [id, owner]);
  }
}

const start = (as: Browser, dealerId: number, mode: 'order' | 'view' = 'order', reason = '电话下单') =>
  api.call('POST', '/api/session/acting', { as, body: { dealerId, mode, reason } });
const sessionOf = (as: Browser) => api.call('GET', '/api/session', { as });
const end = (as: Browser) => api.call('DELETE', '/api/session/acting', { as });

/** The same browser after it has read its session anew, as the portal does. */
async function fresh(as: Required<Browser>): Promise<Required<Browser>> {
  return { ...as, csrf: String((await sessionOf(as)).body['csrfToken']) };
}

async function actAs(account: string, dealerId: number, mode: 'order' | 'view' = 'order'): Promise<Required<Browser>> {
  const browser = await api.signIn(account);
  const answer = await start(browser, dealerId, mode);
  if (answer.status !== 204) throw new Error(answer.text);
  return fresh(browser);
}

async function contextOf({ token }: Browser, personal = false): Promise<Ctx> {
  const request = { cookies: { tributary_session: token }, routeOptions: { url: '/api/orders' }, headers: {} };
  const found = await api.app.get(SessionAuthenticator).authenticate(request as never, 'test', personal);
  if (!found) throw new Error('nobody');
  return found.ctx;
}

const records = async (where = 'true'): Promise<Record<string, unknown>[]> => (await db.owner.query(`SELECT * FROM acting_record WHERE ${where} ORDER BY id DESC`)).rows;
const codeOf = ({ status, body }: Answer): unknown[] => [status, body['code']];

describe('acting for a dealer', () => {
  it.each([
    ['a first-tier dealer', OWN, 'buyer'],
    ['a second-tier dealer', SECOND, 'second'],
  ])('gives the scope of %s to the letter, and nothing of the representative’s', async (_, dealerId, account) => {
    const own = await contextOf(await api.signIn(account));
    const acting = await contextOf(await actAs('rep1', dealerId));
    expect(acting.scope).toEqual({ ...own.scope, user: REP });
    expect([...acting.permissions].sort()).toEqual([...own.permissions].sort());
    expect(acting.actor).toEqual({
      ...own.actor, userId: REP, name: '周子昂',
      onBehalfOf: { organisationId: dealerId, name: expect.any(String), mode: 'order', actingRecordId: expect.any(Number) },
    });
  });

  it('never gives what one of the dealer’s people has on top: neither the clerk’s rights nor groups of a single person', async () => {
    await addGroup(db.owner, { dimension: 'stock', items: [['location', 120]], users: [BUYER] });
    const own = await contextOf(await api.signIn('buyer'));
    const acting = await contextOf(await actAs('rep1', OWN));
    expect(own.scope.stock.location).toEqual([100, 101, 110, 120]);
    expect(acting.scope.stock.location).toEqual([100, 101, 110]);
    expect([...acting.permissions]).not.toContain('orders.confirm');
    expect([...acting.permissions]).not.toContain('orders.approve');
    await db.owner.query(`DELETE FROM access_grant WHERE user_id = $1`, [BUYER]);
  });

  it('costs the same two statements', async () => {
    const browser = await actAs('rep1', OWN);
    const statements = await countStatements(api.app.get(DataSource), () => contextOf(browser));
    expect(statements.map((text) => /WITH live|WITH granted|^BEGIN|^COMMIT/.exec(text)?.[0] ?? text)).toEqual(['BEGIN', 'WITH live', 'WITH granted', 'COMMIT']);
  });

  it('is told by the session, and ends with one request', async () => {
    const browser = await actAs('rep1', OWN);
    const acting = (await sessionOf(browser)).body;
    expect(acting).toMatchObject({
      user: { account: 'rep1' }, organisation: { id: OWN, kind: 'dealer', tier: 1 }, permissions: [...BUY].sort(),
      acting: { organisationId: OWN, organisationName: '江苏润通', mode: 'order', reason: '电话下单', fault: null },
    });
    expect((await end(browser)).status).toBe(204);
    expect((await sessionOf(browser)).body).toMatchObject({ organisation: { id: HQ }, acting: null });
    expect((await records())[0]).toMatchObject({ organisation_id: OWN, user_id: REP, end_cause: 'ended' });
    expect((await end(await fresh(browser))).status).toBe(204);
  });

  it('leaves the own account its owner’s: the list of own sessions needs nothing of the dealer', async () => {
    const context = await contextOf(await actAs('rep1', OWN), true);
    expect(context.actor).toMatchObject({ userId: REP, organisationId: HQ });
    expect(context.actor).not.toHaveProperty('onBehalfOf');
  });
});

describe('whom nobody may act for', () => {
  it.each([
    ['a dealer of another branch', FOREIGN, [404, 'platform.not-found']],
    ['a dealer that does not exist', 987_654, [404, 'platform.not-found']],
    ['head office', HQ, [404, 'platform.not-found']],
    ['a closed dealer', CLOSED, [409, 'identity.acting-dealer-closed']],
  ])('%s', async (_, dealerId, expected) => {
    const browser = await api.signIn('rep1');
    expect(codeOf(await start(browser, dealerId))).toEqual(expected);
    expect((await sessionOf(browser)).body['acting']).toBeNull();
  });

  it('answers for a foreign dealer as for an absent one', async () => {
    const browser = await api.signIn('rep1');
    const [foreign, absent] = [await start(browser, FOREIGN), await start(browser, 987_654)];
    expect({ ...foreign.body, correlationId: '' }).toEqual({ ...absent.body, correlationId: '' });
  });

  it('a frozen dealer sees its own and so does who acts for it', async () => {
    expect((await contextOf(await actAs('rep1', FROZEN))).scope.dealers.dealer).toEqual([FROZEN]);
  });

  it('nobody acts while acting', async () => {
    const browser = await actAs('rep1', OWN);
    expect(codeOf(await start(browser, SECOND))).toEqual([409, 'identity.acting-already']);
    expect((await sessionOf(browser)).body).toMatchObject({ organisation: { id: OWN } });
  });

  it('of two starts at the same time one wins', async () => {
    const browser = await api.signIn('rep1');
    const before = (await records()).length;
    const answers = await Promise.all([start(browser, OWN), start(browser, SECOND), start(browser, OWN)]);
    // the others meet the locked session, or the CSRF token that has changed already
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    for (const { status, body } of answers) expect([undefined, 'identity.acting-already', 'platform.csrf']).toContain(status === 204 ? undefined : body['code']);
    expect(await records()).toHaveLength(before + 1);
  });

  it.each([
    ['a dealer’s buyer', 'buyer', 403],
    ['a clerk', 'clerk', 403],
    ['somebody of head office without the permission', 'desk', 403],
  ])('%s may not at all', async (_, account, status) => expect((await start(await api.signIn(account), SECOND)).status).toBe(status));

  it('a dealer’s user with the permission by mistake may not either', async () => {
    await db.owner.query(`UPDATE role SET permissions = permissions || 'identity.act'::text WHERE code = 'dealer-clerk'`);
    expect(codeOf(await start(await api.signIn('clerk'), OWN))).toEqual([403, 'platform.forbidden']);
    await db.owner.query(`UPDATE role SET permissions = array_remove(permissions, 'identity.act') WHERE code = 'dealer-clerk'`);
  });

  it.each([['no reason', ''], ['blanks', '   ']])('%s is no reason', async (_, reason) => {
    expect((await start(await api.signIn('rep1'), OWN, 'order', reason)).status).toBe(422);
  });

  it('a page without the CSRF token neither starts nor ends it', async () => {
    const { token } = await api.signIn('rep1');
    expect(codeOf(await start({ token }, OWN))).toEqual([403, 'platform.csrf']);
    const acting = await actAs('rep1', OWN);
    expect(codeOf(await end({ token: acting.token }))).toEqual([403, 'platform.csrf']);
  });

  it('a page that was opened before cannot write for the dealer unawares', async () => {
    const before = await api.signIn('rep1');
    await start(before, OWN);
    expect(codeOf(await api.call('PATCH', '/api/session/preferences', { as: before, body: { locale: 'zh-CN' } }))).toEqual([403, 'platform.csrf']);
    const acting = await fresh(before);
    await end(acting);
    expect(codeOf(await api.call('PATCH', '/api/session/preferences', { as: acting, body: { locale: 'zh-CN' } }))).toEqual([403, 'platform.csrf']);
  });
});

describe('what becomes of it', () => {
  const faults: [string, string, string, string][] = [
    ['the dealer is closed', `UPDATE dealer SET status = 'closed' WHERE id = ${OWN}`, `UPDATE dealer SET status = 'active' WHERE id = ${OWN}`, 'dealer-closed'],
    ['the dealer leaves the branch', `UPDATE dealer SET branch_id = 2 WHERE id = ${OWN}`, `UPDATE dealer SET branch_id = 1 WHERE id = ${OWN}`, 'out-of-scope'],
    ['the permission is taken away', `DELETE FROM user_role WHERE user_id = ${REP}`, `INSERT INTO user_role SELECT ${REP}, id FROM role WHERE code = 'sales-rep'`, 'not-permitted'],
  ];

  it.each(faults)('when %s, everything is refused until it is ended', async (_, happen, undo, fault) => {
    const browser = await actAs('rep1', OWN);
    await db.owner.query(happen);
    for (const url of ['/api/orders', '/api/dealers', '/api/acting-records']) expect(codeOf(await api.call('GET', url, { as: browser }))).toEqual([403, 'identity.acting-over']);
    expect(codeOf(await api.call('POST', '/api/orders/1/cancel', { as: browser, body: { reason: 'x' } }))).toEqual([403, 'identity.acting-over']);
    expect((await sessionOf(browser)).body).toMatchObject({ organisation: { id: HQ }, acting: { organisationName: '江苏润通', fault } });
    expect((await end(browser)).status).toBe(204);
    expect((await records())[0]).toMatchObject({ end_cause: fault });
    await db.owner.query(undo);
    expect((await sessionOf(browser)).body['acting']).toBeNull();
  });

  it('ends with a revoked session, whoever revoked it, and the record says so', async () => {
    const browser = await actAs('rep1', OWN);
    expect((await api.call('POST', `/api/users/${REP}/revoke-sessions`, { as: await api.signIn('admin') })).status).toBe(204);
    expect((await api.call('GET', '/api/orders', { as: browser })).status).toBe(401);
    expect((await end(browser)).status).toBe(401);
    expect((await records())[0]).toMatchObject({ end_cause: 'session-ended', ended_at: api.clock.now() });
    expect(await records('ended_at IS NULL')).toEqual([]);
  });

  it('ends with sign-out', async () => {
    const browser = await actAs('rep1', OWN, 'view');
    expect((await api.call('POST', '/api/sign-out', { as: browser })).status).toBe(204);
    expect((await records())[0]).toMatchObject({ mode: 'view', end_cause: 'session-ended' });
  });

  it('sleeps and dies with its session', async () => {
    const browser = await actAs('rep1', OWN);
    api.clock.advance(12 * HOUR);
    expect((await sessionOf(browser)).status).toBe(401);
  });
});

describe('only looking', () => {
  it('has the reading permissions of the dealer’s buyer and the same scope', async () => {
    const own = await contextOf(await api.signIn('buyer'));
    const looking = await contextOf(await actAs('rep1', OWN, 'view'));
    expect(looking.scope).toEqual({ ...own.scope, user: REP });
    expect([...looking.permissions]).toEqual(READ);
  });

  it('is refused by every route that writes, before anything else is looked at', async () => {
    const browser = await actAs('rep1', OWN, 'view');
    const document = (await api.call('GET', '/api/openapi.json')).body as unknown as OpenAPIObject;
    const writing = operations(document).filter(({ route, operation }) => !route.startsWith('GET') && (operation as { 'x-permissions'?: string[] })['x-permissions']?.length);
    expect(writing.length).toBeGreaterThan(15);
    for (const { route } of writing) {
      if (route === 'POST /api/session/acting') continue; // the person’s own session: acting already
      const [method = '', template = ''] = route.split(' ');
      const answer = await api.call(method as 'POST', template.replaceAll(/\{\w+\}/g, '1'), { as: browser, body: {} });
      expect([route, ...codeOf(answer)]).toEqual([route, 403, 'platform.view-only']);
    }
  });

  it('cannot write even where a reading route would: its transactions are read-only', async () => {
    const looking = await contextOf(await actAs('rep1', OWN, 'view'));
    const writing = db.uow.write(looking, (tx) => tx.tx.queryRunner?.query(`INSERT INTO audit_entry (actor_name, action, subject, subject_id, correlation_id) VALUES ('a', 'b', 'c', 'd', 'e')`) ?? Promise.resolve());
    await expect(writing).rejects.toThrow('read-only');
  });
});

describe('the log', () => {
  const list = async (as: Browser, query = ''): Promise<Record<string, unknown>[]> => (await api.call('GET', `/api/acting-records${query}`, { as })).body['items'] as Record<string, unknown>[];

  it('is read by the dealer and by head office within its dealers, and by nobody else', async () => {
    const browser = await actAs('rep1', OWN, 'view');
    await end(browser);
    const [latest] = await list(await api.signIn('buyer'));
    expect(latest).toEqual({
      id: expect.any(Number), organisationId: OWN, organisationName: '江苏润通', userName: '周子昂', mode: 'view', reason: '电话下单',
      startedAt: api.clock.now().toISOString(), endedAt: api.clock.now().toISOString(), endCause: 'ended', deedCount: 0,
    });
    expect((await list(await api.signIn('rep1')))[0]).toEqual(latest);
    expect((await list(await api.signIn('admin'), `?search=${encodeURIComponent('子昂')}&dealerId=${OWN}&mode=view`))[0]).toEqual(latest);
    expect((await list(await api.signIn('second'))).map(({ organisationId }) => organisationId)).not.toContain(OWN);
    expect((await api.call('GET', `/api/acting-records/${latest?.['id']}`, { as: await api.signIn('second') })).status).toBe(404);
    expect((await api.call('GET', `/api/acting-records/${latest?.['id']}/entries`, { as: await api.signIn('second') })).status).toBe(404);
    expect((await api.call('GET', '/api/acting-records', { as: await api.signIn('desk') })).status).toBe(403);
  });

  it('goes on where a page ends', async () => {
    const admin = await api.signIn('admin');
    const first = await api.call('GET', '/api/acting-records?limit=2', { as: admin });
    const rest = await list(admin, `?limit=200&cursor=${String(first.body['nextCursor'])}`);
    expect([...(first.body['items'] as object[]), ...rest]).toEqual(await list(admin, '?limit=200'));
  });

  it('cannot be changed by the application, but for its end', async () => {
    for (const statement of [`UPDATE acting_record SET reason = 'x'`, 'DELETE FROM acting_record', `UPDATE acting_record SET user_name = 'x'`]) {
      const admin = await contextOf(await api.signIn('admin'));
      await expect(db.uow.write(admin, (tx) => tx.tx.queryRunner?.query(statement) ?? Promise.resolve())).rejects.toThrow('permission denied');
    }
  });
});
