import { Test } from '@nestjs/testing';
import { AuditModule, Clock, ClockModule, OutboxModule } from '@tributary/platform';
import { countStatements, createTestDatabase, FixedClock, type TestDatabase } from '@tributary/platform/testing';
import { buildPromotion } from '@tributary/pricing/testing';
import { OrdersModule } from '../orders.module';
import { buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, headOfficeCtx, OTHER_FIRST, PLANT, stockUp } from '../testing/channel.builder';
import { OrdersDriver, refusalOf } from '../testing/channel.driver';
import { ApprovalRuleBook } from './approval-rule-book';
import type { RuleContent, RuleFilter } from './approval-rule.repository';

let db: TestDatabase;
let orders: OrdersDriver;
let book: ApprovalRuleBook;
const clock = new FixedClock();
const [buyer, desk] = [firstTierCtx(), headOfficeCtx()];
const rule = (change: Partial<RuleContent> = {}): RuleContent => ({ kind: 'amount', threshold: '300', branchId: null, active: true, name: '大额', ...change });
const preview = (change: Partial<RuleContent>) => db.uow.read(desk, (tx) => book.preview(tx, rule(change)));

beforeAll(async () => {
  db = await createTestDatabase();
  await buildChannel(db.owner, 4, { rules: [{ kind: 'over-credit', threshold: '1000' }] });
  await stockUp(db.owner, HEAD_OFFICE, PLANT, { 1: '100', 2: '100' });
  await db.owner.query(`INSERT INTO branch (id, code, name, name_en) VALUES (7, 'B7', '七', 'Seven')`);
  await db.owner.query('UPDATE dealer SET branch_id = 7 WHERE id = $1', [OTHER_FIRST]);
  orders = await OrdersDriver.on(db, clock);
  const container = await Test.createTestingModule({ imports: [OrdersModule, AuditModule, OutboxModule, ClockModule] }).overrideProvider(Clock).useValue(clock).compile();
  book = container.get(ApprovalRuleBook);
  await orders.order(buyer, { 1: '2' });
  await orders.order(buyer, { 1: '5' });
  await orders.order(firstTierCtx(OTHER_FIRST), { 1: '3' }, { requestedPrice: '90' });
  await db.owner.query('UPDATE dealer SET credit_limit = 750 WHERE id = $1', [FIRST]);
  await orders.order(buyer, { 1: '1' });
});
afterAll(() => db.drop());

