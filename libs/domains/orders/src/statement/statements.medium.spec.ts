import { Test } from '@nestjs/testing';
import { Money, shanghaiToday } from '@tributary/kernel';
import { AuditModule, Clock, ClockModule, type Ctx, OutboxModule } from '@tributary/platform';
import { countStatements, createTestDatabase, FixedClock, type TestDatabase } from '@tributary/platform/testing';
import { read, utils } from 'xlsx';
import { OrdersModule } from '../orders.module';
import { buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, headOfficeCtx, OTHER_FIRST, PLANT, SECOND, secondTierCtx, stockUp, WAREHOUSE } from '../testing/channel.builder';
import { OrdersDriver, refusalOf } from '../testing/channel.driver';
import { ReturnsDriver } from '../testing/returns.driver';
import { Statements } from './statements';
import { StatementExporter } from './statement-exporter';
import type { Statement, StatementDetail, StatementEntry } from './statement';

const NOW = new Date('2024-11-10T02:00:00Z');
const clock = new FixedClock(NOW);
let db: TestDatabase;
let orders: OrdersDriver;
let returns: ReturnsDriver;
let statements: Statements;
let exporter: StatementExporter;
const [buyer, desk] = [firstTierCtx(), headOfficeCtx()];

beforeAll(async () => {
  db = await createTestDatabase(20);
  await buildChannel(db.owner, 4);
  await stockUp(db.owner, HEAD_OFFICE, PLANT, { 1: '10000', 2: '10000' });
  await stockUp(db.owner, FIRST, WAREHOUSE[FIRST], { 1: '1000' });
  orders = await OrdersDriver.on(db, clock);
  returns = await ReturnsDriver.on(db, clock);
  const container = await Test.createTestingModule({ imports: [OrdersModule, AuditModule, OutboxModule, ClockModule] }).overrideProvider(Clock).useValue(clock).compile();
  [statements, exporter] = [container.get(Statements), container.get(StatementExporter)];
});
afterAll(() => db.drop());

let dated = 0;
/** What was booked since the last call happened at `at`. */
async function happened(at: string): Promise<void> {
  const { rows } = await db.owner.query<{ id: string }>('UPDATE credit_movement SET at = $1 WHERE id > $2 RETURNING id', [at, dated]);
  dated = Math.max(dated, ...rows.map(({ id }) => Number(id)));
}
const list = async (ctx: Ctx, side: 'buyer' | 'seller', id: number, limit = 200): Promise<readonly Statement[]> => (await db.uow.read(ctx, (tx) => statements.list(tx, side, id, { limit }))).items;
const one = (ctx: Ctx, side: 'buyer' | 'seller', id: number, month: string): Promise<StatementDetail> => db.uow.read(ctx, (tx) => statements.one(tx, side, id, month));
const answer = (ctx: Ctx, sellerId: number, month: string, closing: string, reason?: string): Promise<StatementDetail> =>
  db.uow.write(ctx, (tx) => statements.answer(tx, sellerId, month, { answer: reason ? 'objected' : 'confirmed', closing, ...(reason ? { reason } : {}) }));
async function entries(ctx: Ctx, side: 'buyer' | 'seller', id: number, month: string, limit = 3): Promise<StatementEntry[]> {
  const all: StatementEntry[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { items: readonly StatementEntry[]; nextCursor: string | null } = await db.uow.read(ctx, (tx) => statements.entries(tx, side, id, month, { limit, ...(cursor ? { cursor } : {}) }));
    all.push(...page.items);
    cursor = page.nextCursor;
  }
  return all;
}

