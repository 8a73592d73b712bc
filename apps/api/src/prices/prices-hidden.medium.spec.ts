import type { OpenAPIObject } from '@nestjs/swagger';
import { addGroup, addRole, addUser } from '@tributary/identity/testing';
import { ASK_ALWAYS, buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, headOfficeCtx, OrdersDriver, PLANT, ReturnsDriver, stockUp, WAREHOUSE } from '@tributary/orders/testing';
import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { read, utils } from 'xlsx';
import { DOMAINS } from '../app.module';
import { operations } from '../openapi/operations';
import { type Browser, TestApi } from '../testing/test-api';

const STOREKEEPER = ['catalogue.read', 'inventory.read', 'orders.read', 'logistics.read', 'logistics.receive'];
const LOGISTICS = ['dealers.read', 'catalogue.read', 'inventory.read', 'orders.read', 'orders.take-back', 'logistics.read', 'logistics.ship', 'logistics.track'];
/** Everything that can be done with orders but for seeing their prices: no seeded role, but one that a company could make. */
const BLIND_BUYER = [...STOREKEEPER, 'orders.place', 'orders.confirm', 'orders.credit', 'identity.acting.read', 'identity.audit.read'];
const BLIND_DESK = [...LOGISTICS, 'orders.approve', 'orders.desk', 'orders.rules', 'orders.credit', 'inventory.plan', 'identity.act', 'identity.audit.read', 'identity.acting.read'];
const AMOUNT = /\d+\.\d{2}(?!\d)/;

let db: TestDatabase;
let api: TestApi;
let orderId: number;
let returnId: number;
let document: OpenAPIObject;
const people = new Map<string, Browser>();

beforeAll(async () => {
  db = await createTestDatabase();
  await buildChannel(db.owner, 2, { rules: ASK_ALWAYS });
  await stockUp(db.owner, HEAD_OFFICE, PLANT, { 1: '100', 2: '100' });
  await addPeople();
  await trade();
  api = await TestApi.start(db, {}, [...DOMAINS]);
  document = (await api.call('GET', '/api/openapi.json')).body as unknown as OpenAPIObject;
  for (const account of ['storekeeper', 'logistics', 'blind-buyer', 'blind-desk', 'buyer', 'desk']) people.set(account, await api.signIn(account));
});
afterAll(async () => {
  await api.stop();
  await db.drop();
});

async function addPeople(): Promise<void> {
  const roles = { storekeeper: STOREKEEPER, 'blind-buyer': BLIND_BUYER, 'dealer-buyer': [...BLIND_BUYER, 'pricing.read'] };
  for (const [code, permissions] of Object.entries(roles)) await addRole(db.owner, code, 'dealer', permissions);
  for (const [code, permissions] of Object.entries({ logistics: LOGISTICS, 'blind-desk': BLIND_DESK, desk: [...BLIND_DESK, 'pricing.read'] })) await addRole(db.owner, code, 'head_office', permissions);
  await addUser(db.owner, { id: 1, organisationId: HEAD_OFFICE, account: 'desk', roles: ['desk'] });
  await addUser(db.owner, { id: 2, organisationId: HEAD_OFFICE, account: 'logistics', roles: ['logistics'] });
  await addUser(db.owner, { id: 3, organisationId: HEAD_OFFICE, account: 'blind-desk', roles: ['blind-desk'] });
  await addUser(db.owner, { id: FIRST, organisationId: FIRST, account: 'buyer', roles: ['dealer-buyer'] });
  await addUser(db.owner, { id: 101, organisationId: FIRST, account: 'storekeeper', roles: ['storekeeper'] });
  await addUser(db.owner, { id: 102, organisationId: FIRST, account: 'blind-buyer', roles: ['blind-buyer'] });
  for (const dimension of ['dealers', 'catalogue', 'price', 'stock'] as const) await addGroup(db.owner, { dimension, everything: true, users: [1, 2, 3] });
  await addGroup(db.owner, { dimension: 'catalogue', everything: true, organisations: [FIRST] });
  await addGroup(db.owner, { dimension: 'price', items: [['price_list', 1]], organisations: [FIRST] });
  await addGroup(db.owner, { dimension: 'stock', items: [['location', PLANT]], organisations: [FIRST] });
}

