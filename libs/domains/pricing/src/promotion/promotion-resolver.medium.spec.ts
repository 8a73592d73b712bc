import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { addDealer, addHeadOffice } from '@tributary/dealers/testing';
import { type Ctx, systemCtx } from '@tributary/platform';
import { countStatements, createTestDatabase, type TestDatabase, userCtx } from '@tributary/platform/testing';
import { buildBudget, buildPromotion } from '../promotion.builder';
import { PromotionResolver } from './promotion-resolver';
import { PromotionRepository } from './promotion.repository';

const HEAD_OFFICE = 1;
const resolver = new PromotionResolver(new PromotionRepository());
const off = { kind: 'percentage', percent: '5' } as const;
let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
  await buildCatalogue(db.owner);
  for (let id = 1; id <= 2; id += 1) await buildSku(db.owner, { id });
  await addHeadOffice(db.owner, HEAD_OFFICE);
  for (const id of [11, 12]) await addDealer(db.owner, { id, tier: 1 });
  await addDealer(db.owner, { id: 21, tier: 2 });
  await db.owner.query(`
    INSERT INTO branch (id, code, name, name_en) VALUES (77, 'X77', '别处', 'Elsewhere') ON CONFLICT DO NOTHING;
    UPDATE dealer SET branch_id = 77, grade = 'A' WHERE id = 12`);
  await buildBudget(db.owner, { id: 1, sellerId: HEAD_OFFICE, amount: '500.00' });
  await buildBudget(db.owner, { id: 2, sellerId: HEAD_OFFICE, amount: '500.00', branchId: 77 });
  await buildBudget(db.owner, { id: 3, sellerId: HEAD_OFFICE, amount: '500.00', valid: '[2026-01-01,2026-03-02)' });
  const promotions: Omit<Parameters<typeof buildPromotion>[1], 'sellerId' | 'rule'>[] = [
    { id: 1 }, { id: 2, branchIds: [77] }, { id: 3, grades: ['A', 'C'] }, { id: 4, dealerIds: [12] }, { id: 5, tier: 2 },
    { id: 6, valid: '[2026-03-03,2026-04-01)' }, { id: 7, valid: '[2026-01-01,2026-03-03)', priority: 9 },
    { id: 8, budgetId: 1 }, { id: 9, budgetId: 2 }, { id: 10, budgetId: 3 },
  ];
  for (const promotion of promotions) await buildPromotion(db.owner, { sellerId: HEAD_OFFICE, rule: off, ...promotion });
  await buildPromotion(db.owner, { id: 11, sellerId: HEAD_OFFICE, rule: { kind: 'buy-n-get-m', buy: '2', get: '1', gift: { skuId: 2, unit: '', value: '3.00' } } });
});
afterAll(() => db.drop());

const buyer = (id: number, catalogue = { all: true, product_line: [], sku: [] as number[] }): Ctx =>
  userCtx({ organisationId: id, tier: id === 21 ? 2 : 1 }, { catalogue, counterparties: [HEAD_OFFICE] });
const found = (ctx: Ctx, buyerId: number, date = '2026-03-02') =>
  db.uow.read(ctx, (tx) => resolver.forBuyer(tx, { sellerId: HEAD_OFFICE, buyerId, date }));
const codes = async (...args: Parameters<typeof found>): Promise<string> => (await found(...args)).map(({ code }) => code).join(' ');

describe('the promotions of a buyer', () => {
  it('are those for its tier, branch, grade and name, on that day, the first in order first', async () => {
    expect(await codes(buyer(11), 11)).toBe('P7 P1 P11 P8');
    expect(await codes(buyer(12), 12)).toBe('P7 P1 P11 P2 P3 P4 P8 P9');
  });

  it('begin and end with their day, and so do their budgets', async () => {
    expect(await codes(buyer(11), 11, '2026-03-01')).toBe('P7 P1 P10 P11 P8');
    expect(await codes(buyer(11), 11, '2026-03-03')).toBe('P1 P11 P6 P8');
  });

  it('carry what their budget has left, and the unit of their gift', async () => {
    const promotions = await found(buyer(11), 11);
    expect(promotions.find(({ code }) => code === 'P8')).toMatchObject({ budget: { id: 1, left: '500.00' }, usedUp: false, until: null });
    expect(promotions.find(({ code }) => code === 'P7')).toMatchObject({ budget: null, until: '2026-03-02' });
    expect(promotions.find(({ code }) => code === 'P11')).toMatchObject({ rule: { kind: 'buy-n-get-m', gift: { skuId: 2, unit: 'drum', value: '3.00' } } });
  });

  it('give nothing that the buyer may not see', async () => {
    expect(await codes(buyer(11, { all: false, product_line: [], sku: [1] }), 11)).toBe('P7 P1 P8');
  });

  it('end at once when somebody ends them', async () => {
    await db.owner.query('UPDATE promotion SET ended_at = now() WHERE id = 1');
    expect(await codes(buyer(11), 11)).toBe('P7 P11 P8');
    await db.owner.query('UPDATE promotion SET ended_at = NULL WHERE id = 1');
  });

  it('stay a secret before others when only row-level security is left', async () => {
    const seen = await db.uow.read(buyer(11), (tx) => tx.tx.query('SELECT code FROM promotion ORDER BY id') as Promise<{ code: string }[]>);
    expect(seen.map(({ code }) => code)).toEqual(['P1', 'P6', 'P7', 'P8', 'P9', 'P10', 'P11']);
    const asStranger = (tx: Parameters<typeof resolver.forBuyer>[0]) => resolver.forBuyer({ ...tx, scope: systemCtx('x').scope }, { sellerId: HEAD_OFFICE, buyerId: 12, date: '2026-03-02' });
    expect(await db.uow.read(buyer(11), asStranger)).toEqual([]);
    expect(await codes(buyer(11), 12)).toBe('');
    expect(await codes(buyer(21), 21)).toBe('P5');
  });

  it('cannot be changed by those they are meant for', async () => {
    const touched = await db.uow.write(buyer(11), (tx) => tx.tx.query(`UPDATE promotion SET priority = 99 RETURNING id`) as Promise<unknown[][]>);
    expect(touched[0]).toEqual([]);
    await expect(db.uow.write(buyer(11), (tx) => tx.tx.query(`INSERT INTO promotion (seller_id, code, name, name_en, kind, rule, valid, stacking)
      VALUES (1, 'MINE', '', '', 'percentage', '{"percent": "99"}', '[2000-01-01,)', 'stackable')`))).rejects.toThrow('row-level security');
  });

  it('take one statement, however many there are', async () => {
    const statements = await countStatements(db.source, () => found(buyer(12), 12));
    expect(statements).toHaveLength(3);
  });
});
