import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { addGroup, addRole, addUser } from '@tributary/identity/testing';
import { shipmentReceived, shipmentTracked } from '@tributary/logistics';
import { orderEvents, returnEvents, statementObjected } from '@tributary/orders';
import { addRules, ASK_ALWAYS, buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, headOfficeCtx, OrdersDriver, OTHER_FIRST, PLANT, ReturnsDriver, SECOND, secondTierCtx, stockUp, WAREHOUSE } from '@tributary/orders/testing';
import { type Ctx, Outbox, PlatformModule, sql, systemCtx, UnitOfWork } from '@tributary/platform';
import { countStatements, createTestDatabase, testConfig, type TestDatabase, userCtx } from '@tributary/platform/testing';
import { DataSource } from 'typeorm';
import { NotificationRepository } from '../notification/notification.repository';
import { NotificationPreferences } from '../preference/preferences';
import { EventPost } from '../testing';
import { EngagementWorkerModule } from '../worker';
import { OrderNotifier } from './order-notifier';
import { ReturnNotifier } from './return-notifier';
import { DifferenceNotifier, TrackingNotifier } from './shipment-notifier';
import { StatementNotifier } from './statement-notifier';

const [DESK, BRANCH_DESK, OTHER_BRANCH_DESK, AUDITOR, NO_GROUP_DESK] = [1, 2, 3, 4, 5];
const [CLERK, COLLEAGUE, DRIVER, GONE, STOREMAN] = [31, 32, 33, 34, 35];
const smtp = { url: 'smtp://127.0.0.1:1', from: 'orders@tributary.example', domain: 'tributary.example' };

let db: TestDatabase;
let app: INestApplicationContext;
let orders: OrdersDriver;
let post: EventPost;

beforeAll(async () => {
  db = await createTestDatabase();
  await buildChannel(db.owner);
  await stockUp(db.owner, HEAD_OFFICE, PLANT, { 1: '1000' });
  await stockUp(db.owner, FIRST, WAREHOUSE[FIRST], { 1: '1000' });
  await addPeople();
  @Module({ imports: [PlatformModule.with(testConfig(db.appUrl, { smtp })), EngagementWorkerModule] })
  class SpecModule {}
  app = await NestFactory.createApplicationContext(SpecModule, { logger: false });
  orders = await OrdersDriver.on(db);
  const steps = Object.fromEntries(Object.values(orderEvents).map(({ name }) => [name, OrderNotifier]));
  const returnSteps = Object.fromEntries(Object.values(returnEvents).map(({ name }) => [name, ReturnNotifier]));
  post = new EventPost(db.owner, app, { ...steps, ...returnSteps, [shipmentTracked.name]: TrackingNotifier, [shipmentReceived.name]: DifferenceNotifier, [statementObjected.name]: StatementNotifier });
});
afterAll(async () => {
  await app.close();
  await db.drop();
});
beforeEach(() => db.owner.query('DELETE FROM notification; DELETE FROM notification_preference; DELETE FROM outgoing_mail; DELETE FROM outbox'));

