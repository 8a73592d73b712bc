import { Global, Module } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { stockOf } from '@tributary/inventory/testing';
import { AuditModule, Authenticator, Clock, ClockModule, CONFIG, type Ctx, HttpModule, type HttpRequest, OutboxModule, UnitOfWork } from '@tributary/platform';
import { createTestDatabase, FixedClock, testConfig, type TestDatabase } from '@tributary/platform/testing';
import { OrdersHttpModule } from '../orders.http-module';
import { ASK_ALWAYS, buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, headOfficeCtx, PLANT, secondTierCtx, stockUp, WAREHOUSE } from '../testing/channel.builder';

const PEOPLE: Readonly<Record<string, Ctx>> = { buyer: firstTierCtx(), desk: headOfficeCtx(), second: secondTierCtx() };

/** Whoever the test says is signed in. */
class NamedAuthenticator extends Authenticator {
  authenticate(request: HttpRequest): Promise<{ ctx: Ctx; csrfToken: string } | undefined> {
    const ctx = PEOPLE[String(request.headers['x-person'])];
    return Promise.resolve(ctx && { ctx, csrfToken: 'csrf' });
  }
}

let db: TestDatabase;
let app: NestFastifyApplication;
let keys = 0;

beforeAll(async () => {
  db = await createTestDatabase();
  await buildChannel(db.owner, 3, { rules: ASK_ALWAYS });
  await stockUp(db.owner, HEAD_OFFICE, PLANT, { 1: '100', 2: '100' });
  await stockUp(db.owner, FIRST, WAREHOUSE[FIRST], { 1: '100' });

  @Global()
  @Module({
    providers: [{ provide: UnitOfWork, useValue: db.uow }, { provide: CONFIG, useValue: testConfig(db.appUrl) }, { provide: Authenticator, useClass: NamedAuthenticator }],
    exports: [UnitOfWork, Authenticator, CONFIG],
  })
  class Surroundings {}

  const imports = [Surroundings, OrdersHttpModule, HttpModule, AuditModule, OutboxModule, ClockModule];
  const container = await Test.createTestingModule({ imports }).overrideProvider(Clock).useValue(new FixedClock()).compile();
  app = container.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

async function call(person: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: object, key = `key-${(keys += 1)}-of-the-test`) {
  const response = await app.inject({ method, url, ...(body ? { payload: body } : {}), headers: { 'x-person': person, 'x-csrf-token': 'csrf', 'idempotency-key': key } });
  return { status: response.statusCode, body: response.body ? response.json() : undefined, replayed: response.headers['idempotency-replayed'] === 'true' };
}
const put = (person: string, skuId: number, quantity: string, sellerId = HEAD_OFFICE) => call(person, 'PUT', '/basket/lines', { sellerId, skuId, quantity, unit: 'drum' });
const reserved = () => stockOf(db.owner, { ownerId: HEAD_OFFICE, locationId: PLANT, skuId: 1 });

describe('orders over HTTP', () => {
  it('take a basket to an order, and answer what the portal shows', async () => {
    const basket = await put('buyer', 1, '3');
    expect(basket).toMatchObject({ status: 200, body: { total: '300.00', lines: [{ code: 'SKU-1', quantity: '3', locationId: null, available: '100', unitPrice: '100.00', problems: [] }] } });
    const submitted = await call('buyer', 'POST', '/basket/submit', { sellerId: HEAD_OFFICE, purchaseOrderNumber: 'PO-1' });
    expect(submitted).toMatchObject({ status: 201, body: { state: 'submitted', total: '300.00', availableActions: ['change', 'cancel', 'reorder'], shipments: [] } });
    const id = submitted.body.id;
    expect((await call('desk', 'POST', `/orders/${id}/approve`, {})).body).toMatchObject({ state: 'allocated', availableActions: ['offer', 'cancel', 'ship'] });
    expect((await call('buyer', 'GET', '/orders?side=buyer')).body).toMatchObject({ items: [{ id, state: 'allocated', lineCount: 1 }], nextCursor: null });
    expect((await call('buyer', 'POST', `/orders/${id}/reorder`)).body).toMatchObject({ lines: [{ quantity: '3' }] });
    expect((await call('buyer', 'DELETE', `/basket?sellerId=${HEAD_OFFICE}`)).status).toBe(204);
    expect((await call('buyer', 'GET', `/basket?sellerId=${HEAD_OFFICE}`)).body).toMatchObject({ lines: [], total: '0.00' });
    expect((await call('buyer', 'POST', `/orders/${id}/cancel`, { reason: '改期' })).body).toMatchObject({ state: 'cancelled' });
    expect(await reserved()).toBe('100/0');
  });

  it('survive a lost reply: the repeat gets the first answer and orders nothing more', async () => {
    await put('buyer', 1, '5');
    const first = await call('buyer', 'POST', '/basket/submit', { sellerId: HEAD_OFFICE }, 'the-reply-is-lost');
    const repeats = await Promise.all([1, 2, 3].map(() => call('buyer', 'POST', '/basket/submit', { sellerId: HEAD_OFFICE }, 'the-reply-is-lost')));
    expect(first.status).toBe(201);
    for (const repeat of repeats) expect(repeat).toEqual({ ...first, replayed: true });
    expect(await reserved()).toBe('100/5');
  });

  it('survive an impatient client: the same request several times at once is one order', async () => {
    await put('buyer', 1, '2');
    const answers = await Promise.all([1, 2, 3, 4].map(() => call('buyer', 'POST', '/basket/submit', { sellerId: HEAD_OFFICE }, 'sent-four-times')));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await reserved()).toBe('100/7');
  });

  it('leave no trace of a refusal: the repeat may succeed', async () => {
    await put('buyer', 2, '1000');
    const refused = await call('buyer', 'POST', '/basket/submit', { sellerId: HEAD_OFFICE }, 'refused-at-first');
    expect(refused).toMatchObject({ status: 409, body: { code: 'inventory.insufficient-stock', problems: [{ skuCode: 'SKU-2', requested: '1000', available: '100', lineNo: 1 }] } });
    await put('buyer', 2, '1');
    expect((await call('buyer', 'POST', '/basket/submit', { sellerId: HEAD_OFFICE }, 'refused-at-first')).status).toBe(201);
  });

  it('serve the second tier by the same routes', async () => {
    await put('second', 1, '4', FIRST);
    const { body } = await call('second', 'POST', '/basket/submit', { sellerId: FIRST });
    expect(body).toMatchObject({ tier: 2, total: '520.00', seller: { id: FIRST } });
    expect((await call('desk', 'POST', `/orders/${body.id}/approve`, {})).status).toBe(403);
    expect((await call('buyer', 'POST', `/orders/${body.id}/approve`, { lines: [{ lineId: body.lines[0].id, quantity: '3' }], note: '缺一桶' })).body).toMatchObject({
      state: 'offered', version: 2, total: '390.00', lines: [{ quantity: '4', confirmedQuantity: '3' }], events: [{}, { name: 'offer', reason: '缺一桶' }],
    });
  });

  it.each([
    ['PUT', '/basket/lines', { sellerId: 1, skuId: 1, quantity: '-1', unit: 'drum' }],
    ['PUT', '/basket/lines', { sellerId: 1, skuId: 1, quantity: '1e3', unit: 'drum' }],
    ['PUT', '/basket/lines', { sellerId: 1, skuId: 1, quantity: '1.0001', unit: 'drum' }],
    ['POST', '/basket/submit', { sellerId: '1' }],
    ['POST', '/orders/1/refuse', { reason: '' }],
    ['GET', '/orders?side=both', undefined],
  ] as const)('refuse nonsense: %s %s %j', async (method, url, body) => {
    expect((await call('desk', method, url, body)).body).toMatchObject({ status: 422, code: 'platform.invalid' });
  });
});