describe('the statements of an account', () => {
  it('are none before anything moved', async () => {
    expect(await list(buyer, 'buyer', HEAD_OFFICE)).toEqual([]);
    expect((await refusalOf(one(buyer, 'buyer', HEAD_OFFICE, '2024-11'))).code).toBe('platform.not-found');
  });

  it('tell of every month since the first movement, each opening as the one before closed', async () => {
    const first = await orders.order(buyer, { 1: '10' });
    await happened('2024-08-31T15:59:59.9Z');
    await orders.change(buyer, first, { 1: '12' });
    await happened('2024-08-31T16:00:00Z');
    await orders.ship(desk, first);
    await returns.receive(buyer, first, WAREHOUSE[FIRST]);
    const back = await returns.request(buyer, first, '2');
    await returns.approve(desk, back);
    await returns.send(buyer, back);
    await returns.takeIn(desk, back);
    const second = await orders.order(buyer, { 2: '5' });
    await orders.cancel(buyer, second);
    await happened('2024-10-15T04:00:00Z');
    expect((await list(desk, 'seller', FIRST)).map(({ month, opening, taken, given, closing, movements, state }) => [month, opening, taken, given, closing, movements, state])).toEqual([
      ['2024-11', '1000.00', '0.00', '0.00', '1000.00', 0, 'open'],
      ['2024-10', '1200.00', '500.00', '700.00', '1000.00', 3, 'due'],
      ['2024-09', '1000.00', '200.00', '0.00', '1200.00', 1, 'due'],
      ['2024-08', '0.00', '1000.00', '0.00', '1000.00', 1, 'due'],
    ]);
    expect(await orders.creditUsed(FIRST)).toBe('1000.00');
  });

  it('tell what happened with the documents behind it', async () => {
    const october = await entries(buyer, 'buyer', HEAD_OFFICE, '2024-10', 2);
    expect(october.map(({ no, kind, amount, balance }) => [no, kind, amount, balance])).toEqual([
      [1, 'return', '-200.00', '1000.00'], [2, 'order', '500.00', '1500.00'], [3, 'decrease', '-500.00', '1000.00'],
    ]);
    expect(october[0]).toMatchObject({ orderNumber: expect.stringMatching(/^SO-/), returnNumber: expect.stringMatching(/^RT-/) });
    expect((await entries(buyer, 'buyer', HEAD_OFFICE, '2024-09')).map(({ kind }) => kind)).toEqual(['increase']);
  });

  it('say when goods were received, which moves nothing', async () => {
    const { rows } = await db.owner.query<{ id: string }>('SELECT id FROM sales_order ORDER BY id LIMIT 1');
    await db.owner.query(
      `INSERT INTO shipment (order_id, seller_id, buyer_id, delivery_note_number, state, issued_by, received_at) VALUES ($1, $2, $3, 'CK-1', 'received', '库管', '2024-09-03T02:00:00Z')`,
      [rows[0]?.id, HEAD_OFFICE, FIRST],
    );
    const september = await entries(desk, 'seller', FIRST, '2024-09');
    expect(september.map(({ kind, amount, balance, deliveryNoteNumber }) => [kind, amount, balance, deliveryNoteNumber])).toEqual([['increase', '200.00', '1200.00', null], ['delivery', null, '1200.00', 'CK-1']]);
  });

  it('go into a workbook', async () => {
    const { name, bytes } = await db.uow.read(buyer, (tx) => exporter.month(tx, 'buyer', HEAD_OFFICE, '2024-10'));
    const rows = Object.values(read(bytes).Sheets).flatMap((sheet) => utils.sheet_to_json<unknown[]>(sheet, { header: 1 }));
    expect(name).toMatch(/^对账单-.*-2024-10\.xlsx$/);
    expect(rows.slice(3).map((row) => [row[2], row[7], row[8]])).toEqual([
      ['类型', '金额（元）', '余额（元）'], ['期初余额', undefined, 1200], ['退货入库', -200, 1000], ['订单', 500, 1500], ['订单减少', -500, 1000], ['期末余额', undefined, 1000],
    ]);
    const cut = await db.uow.read(buyer, (tx) => exporter.month(tx, 'buyer', HEAD_OFFICE, '2024-10', 1));
    expect(JSON.stringify(Object.values(read(cut.bytes).Sheets))).toContain('仅导出前 1 行');
  });
});