async function addPeople(): Promise<void> {
  await addRole(db.owner, 'desk', 'head_office', ['orders.read', 'orders.approve']);
  await addRole(db.owner, 'auditor', 'head_office', ['orders.read']);
  await addRole(db.owner, 'clerk', 'dealer', ['orders.read', 'orders.place', 'orders.confirm']);
  await addRole(db.owner, 'buyer', 'dealer', ['orders.read', 'orders.place']);
  await addRole(db.owner, 'driver', 'dealer', ['logistics.read']);
  await addRole(db.owner, 'storeman', 'dealer', ['orders.take-back']);
  const people: [number, number, string][] = [
    [DESK, HEAD_OFFICE, 'desk'], [BRANCH_DESK, HEAD_OFFICE, 'desk'], [OTHER_BRANCH_DESK, HEAD_OFFICE, 'desk'], [AUDITOR, HEAD_OFFICE, 'auditor'], [NO_GROUP_DESK, HEAD_OFFICE, 'desk'],
    [FIRST, FIRST, 'buyer'], [CLERK, FIRST, 'clerk'], [COLLEAGUE, SECOND, 'buyer'], [DRIVER, FIRST, 'driver'], [GONE, FIRST, 'buyer'], [STOREMAN, FIRST, 'storeman'],
    [OTHER_FIRST, OTHER_FIRST, 'clerk'], [SECOND, SECOND, 'buyer'],
  ];
  for (const [id, organisationId, role] of people) await addUser(db.owner, { id, organisationId, roles: [role], status: id === GONE ? 'disabled' : 'active' });
  await db.owner.query(`UPDATE app_user SET email = account || '@mail.example' WHERE id <> ${COLLEAGUE}`);
  const { rows } = await db.owner.query<{ branch_id: number }>('SELECT branch_id FROM dealer WHERE id = $1', [FIRST]);
  await addGroup(db.owner, { dimension: 'dealers', everything: true, users: [DESK, AUDITOR] });
  await addGroup(db.owner, { dimension: 'dealers', items: [['branch', Number(rows[0]?.branch_id)]], users: [BRANCH_DESK] });
  await addGroup(db.owner, { dimension: 'dealers', items: [['branch', 99]], users: [OTHER_BRANCH_DESK] });
}

/** Who was told, by kind. */
async function told(): Promise<Record<string, number[]>> {
  const { rows } = await db.owner.query<{ kind: string; people: string[] }>('SELECT kind, array_agg(user_id ORDER BY user_id) AS people FROM notification GROUP BY kind');
  return Object.fromEntries(rows.map(({ kind, people }) => [kind, people.map(Number)]));
}
async function mailed(): Promise<string[]> {
  return (await db.owner.query<{ address: string }>('SELECT address FROM outgoing_mail ORDER BY 1')).rows.map(({ address }) => address);
}
const seenBy = (ctx: Ctx) => app.get(UnitOfWork).read(ctx, (tx) => app.get(NotificationRepository).list(tx, {}));
const person = (userId: number, organisationId: number) => userCtx({ organisationId, userId });

