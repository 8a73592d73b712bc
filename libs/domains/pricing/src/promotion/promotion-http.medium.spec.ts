import { Global, Module } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { addDealer, addHeadOffice } from '@tributary/dealers/testing';
import { AuditModule, Authenticator, Clock, ClockModule, type Ctx, type HttpRequest, HttpModule, OutboxModule, UnitOfWork } from '@tributary/platform';
import { createTestDatabase, FixedClock, type TestDatabase, userCtx } from '@tributary/platform/testing';
import { buildPriceList } from '../price-list.builder';
import { PricingHttpModule } from '../pricing.http-module';
import { buildBudget, buildPromotion } from '../promotion.builder';

const HEAD_OFFICE = 1;
const catalogue = { all: true, product_line: [], sku: [] };
const everything = { catalogue, dealers: { all: true, dealer: [], branch: [] }, price: { all: true, price_list: [] } };
const marketing = (permissions: string[]): Ctx => userCtx({ organisationId: HEAD_OFFICE, organisationKind: 'head_office', userId: 1, tier: null }, everything, permissions);
const dealer = (id: number): Ctx => userCtx({ organisationId: id, userId: id, tier: 1 }, { catalogue, counterparties: [HEAD_OFFICE] }, ['pricing.read', 'pricing.promote']);
const PEOPLE: Readonly<Record<string, Ctx>> = {
  marketing: marketing(['pricing.read', 'pricing.promote']), reader: marketing(['pricing.read']), buyer: dealer(11), other: dealer(12),
};

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
  await buildCatalogue(db.owner);
  for (let id = 1; id <= 3; id += 1) await buildSku(db.owner, { id });
  await addHeadOffice(db.owner, HEAD_OFFICE);
  for (const id of [11, 12]) await addDealer(db.owner, { id, tier: 1 });
  await buildPriceList(db.owner, { id: 1, sellerId: HEAD_OFFICE, items: [1, 2, 3].map((skuId) => ({ skuId, price: '100.00' })) });

  @Global()
  @Module({ providers: [{ provide: UnitOfWork, useValue: db.uow }, { provide: Authenticator, useClass: NamedAuthenticator }], exports: [UnitOfWork, Authenticator] })
  class Surroundings {}

  const imports = [Surroundings, PricingHttpModule, HttpModule, AuditModule, OutboxModule, ClockModule];
  const container = await Test.createTestingModule({ imports }).overrideProvider(Clock).useValue(new FixedClock()).compile();
  app = container.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

async function call(person: string, method: 'GET' | 'POST' | 'PUT', url: string, body?: object) {
  const headers = { 'x-person': person, 'x-csrf-token': 'csrf', 'idempotency-key': `key-${(keys += 1)}-of-the-test` };
  const response = await app.inject({ method, url, ...(body ? { payload: body } : {}), headers });
  return { status: response.statusCode, body: response.body ? response.json() : undefined };
}
const plan = (change: object = {}) => ({
  name: '春季', nameEn: 'Spring', rule: { kind: 'percentage', percent: '5' }, productLineIds: [1], skuIds: [], branchIds: [], grades: [], dealerIds: [],
  from: '2026-03-01', to: '2026-03-31', priority: 0, stacking: 'stackable', ordersPerDealer: null, budgetId: null, ...change,
});