/** An order that was changed, cut by the seller, received, and of which something went back; one that waits; and a full basket. */
async function trade(): Promise<void> {
  const orders = await OrdersDriver.on(db);
  const returns = await ReturnsDriver.on(db);
  const [buyer, desk] = [firstTierCtx(), headOfficeCtx()];
  orderId = await orders.order(buyer, { 1: '5', 2: '3' });
  await orders.change(buyer, orderId, { 1: '4' });
  await orders.approve(desk, orderId);
  await orders.ship(desk, orderId);
  await returns.receive(buyer, orderId, WAREHOUSE[FIRST]);
  returnId = await returns.request(buyer, orderId, '1');
  await returns.approve(desk, returnId);
  await returns.send(buyer, returnId);
  await returns.takeIn(desk, returnId);
  await orders.put(buyer, 1, '2', { requestedPrice: '90.00' });
  await orders.submit(buyer);
  await orders.put(buyer, 2, '7');
  const facts = { number: 'SO-1', orderId, buyer: { id: FIRST, name: '甲', nameEn: '' }, seller: { id: HEAD_OFFICE, name: '总部', nameEn: '' }, total: '700.00', actorName: '' };
  await db.owner.query(
    `INSERT INTO notification (event_id, kind, subject, subject_id, params, user_id, in_portal) SELECT u.id, 'order.approve', 'order', $1, $2, u.id, true FROM app_user u`,
    [orderId, JSON.stringify(facts)],
  );
}

const get = (who: string, url: string) => api.call('GET', url, { as: people.get(who) ?? {} });

/** Every GET route, filled with what there is, that answered somebody; with the amounts that stand in the answer. */
async function answersOf(who: string): Promise<ReadonlyMap<string, string | undefined>> {
  const seller = !['storekeeper', 'blind-buyer', 'buyer'].includes(who);
  const query = new URLSearchParams({ side: seller ? 'seller' : 'buyer', sellerId: String(HEAD_OFFICE), rule: 'oldest', kind: 'amount', threshold: '1', q: '' });
  const ids: Readonly<Record<string, number>> = { orders: orderId, returns: returnId, 'credit-accounts': seller ? FIRST : HEAD_OFFICE, dealers: FIRST, shortages: 1, skus: 1, offers: 1 };
  const answers = new Map<string, string | undefined>();
  for (const { route, operation } of operations(document)) {
    const [method, template = ''] = route.split(' ');
    if (method !== 'GET' || template.endsWith('/stream')) continue;
    const known = new Set((operation.parameters ?? []).flatMap((parameter) => ('in' in parameter && parameter.in === 'query' ? [parameter.name] : [])));
    const asked = new URLSearchParams([...query].filter(([name]) => known.has(name)));
    const url = `${template.replaceAll(/\{\w+\}/g, String(ids[template.split('/')[2] ?? ''] ?? 1))}?${asked}`;
    const answer = await get(who, url);
    if (answer.status === 200) answers.set(template, AMOUNT.exec(answer.text)?.[0]);
  }
  return answers;
}

/** Where money stands for whoever may see it. */
const BUYERS = ['/api/orders', '/api/orders/{id}', '/api/orders/{id}/versions', '/api/orders/{id}/versions/difference', '/api/returns', '/api/returns/{id}', '/api/orders/{id}/returns', '/api/notifications'];
const PLACING = ['/api/basket', '/api/buyer-home', '/api/orders/{id}/repeat', '/api/suppliers'];

describe('somebody who may see prices', () => {
  it('sees them: what the others are refused is there', async () => {
    const buyer = await answersOf('buyer');
    const desk = await answersOf('desk');
    for (const route of [...BUYERS, ...PLACING, '/api/credit-accounts']) expect([route, buyer.get(route)]).toEqual([route, expect.stringMatching(AMOUNT)]);
    for (const route of [...BUYERS, '/api/order-desk', '/api/dealers/{id}', '/api/credit-accounts']) expect([route, desk.get(route)]).toEqual([route, expect.stringMatching(AMOUNT)]);
    expect(desk.has('/api/approval-rules')).toBe(true);
  });
});