describe('a step of an order', () => {
  it('of the buyer is told to those of head office who decide about this buyer, and to nobody else', async () => {
    await orders.order(firstTierCtx(), { 1: '1' });
    await post.deliver(orderEvents.submit.name);
    expect(await told()).toEqual({ 'order.submit-confirmed': [DESK, BRANCH_DESK] });
    expect(await mailed()).toEqual(['user1@mail.example', 'user2@mail.example']);
  });

  it('says that somebody waits only where somebody must be asked, after a change as well', async () => {
    const id = await orders.order(firstTierCtx(), { 1: '1' });
    await orders.change(firstTierCtx(), id, { 1: '2' });
    await addRules(db.owner, ASK_ALWAYS);
    await orders.change(firstTierCtx(), id, { 1: '3' });
    await orders.order(firstTierCtx(), { 1: '1' });
    await db.owner.query('DELETE FROM approval_rule');
    await post.deliver(orderEvents.submit.name, orderEvents.change.name);
    const desk = [DESK, BRANCH_DESK];
    expect(await told()).toEqual({ 'order.submit': desk, 'order.submit-confirmed': desk, 'order.change': desk, 'order.change-confirmed': desk });
    expect(await mailed()).toHaveLength(8);
  });

  it('of a second-tier buyer is told to the clerks of its supplier; head office does not take part', async () => {
    await orders.order(secondTierCtx(), { 1: '1' }, { sellerId: FIRST });
    await post.deliver(orderEvents.submit.name);
    expect(await told()).toEqual({ 'order.submit': [CLERK] });
  });

  it('of the seller is told to the buyer’s people who read orders, whether mail reaches them or not', async () => {
    const id = await orders.order(secondTierCtx(), { 1: '1' }, { sellerId: FIRST });
    await db.owner.query('DELETE FROM outbox');
    await orders.refuse(firstTierCtx(), id, '停产');
    await post.deliver();
    expect(await told()).toEqual({ 'order.refuse': [SECOND, COLLEAGUE] });
    expect(await mailed()).toEqual(['user21@mail.example']);
    expect((await seenBy(person(COLLEAGUE, SECOND)))[0]).toMatchObject({ kind: 'order.refuse', params: { orderId: id, actorName: '经销商11用户', reason: '停产', buyer: { id: SECOND }, seller: { id: FIRST } } });
  });

  it('is not told to whoever did it', async () => {
    const id = await orders.order(secondTierCtx(), { 1: '1' }, { sellerId: FIRST });
    await db.owner.query('DELETE FROM outbox');
    await orders.refuse(firstTierCtx(FIRST, [PLANT], CLERK), id);
    await post.deliver();
    await orders.cancel(firstTierCtx(), await orders.order(firstTierCtx(), { 1: '1' }));
    await post.deliver(orderEvents.cancel.name);
    expect(await told()).toEqual({ 'order.refuse': [SECOND, COLLEAGUE], 'order.cancel': [DESK, BRANCH_DESK] });
  });

  it('that a representative took for the buyer is told to the buyer too', async () => {
    const ctx = firstTierCtx();
    await orders.order({ ...ctx, actor: { ...ctx.actor, kind: 'user', userId: AUDITOR, onBehalfOf: { organisationId: FIRST, name: '李四', mode: 'order', actingRecordId: 1 } } as Ctx['actor'] }, { 1: '1' });
    await post.deliver(orderEvents.submit.name);
    expect(await told()).toEqual({ 'order.submit-confirmed': [DESK, BRANCH_DESK, FIRST, CLERK] });
    expect((await seenBy(person(FIRST, FIRST)))[0]?.params).toMatchObject({ onBehalfOf: '李四' });
  });

  it('is told once, however often and by how many workers its event is delivered', async () => {
    await orders.order(secondTierCtx(), { 1: '1' }, { sellerId: FIRST });
    await post.deliver(orderEvents.submit.name);
    await post.repeat(6);
    expect(await told()).toEqual({ 'order.submit': [CLERK] });
    expect(await mailed()).toEqual(['user31@mail.example']);
    expect((await db.owner.query(`SELECT 1 FROM outbox WHERE kind = 'job'`)).rows).toHaveLength(1);
  });

  it('needs as many statements for a hundred people as for three', async () => {
    const source = app.get(DataSource);
    const counts: number[] = [];
    for (const more of [0, 100]) {
      if (more) {
        await db.owner.query(`INSERT INTO app_user (id, organisation_id, account, name, password_hash, email) SELECT 1000 + n, ${SECOND}, 'many' || n, 'x', 'x', n || '@many.example' FROM generate_series(1, ${more}) n`);
        await db.owner.query(`INSERT INTO user_role SELECT u.id, r.id FROM app_user u, role r WHERE u.id > 1000 AND r.code = 'buyer'`);
      }
      const id = await orders.order(secondTierCtx(), { 1: '1' }, { sellerId: FIRST });
      await post.deliver();
      await orders.refuse(firstTierCtx(), id, '缺货');
      const statements = await countStatements(source, () => post.deliver());
      counts.push(statements.length);
    }
    expect(counts).toEqual([7, 7]); // begin, facts, people, preferences, notifications, mails, commit
    expect((await told())['order.refuse']).toHaveLength(104);
    await db.owner.query(`DELETE FROM notification WHERE user_id > 1000; DELETE FROM outgoing_mail; DELETE FROM user_role WHERE user_id > 1000; DELETE FROM app_user WHERE id > 1000`);
  });
});