describe('promotions over HTTP', () => {
  it('are made, read, found, changed and ended; each step is audited', async () => {
    const made = await call('marketing', 'POST', '/promotions', { ...plan(), code: 'CX-1' });
    expect(made).toMatchObject({ status: 201, body: { code: 'CX-1', state: 'running', tier: 1, rule: { kind: 'percentage', percent: '5' }, productLines: [{ id: 1 }], given: '0.00' } });
    const { id } = made.body as { id: number };
    const planned = await call('marketing', 'POST', '/promotions', { ...plan({ from: '2026-04-01', to: null }), code: 'CX-2' });
    expect(planned.body).toMatchObject({ state: 'planned', to: null });
    const codes = async (query: string) => ((await call('marketing', 'GET', `/promotions?${query}`)).body.items as { code: string }[]).map(({ code }) => code);
    expect(await codes('')).toEqual(['CX-2', 'CX-1']);
    expect(await codes('state=running')).toEqual(['CX-1']);
    expect(await codes('search=cx1')).toEqual(['CX-1']);
    expect(await codes('kind=tiered')).toEqual([]);
    const first = (await call('marketing', 'GET', '/promotions?limit=1')).body as { nextCursor: string };
    expect(await codes(`limit=1&cursor=${first.nextCursor}`)).toEqual(['CX-1']);
    const steps = [{ from: '10', percent: '5' }, { from: '20', amount: '100.00' }];
    const changed = await call('marketing', 'PUT', `/promotions/${id}`, plan({ rule: { kind: 'tiered', by: 'quantity', steps }, grades: ['A'] }));
    expect(changed.body).toMatchObject({ kind: 'tiered', grades: ['A'], rule: { steps: [{ from: '10', percent: '5', amount: null }, { from: '20', percent: null, amount: '100.00' }] } });
    expect((await call('marketing', 'POST', `/promotions/${id}/end`)).body).toMatchObject({ state: 'ended' });
    expect(await call('marketing', 'PUT', `/promotions/${id}`, plan())).toMatchObject({ status: 409, body: { code: 'pricing.promotion-ended' } });
    const { rows } = await db.owner.query(`SELECT action FROM audit_entry WHERE subject = 'promotion' AND subject_id = $1 ORDER BY id`, [String(id)]);
    expect(rows.map((row: { action: string }) => row.action)).toEqual(['pricing.promotion-create', 'pricing.promotion-update', 'pricing.promotion-end']);
  });

  it.each<[string, object, string]>([
    ['half a rule', { rule: { kind: 'buy-n-get-m', buy: '3' } }, 'pricing.promotion-rule'],
    ['a rule that takes off more than everything', { rule: { kind: 'percentage', percent: '101' } }, 'pricing.promotion-rule'],
    ['a period that ends before it begins', { from: '2026-03-02', to: '2026-03-01' }, 'pricing.period-backwards'],
    ['a budget that is not there', { budgetId: 4711 }, 'platform.not-found'],
    ['a code that is taken', {}, 'pricing.code-taken'],
  ])('refuse %s', async (_, change, code) => {
    expect((await call('marketing', 'POST', '/promotions', { ...plan(change), code: 'CX-2' })).body).toMatchObject({ code });
  });

  it('are shown to those they are meant for, without what pays for them', async () => {
    await buildBudget(db.owner, { id: 90, sellerId: HEAD_OFFICE, amount: '500.00' });
    await buildPromotion(db.owner, { id: 50, sellerId: HEAD_OFFICE, dealerIds: [11], budgetId: 90, rule: { kind: 'percentage', percent: '7' } });
    const offered = await call('buyer', 'GET', `/offered-promotions?sellerId=${HEAD_OFFICE}`);
    expect(offered.body).toMatchObject([{ code: 'P50', rule: { kind: 'percentage', percent: '7' }, usedUp: false }]);
    expect(JSON.stringify(offered.body)).not.toContain('udget');
    expect((await call('other', 'GET', `/offered-promotions?sellerId=${HEAD_OFFICE}`)).body).toEqual([]);
  });

  it('of somebody else are not there, whatever one may do', async () => {
    expect((await call('buyer', 'GET', '/promotions')).body).toMatchObject({ items: [] });
    for (const [method, url, body] of [['GET', '/promotions/50'], ['PUT', '/promotions/50', plan()], ['POST', '/promotions/50/end'], ['GET', '/expense-budgets/90'], ['GET', '/expense-budgets/90/movements']] as const) {
      expect(await call('buyer', method, url, body)).toMatchObject({ status: 404, body: { code: 'platform.not-found' } });
    }
    expect((await call('buyer', 'GET', '/expense-budgets')).body).toMatchObject({ items: [] });
    expect(await call('reader', 'GET', '/promotions')).toMatchObject({ status: 403 });
  });

  it('are tried on a basket before they are saved, at the list price or another one', async () => {
    const rule = { kind: 'buy-n-get-m', buy: '5', get: '1', gift: { skuId: 3, value: '20.00' } };
    const lines = [{ skuId: 1, quantity: '12' }, { skuId: 2, quantity: '3', unitPrice: '50.00' }];
    const shown = await call('marketing', 'POST', '/promotions/preview', { promotion: plan({ rule }), lines });
    expect(shown.body).toMatchObject({
      total: '1350.00', discount: '0.00', gifts: [{ skuId: 3, code: 'SKU-3', quantity: '2', value: '40.00' }],
      lines: [{ unitPrice: '100.00', amount: '1200.00', hints: [{ missing: '3' }] }, { unitPrice: '50.00', promotions: [], hints: [{ missing: '2' }] }],
    });
    const short = await call('marketing', 'POST', '/promotions/preview', { promotion: plan({ rule: { kind: 'percentage', percent: '50' }, budgetId: 90 }), lines });
    expect(short.body).toMatchObject({ discount: '0.00', lines: [{ deniedPromotions: [{ reason: 'budget', needed: '675.00', left: '500.00' }] }, {}] });
    expect((await call('marketing', 'POST', '/promotions/preview', { promotion: plan(), lines: [{ skuId: 99, quantity: '1' }] })).status).toBe(404);
    expect((await db.owner.query(`SELECT 1 FROM promotion WHERE code = ''`)).rows).toEqual([]);
  });
});

