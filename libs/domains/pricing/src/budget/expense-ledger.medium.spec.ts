import { addDealer, addHeadOffice } from '@tributary/dealers/testing';
import type { Ctx } from '@tributary/platform';
import { createTestDatabase, type TestDatabase, userCtx } from '@tributary/platform/testing';
import { buildBudget, budgetOf } from '../promotion.builder';
import { ExpenseLedger, type ExpenseMove } from './expense-ledger';
import { ExpenseLedgerRepository } from './expense-ledger.repository';

const ledger = new ExpenseLedger(new ExpenseLedgerRepository());
const dealer = userCtx({ organisationId: 11, name: '买家' });
let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase(24);
  await addHeadOffice(db.owner, 1);
  await addDealer(db.owner, { id: 11, tier: 1 });
  await addDealer(db.owner, { id: 12, tier: 1 });
  for (let id = 1; id <= 6; id += 1) await buildBudget(db.owner, { id, sellerId: 1, amount: '1000.00' });
});
afterAll(() => db.drop());

const move = (step: 'book' | 'release', moves: readonly ExpenseMove[], ctx: Ctx = dealer, dealerId = 11): Promise<void> =>
  db.uow.write(ctx, (tx) => ledger[step](tx, moves, { kind: 'order', id: 7, number: 'SO-7', dealerId }));
const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: { code?: string; message: string }) => error.code ?? error.message);
const taking = (amount: string, ...budgets: number[]): ExpenseMove[] => budgets.map((budgetId) => ({ budgetId, amount }));

describe('the expense ledger', () => {
  it('books and gives back, and remembers both', async () => {
    await move('book', [...taking('300.00', 1), ...taking('100.50', 1)]);
    await move('release', taking('0.50', 1));
    expect(await budgetOf(db.owner, 1)).toEqual({ used: '400.00', moved: '400.00' });
    const { rows } = await db.owner.query(`SELECT kind, used_delta, dealer_id, document_number, actor_name FROM expense_movement WHERE budget_id = 1 ORDER BY id`);
    expect(rows.map((row: object) => Object.values(row).join(' '))).toEqual(['book 400.50 11 SO-7 买家', 'release -0.50 11 SO-7 买家']);
  });

  it('books every budget or none, and names what is left of the one that is short', async () => {
    const refusal = await move('book', [...taking('10.00', 2), ...taking('600.01', 1)]).catch((error: { code: string; problems: unknown }) => error);
    expect(refusal).toMatchObject({ code: 'pricing.budget-exceeded', problems: [{ budgetId: 1, needed: '600.01', left: '600.00' }] });
    expect(await budgetOf(db.owner, 2)).toEqual({ used: '0.00', moved: '0.00' });
  });

  it('gives nothing back that was not taken', async () => {
    expect(await codeOf(move('release', taking('0.01', 2)))).toContain('never took');
  });

  it('moves nothing for a dealer out of sight, and tells nothing of the budget', async () => {
    const refusal = await move('book', taking('1.00', 3), dealer, 12).catch((error: { problems: unknown }) => error);
    expect(refusal).toMatchObject({ problems: [{ budgetId: 3, left: '0' }] });
    expect(await budgetOf(db.owner, 3)).toEqual({ used: '0.00', moved: '0.00' });
  });

  it('never pays more than there is to 200 who come together', async () => {
    const outcomes = await Promise.all(Array.from({ length: 200 }, () => codeOf(move('book', taking('7.00', 4)))));
    expect(outcomes.filter((code) => code === 'done')).toHaveLength(142);
    expect(new Set(outcomes)).toEqual(new Set(['done', 'pricing.budget-exceeded']));
    expect(await budgetOf(db.owner, 4)).toEqual({ used: '994.00', moved: '994.00' });
  });

  it('lets crossing orders wait for each other instead of deadlocking', async () => {
    const crossing = Array.from({ length: 40 }, (_, index) => move('book', index % 2 ? taking('1.00', 5, 6) : taking('1.00', 6, 5)));
    await Promise.all(crossing);
    expect(await budgetOf(db.owner, 5)).toEqual({ used: '40.00', moved: '40.00' });
  });

  it('is the only way: a dealer sees no budget and no movement, and nobody changes what is used by hand', async () => {
    const count = (table: string, ctx: Ctx) => db.uow.read(ctx, async (tx) => (await tx.tx.query(`SELECT id FROM ${table}`)).length as number);
    const desk = userCtx({ organisationId: 1, organisationKind: 'head_office', tier: null }, { dealers: { all: true, dealer: [], branch: [] } });
    expect(await Promise.all([count('expense_budget', dealer), count('expense_movement', dealer)])).toEqual([0, 0]);
    expect(await count('expense_budget', desk)).toBe(6);
    await expect(db.uow.write(desk, (tx) => tx.tx.query('UPDATE expense_budget SET used = 0'))).rejects.toThrow('permission denied');
    await expect(db.uow.write(desk, (tx) => tx.tx.query('DELETE FROM expense_movement'))).rejects.toThrow('permission denied');
  });
});