describe('a step of a return', () => {
  it('is told to the other side, with its own number, and goods on their way to those who take them in', async () => {
    const returns = await ReturnsDriver.on(db);
    const [buyer, seller] = [secondTierCtx(), firstTierCtx()];
    const orderId = await orders.order(buyer, { 1: '2' }, { sellerId: FIRST });
    await orders.approve(seller, orderId);
    await orders.ship(seller, orderId);
    await returns.receive(buyer, orderId, WAREHOUSE[SECOND]);
    await db.owner.query('DELETE FROM outbox');
    const id = await returns.request(buyer, orderId, '1');
    await returns.approve(seller, id);
    await returns.send(buyer, id);
    await returns.takeIn(seller, id);
    const [refused, withdrawn] = [await returns.request(buyer, orderId, '0.5'), await returns.request(buyer, orderId, '0.5')];
    await returns.refuse(seller, refused);
    await returns.withdraw(buyer, withdrawn);
    await post.deliver();
    expect(await told()).toEqual({
      'return.request': [CLERK, CLERK, CLERK], 'return.approve': [SECOND, COLLEAGUE], 'return.send': [STOREMAN], 'return.take-in': [SECOND, COLLEAGUE],
      'return.refuse': [SECOND, COLLEAGUE], 'return.withdraw': [CLERK],
    });
    const seen = await seenBy(person(SECOND, SECOND));
    expect(seen.find(({ kind }) => kind === 'return.take-in')?.params).toMatchObject({ orderId, returned: { id, number: expect.stringMatching(/^RT-/), credit: '130.00' }, actorName: '经销商11用户' });
    expect(seen.find(({ kind }) => kind === 'return.refuse')?.params).toMatchObject({ returned: { id: refused, credit: '0.00' }, reason: '已拆封' });
    // withdrawn ones call for nothing: no letter
    expect((await mailed()).filter((address) => address === 'user31@mail.example')).toHaveLength(3);
  });
});

describe('what happens on the way', () => {
  const tracked = async (kind: string, payload: object = {}) => {
    const { rows } = await db.owner.query<{ id: string }>(`SELECT id FROM sales_order WHERE buyer_id = ${SECOND} ORDER BY id DESC LIMIT 1`);
    await app.get(UnitOfWork).write(systemCtx('spec'), (tx) =>
      app.get(Outbox).publish(tx, shipmentTracked, { shipmentId: 1, deliveryNoteNumber: 'CK-1', orderId: Number(rows[0]?.id), sellerId: FIRST, buyerId: SECOND, kind, ...payload }),
    );
    await post.deliver(shipmentTracked.name);
  };

  it('is told to the buyer when goods leave, are late, or arrive; a position is no news', async () => {
    for (const kind of ['departed', 'position', 'delayed', 'arrived']) await tracked(kind);
    expect(await told()).toEqual({ 'shipment.departed': [SECOND, COLLEAGUE], 'shipment.delayed': [SECOND, COLLEAGUE], 'shipment.arrived': [SECOND, COLLEAGUE] });
    expect((await seenBy(person(SECOND, SECOND))).map(({ params }) => params.deliveryNoteNumber)).toEqual(['CK-1', 'CK-1', 'CK-1']);
  });
});