describe('an answer to a month', () => {
  it('waits until the month is over, and names what was looked at', async () => {
    expect((await refusalOf(answer(buyer, HEAD_OFFICE, '2024-11', '1000.00'))).code).toBe('orders.statement-open');
    expect(await refusalOf(answer(buyer, HEAD_OFFICE, '2024-10', '999.99'))).toMatchObject({ code: 'orders.statement-changed', params: { closing: '1000.00' } });
    expect((await refusalOf(answer(buyer, HEAD_OFFICE, '2024-07', '0'))).code).toBe('platform.not-found');
    expect((await one(buyer, 'buyer', HEAD_OFFICE, '2024-10')).availableActions).toEqual(['confirm', 'object']);
    expect((await one(desk, 'seller', FIRST, '2024-10')).availableActions).toEqual([]);
  });

  it('may be an objection with its reason, which both sides see and of which the seller is told, and a yes later', async () => {
    const objected = await answer(buyer, HEAD_OFFICE, '2024-10', '1000', '少算一笔退货');
    expect(objected).toMatchObject({ state: 'objected', answer: { answer: 'objected', closing: '1000.00', reason: '少算一笔退货', actorName: '经销商11用户' }, availableActions: ['confirm', 'object'] });
    const { rows } = await db.owner.query(`SELECT payload FROM outbox WHERE name = 'orders.statement-objected'`);
    expect(rows).toEqual([{ payload: { sellerId: HEAD_OFFICE, buyerId: FIRST, month: '2024-10' } }]);
    expect(await one(desk, 'seller', FIRST, '2024-10')).toMatchObject({ state: 'objected', answers: [{ reason: '少算一笔退货' }] });
    const confirmed = await answer(buyer, HEAD_OFFICE, '2024-10', '1000.00');
    expect([confirmed.state, confirmed.availableActions, confirmed.answers.map((said) => said.answer)]).toEqual(['confirmed', [], ['confirmed', 'objected']]);
    expect((await list(desk, 'seller', FIRST)).map(({ state }) => state)).toEqual(['open', 'confirmed', 'due', 'due']);
  });

  it('that says yes is the last, also of twenty at once', async () => {
    expect((await refusalOf(answer(buyer, HEAD_OFFICE, '2024-10', '1000.00', '还是不对'))).code).toBe('orders.statement-confirmed');
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => answer(buyer, HEAD_OFFICE, '2024-09', '1200.00')));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is the dealer’s own: nobody gives it for them, nor does the seller', async () => {
    const acting = { ...buyer, actor: { ...buyer.actor, onBehalfOf: { organisationId: FIRST, name: '润通', mode: 'order' as const, actingRecordId: 1 } } } as Ctx;
    expect((await refusalOf(answer(acting, HEAD_OFFICE, '2024-08', '1000.00'))).code).toBe('orders.statement-acted');
    expect((await one(acting, 'buyer', HEAD_OFFICE, '2024-08')).availableActions).toEqual([]);
    expect((await refusalOf(answer(desk, FIRST, '2024-08', '1000.00'))).code).toBe('platform.not-found');
  });
});

describe('other dealers', () => {
  it('find nothing, as if there were no such account', async () => {
    const strangers: [Ctx, 'buyer' | 'seller', number][] = [[firstTierCtx(OTHER_FIRST), 'seller', FIRST], [secondTierCtx(), 'seller', FIRST], [secondTierCtx(), 'buyer', OTHER_FIRST], [firstTierCtx(OTHER_FIRST), 'seller', SECOND]];
    for (const [ctx, side, id] of strangers) {
      expect((await refusalOf(list(ctx, side, id))).code).toBe('platform.not-found');
      expect((await refusalOf(one(ctx, side, id, '2024-10'))).code).toBe('platform.not-found');
      expect((await refusalOf(entries(ctx, side, id, '2024-10'))).code).toBe('platform.not-found');
    }
    expect(await list(firstTierCtx(OTHER_FIRST), 'buyer', HEAD_OFFICE)).toEqual([]);
    const purchaser = { ...buyer, permissions: new Set(['orders.place']) };
    expect((await refusalOf(list(purchaser, 'seller', SECOND))).code).toBe('platform.forbidden');
    const { rowCount } = await db.uow.read(firstTierCtx(OTHER_FIRST), async (tx) => ({ rowCount: ((await tx.tx.query('SELECT 1 FROM statement_answer')) as unknown[]).length }));
    expect(rowCount).toBe(0);
  });
});