describe('a rule', () => {
  it('says what it would have caught, by what the orders were when they were placed', async () => {
    expect(await preview({})).toEqual({ caught: 2, orders: 4 });
    expect(await preview({ branchId: 7 })).toEqual({ caught: 1, orders: 1 });
    expect(await preview({ kind: 'new-customer', threshold: '2' })).toEqual({ caught: 3, orders: 4 });
    expect(await preview({ kind: 'below-price', threshold: '10' })).toEqual({ caught: 1, orders: 4 });
    expect(await preview({ kind: 'below-price', threshold: '11' })).toEqual({ caught: 0, orders: 4 });
    expect(await preview({ kind: 'over-credit', threshold: '50' })).toEqual({ caught: 1, orders: 4 });
    expect(await preview({ kind: 'over-credit', threshold: '49' })).toEqual({ caught: 0, orders: 4 });
  });

  it('forgets what is older than a quarter', async () => {
    const now = clock.now();
    clock.set(new Date(now.getTime() + 91 * 86_400_000));
    expect(await preview({})).toEqual({ caught: 0, orders: 0 });
    clock.set(now);
  });

  it('is added, changed, switched off; each leaves its trace, and the next order obeys', async () => {
    const added = await db.uow.write(desk, (tx) => book.add(tx, rule({ threshold: '100' })));
    expect(added).toMatchObject({ caught: 4, orders: 4, active: true });
    expect((await orders.detail(desk, await orders.order(firstTierCtx(OTHER_FIRST), { 2: '1' }))).approvalReasons).toEqual(['amount']);
    await db.uow.write(desk, (tx) => book.change(tx, added.id, rule({ active: false })));
    expect((await orders.detail(desk, await orders.order(firstTierCtx(OTHER_FIRST), { 2: '9' }))).approvalReasons).toEqual([]);
    const { rows } = await db.owner.query(`SELECT action, detail -> 'before' ->> 'threshold' AS before FROM audit_entry WHERE subject = 'approval-rule' ORDER BY id`);
    expect(rows).toEqual([{ action: 'orders.rule-add', before: null }, { action: 'orders.rule-change', before: '100' }]);
  });

  it('is head office’s alone, and must name a branch that exists', async () => {
    expect((await refusalOf(db.uow.read(buyer, (tx) => book.list(tx, {})))).code).toBe('platform.forbidden');
    expect((await refusalOf(db.uow.write(desk, (tx) => book.add(tx, rule({ branchId: 99 }))))).code).toBe('platform.not-found');
    expect((await refusalOf(db.uow.write(desk, (tx) => book.change(tx, 999, rule())))).code).toBe('platform.not-found');
  });

  it('is removed for good, with a trace; orders that wait because of it go on waiting', async () => {
    const other = firstTierCtx(OTHER_FIRST);
    const { id } = await db.uow.write(desk, (tx) => book.add(tx, rule({ threshold: '400', name: '清仓' })));
    const waiting = await orders.order(other, { 2: '4' });
    await db.uow.write(desk, (tx) => book.remove(tx, id));
    expect((await orders.detail(desk, waiting)).state).toBe('submitted');
    expect((await orders.detail(desk, await orders.order(other, { 2: '4' }))).approvalReasons).toEqual([]);
    const { rows } = await db.owner.query(`SELECT detail -> 'before' ->> 'name' AS name FROM audit_entry WHERE action = 'orders.rule-remove' AND subject_id = $1`, [id]);
    expect(rows).toEqual([{ name: '清仓' }]);
    expect((await refusalOf(db.uow.write(desk, (tx) => book.remove(tx, id)))).code).toBe('platform.not-found');
    expect((await refusalOf(db.uow.write(buyer, (tx) => book.remove(tx, id)))).code).toBe('platform.forbidden');
  });

  it('about prices catches what promotions take off as well, and says so beforehand', async () => {
    await buildPromotion(db.owner, { id: 1, sellerId: HEAD_OFFICE, skuIds: [3], rule: { kind: 'percentage', percent: '12' } });
    await stockUp(db.owner, HEAD_OFFICE, PLANT, { 3: '100' });
    const { id } = await db.uow.write(desk, (tx) => book.add(tx, rule({ kind: 'below-price', threshold: '12', name: '低价' })));
    const before = await preview({ kind: 'below-price', threshold: '12' });
    expect((await orders.detail(desk, await orders.order(firstTierCtx(OTHER_FIRST), { 3: '1' }))).approvalReasons).toEqual(['below-price']);
    expect((await preview({ kind: 'below-price', threshold: '12' })).caught).toBe(before.caught + 1);
    expect((await preview({ kind: 'below-price', threshold: '12.01' })).caught).toBe(before.caught);
    await db.uow.write(desk, (tx) => book.change(tx, id, rule({ kind: 'below-price', threshold: '12.01', name: '低价' })));
    expect((await orders.detail(desk, await orders.order(firstTierCtx(OTHER_FIRST), { 3: '1' }))).approvalReasons).toEqual([]);
    await db.uow.write(desk, (tx) => book.remove(tx, id));
  });

  it('stands in a list: those in force first, page by page, in two statements', async () => {
    for (const name of ['a', 'b', 'c']) await db.uow.write(desk, (tx) => book.add(tx, rule({ name, active: name !== 'b' })));
    const names: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: readonly { name: string }[]; nextCursor: string | null } = await db.uow.read(desk, (tx) => book.list(tx, { limit: 2, ...(cursor ? { cursor } : {}) }));
      names.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    }
    expect(names).toEqual(['over-credit', 'a', 'c', '大额', 'b']);
    const named = async (filter: RuleFilter): Promise<string[]> => (await db.uow.read(desk, (tx) => book.list(tx, filter))).items.map(({ name }) => name);
    expect(await named({ state: 'off' })).toEqual(['大额', 'b']);
    expect(await named({ state: 'on', kind: 'amount' })).toEqual(['a', 'c']);
    const statements = await countStatements(db.source, () => db.uow.read(desk, (tx) => book.list(tx, {})));
    expect(statements.filter((text) => /approval_rule|unnest/.test(text))).toHaveLength(2);
  });
});