describe('preferences', () => {
  const refused = async () => {
    const id = await orders.order(secondTierCtx(), { 1: '1' }, { sellerId: FIRST });
    await db.owner.query('DELETE FROM outbox');
    await orders.refuse(firstTierCtx(), id, '缺货');
    await post.deliver();
  };
  const prefer = (portal: boolean, mail: boolean) =>
    app.get(UnitOfWork).write({ ...secondTierCtx() }, (tx) => app.get(NotificationPreferences).change(tx, [{ kind: 'order.refuse', portal, mail }]));

  it.each([
    [true, true, 1, 1],
    [true, false, 1, 0],
    [false, true, 0, 1],
    [false, false, 0, 0],
  ])('portal %s, mail %s: %i in the portal, %i by mail', async (portal, mail, inPortal, byMail) => {
    await prefer(portal, mail);
    await refused();
    expect((await seenBy(person(SECOND, SECOND))).length).toBe(inPortal);
    expect((await mailed()).length).toBe(byMail);
  });

  it('offer only what can concern somebody, and refuse the rest', async () => {
    const kinds = async (ctx: Ctx) => (await app.get(UnitOfWork).read(ctx, (tx) => app.get(NotificationPreferences).list(tx))).map(({ kind }) => kind);
    expect(await kinds(secondTierCtx())).toContain('order.approve');
    expect(await kinds(secondTierCtx())).not.toContain('order.submit');
    expect(await kinds(headOfficeCtx())).not.toContain('order.approve');
    expect(await kinds(firstTierCtx())).toEqual(expect.arrayContaining(['order.submit', 'order.approve', 'order.cancel']));
    const change = app.get(UnitOfWork).write(secondTierCtx(), (tx) => app.get(NotificationPreferences).change(tx, [{ kind: 'order.submit', portal: true, mail: true }]));
    await expect(change).rejects.toMatchObject({ code: 'platform.invalid' });
  });
});

describe('notifications of others', () => {
  it('are nobody’s to read or to change: neither a colleague’s nor a stranger’s, by the API or by SQL', async () => {
    await orders.order(secondTierCtx(), { 1: '1' }, { sellerId: FIRST });
    await post.deliver(orderEvents.submit.name);
    const { rows } = await db.owner.query<{ id: string }>('SELECT id FROM notification');
    const id = Number(rows[0]?.id);
    const uow = app.get(UnitOfWork);
    for (const ctx of [person(FIRST, FIRST), person(OTHER_FIRST, OTHER_FIRST), headOfficeCtx()]) {
      expect(await seenBy(ctx)).toEqual([]);
      expect(await uow.read(ctx, (tx) => sql(tx, 'SELECT 1 FROM notification UNION ALL SELECT 1 FROM outgoing_mail'))).toEqual([]);
      expect(await uow.write(ctx, (tx) => app.get(NotificationRepository).markRead(tx, id, new Date()))).toBe(false);
      await uow.write(ctx, (tx) => app.get(NotificationRepository).markAllRead(tx, id, new Date()));
    }
    expect(await uow.read(person(CLERK, FIRST), (tx) => app.get(NotificationRepository).unread(tx))).toBe(1);
  });
});

describe('an objection to a statement', () => {
  it('is told to those of the seller who lend and see prices, once', async () => {
    await addRole(db.owner, 'lender', 'head_office', ['orders.credit', 'pricing.read']);
    await addRole(db.owner, 'blind-lender', 'head_office', ['orders.credit']);
    for (const [id, role] of [[41, 'lender'], [42, 'blind-lender'], [43, 'lender']] as const) await addUser(db.owner, { id, organisationId: HEAD_OFFICE, roles: [role] });
    await addGroup(db.owner, { dimension: 'dealers', everything: true, users: [41, 42] });
    await db.owner.query(`INSERT INTO statement_answer (seller_id, buyer_id, month, answer, closing, reason, user_id, actor_name, at) VALUES ($1, $2, '2026-02-01', 'objected', 88.50, '少算一笔', $2, '采购员', now())`, [HEAD_OFFICE, FIRST]);
    await app.get(UnitOfWork).write(systemCtx('spec'), (tx) => app.get(Outbox).publish(tx, statementObjected, { sellerId: HEAD_OFFICE, buyerId: FIRST, month: '2026-02' }));
    await post.deliver(statementObjected.name);
    await post.repeat(3);
    const { rows } = await db.owner.query<{ user_id: number; subject: string; params: object }>(`SELECT user_id, subject, params FROM notification WHERE kind = 'statement.object'`);
    expect(rows).toEqual([{ user_id: 41, subject: 'statement', params: expect.objectContaining({ number: '2026-02', orderId: null, total: '88.50', reason: '少算一笔', statement: { month: '2026-02' } }) }]);
  });
});