describe('any history', () => {
  /** The same numbers at every run. */
  function random(seed: number): () => number {
    let state = seed;
    return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  }

  it.each([1, 2, 3, 4, 5])('gives months of which each closes as the next one opens and as its lines add up (seed %i)', async (seed) => {
    const next = random(seed);
    const start = Date.parse('2023-11-30T00:00:00Z');
    await db.owner.query('DELETE FROM credit_movement WHERE buyer_id = $1', [OTHER_FIRST]);
    await db.owner.query('INSERT INTO credit_account (seller_id, buyer_id, used) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING', [HEAD_OFFICE, OTHER_FIRST]);
    let sum = Money.of('0');
    for (let i = 0; i < 120; i += 1) {
      const cents = Math.floor(next() * 100_000) - 40_000;
      // days are drawn so that whole months stay empty, and edges of months are hit
      const at = new Date(next() < 0.1 ? Date.parse('2024-03-31T16:00:00Z') - (next() < 0.5 ? 1 : 0) : start + Math.floor(next() * 340) * 86_400_000 * (next() < 0.5 ? 1 : 0.2));
      const amount = (cents / 100).toFixed(2);
      sum = sum.plus(Money.of(amount));
      await db.owner.query(`INSERT INTO credit_movement (seller_id, buyer_id, kind, used_delta, actor_name, at) VALUES ($1, $2, $3, $4, '', $5)`, [HEAD_OFFICE, OTHER_FIRST, cents < 0 ? 'release' : 'reserve', amount, at]);
    }
    const other = firstTierCtx(OTHER_FIRST);
    const months = (await list(other, 'buyer', HEAD_OFFICE)).toReversed();
    expect([months[0]?.opening, months.at(-1)?.closing, months.at(-1)?.month]).toEqual(['0.00', sum.toString(), '2024-11']);
    for (const [index, { month, opening, taken, given, closing, movements }] of months.entries()) {
      if (index > 0) expect([month, opening]).toEqual([month, months[index - 1]?.closing]);
      expect([month, Money.of(opening).plus(Money.of(taken)).minus(Money.of(given)).toString()]).toEqual([month, closing]);
      const lines = await entries(other, 'buyer', HEAD_OFFICE, month, 7);
      expect([month, lines.length, lines.at(-1)?.balance ?? opening]).toEqual([month, movements, closing]);
      const added = lines.reduce((balance, line) => {
        const after = balance.plus(Money.of(line.amount ?? '0'));
        expect([month, line.no, line.balance]).toEqual([month, line.no, after.toString()]);
        return after;
      }, Money.of(opening));
      expect(added.toString()).toBe(closing);
    }
  });

  it('takes as many statements, whatever it holds', async () => {
    const other = firstTierCtx(OTHER_FIRST);
    const asked = async (work: () => Promise<unknown>) => (await countStatements(db.source, work)).length;
    expect(await asked(() => list(other, 'buyer', HEAD_OFFICE))).toBe(await asked(() => list(buyer, 'buyer', HEAD_OFFICE)));
    expect(await asked(() => one(other, 'buyer', HEAD_OFFICE, '2024-03'))).toBe(await asked(() => one(buyer, 'buyer', HEAD_OFFICE, '2024-10')));
    expect(await asked(() => entries(other, 'buyer', HEAD_OFFICE, '2024-03', 200))).toBe(await asked(() => entries(buyer, 'buyer', HEAD_OFFICE, '2024-10', 200)));
  });

  it('does not change a month that is over when something is booked now', async () => {
    clock.set(new Date());
    const thisMonth = shanghaiToday(clock.now()).slice(0, 7);
    const over = async () => (await list(buyer, 'buyer', HEAD_OFFICE)).filter(({ month }) => month < thisMonth);
    const before = await over();
    await orders.order(buyer, { 1: '1' });
    expect(await over()).toEqual(before);
    expect((await one(buyer, 'buyer', HEAD_OFFICE, thisMonth)).taken).toBe('100.00');
  });
});