describe.each([
  ['storekeeper', BUYERS],
  ['logistics', [...BUYERS, '/api/dealers/{id}']],
  ['blind-buyer', [...BUYERS, ...PLACING]],
  ['blind-desk', [...BUYERS, '/api/order-desk', '/api/dealers/{id}', '/api/shortages', '/api/audit-entries']],
])('the %s, who may not', (who, routes) => {
  it('finds no amount in any answer of any route that is open', async () => {
    const answers = await answersOf(who);
    expect([...answers].filter(([, amount]) => amount !== undefined)).toEqual([]);
    for (const route of routes) expect([route, answers.has(route)]).toEqual([route, true]);
    for (const closed of ['/api/credit-accounts', '/api/approval-rules', '/api/offers', '/api/price-lists']) expect(answers.has(closed)).toBe(false);
  });

  it('gets files without columns of money', async () => {
    const side = who === 'storekeeper' || who === 'blind-buyer' ? 'buyer' : 'seller';
    for (const url of [`/api/orders/export?side=${side}`, `/api/orders/${orderId}/export`, `/api/returns/export?side=${side}`]) {
      const response = await api.app.inject({ method: 'GET', url, headers: { cookie: `tributary_session=${people.get(who)?.token}` } });
      const { Sheets } = read(response.rawPayload);
      const cells = Object.values(Sheets).flatMap((sheet) => utils.sheet_to_json<unknown[]>(sheet, { header: 1 }).flat());
      expect([url, cells.length > 10, cells.filter((cell) => /元|CNY|金额|单价/.test(String(cell)) || [700, 800, 400, 300, 100].includes(Number(cell)))]).toEqual([url, true, []]);
    }
  });

  it('can neither sort nor filter by amounts', async () => {
    const side = who === 'storekeeper' || who === 'blind-buyer' ? 'buyer' : 'seller';
    for (const question of ['totalFrom=1', 'totalTo=1', 'sort=total']) {
      for (const url of [`/api/orders?side=${side}&${question}`, `/api/orders/export?side=${side}&${question}`]) expect([url, (await get(who, url)).body['code']]).toEqual([url, 'platform.prices-hidden']);
    }
  });
});

describe('whoever acts without seeing prices', () => {
  it('cannot try out amounts, and is refused without them', async () => {
    const buyer = people.get('blind-buyer') ?? {};
    const line = { sellerId: HEAD_OFFICE, skuId: 2, quantity: '7', unit: 'drum' };
    const put = await api.call('PUT', '/api/basket/lines', { as: buyer, body: line });
    expect(put).toMatchObject({ status: 200, body: { total: null, credit: null, lines: [{ quantity: '7', unitPrice: null, promotions: null }] } });
    const wish = await api.call('PUT', '/api/basket/lines', { as: buyer, body: { ...line, requestedPrice: '1.00' } });
    const submit = await api.call('POST', '/api/basket/submit', { as: buyer, body: { sellerId: HEAD_OFFICE, expectedTotal: '1.00' } });
    expect([wish.body['code'], submit.body['code']]).toEqual(['platform.prices-hidden', 'platform.prices-hidden']);
    await db.owner.query('UPDATE dealer SET credit_limit = 1 WHERE id = $1', [FIRST]);
    const refused = await api.call('POST', '/api/basket/submit', { as: buyer, body: { sellerId: HEAD_OFFICE } });
    expect(refused.body).toMatchObject({ code: 'orders.credit-exceeded', params: { limit: null, used: null, needed: null } });
    expect(refused.text).not.toMatch(AMOUNT);
  });

  it('sees none of a dealer’s prices by acting for it', async () => {
    const desk = await api.signIn('blind-desk');
    const started = await api.call('POST', '/api/session/acting', { as: desk, body: { dealerId: FIRST, mode: 'order', reason: '代客查看' } });
    expect(started.status).toBe(204);
    const session = await api.call('GET', '/api/session', { as: desk });
    expect(session.body['permissions']).toEqual(expect.arrayContaining(['orders.place']));
    expect(session.body['permissions']).not.toContain('pricing.read');
    expect((await api.call('GET', `/api/orders/${orderId}`, { as: desk })).body).toMatchObject({ id: orderId, total: null });
  });
});