describe('expense budgets over HTTP', () => {
  const terms = { name: '一季度', nameEn: 'Q1', from: '2026-01-01', to: '2026-03-31', amount: '1000.00' };

  it('are made, read, changed, and never less than what is used', async () => {
    const made = await call('marketing', 'POST', '/expense-budgets', { ...terms, code: 'YS-1', kind: 'market-development', branchId: null, dealerId: 11 });
    expect(made).toMatchObject({ status: 201, body: { code: 'YS-1', kind: 'market-development', dealer: { id: 11 }, branch: null, used: '0.00', left: '1000.00', promotions: 0 } });
    const { id } = made.body as { id: number };
    await db.owner.query('UPDATE expense_budget SET used = 300 WHERE id = $1', [id]);
    await db.owner.query(`INSERT INTO expense_movement (budget_id, dealer_id, kind, used_delta, document, document_id, document_number, actor_name) VALUES ($1, 11, 'book', 300, 'order', 5, 'SO-5', '甲')`, [id]);
    expect(await call('marketing', 'PUT', `/expense-budgets/${id}`, { ...terms, amount: '299.99' })).toMatchObject({ status: 409, body: { code: 'pricing.budget-below-used', params: { used: '300.00' } } });
    expect((await call('marketing', 'PUT', `/expense-budgets/${id}`, { ...terms, amount: '300.00' })).body).toMatchObject({ amount: '300.00', left: '0.00' });
    expect((await call('marketing', 'GET', `/expense-budgets/${id}/movements`)).body).toMatchObject({ items: [{ kind: 'book', amount: '300.00', dealer: { id: 11 }, documentNumber: 'SO-5', actorName: '甲' }] });
    expect((await call('marketing', 'GET', '/expense-budgets?kind=market-development&search=ys')).body).toMatchObject({ items: [{ code: 'YS-1' }] });
    expect(await call('marketing', 'POST', '/expense-budgets', { ...terms, code: 'YS-1', kind: 'promotion' })).toMatchObject({ status: 409, body: { code: 'pricing.code-taken' } });
    expect(await call('marketing', 'POST', '/expense-budgets', { ...terms, code: 'YS-3', kind: 'promotion', dealerId: 4711 })).toMatchObject({ status: 404 });
    expect(await call('marketing', 'POST', '/expense-budgets', { ...terms, to: '2025-01-01', code: 'YS-2', kind: 'promotion' })).toMatchObject({ status: 422, body: { code: 'pricing.period-backwards' } });
  });
});
