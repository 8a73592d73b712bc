import { randomUUID } from 'node:crypto';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { systemCtx } from '../context/ctx';
import { sql } from '../database/sql';
import { UnitOfWork } from '../database/unit-of-work';
import { PlatformModule } from '../platform.module';
import { HandlerRegistry } from '../queue/handler-registry';
import { JobRunner } from '../queue/job-runner';
import { OutboxRelay } from '../queue/outbox-relay';
import { QueueModule } from '../queue/queue.module';
import { createTestDatabase, SmtpCatcher, testConfig, type TestDatabase, userCtx } from '../testing';
import type { Letter } from './letter';
import { sendMail } from './mail.jobs';
import { MailWorkerModule } from './mail.worker-module';
import { Mailer } from './mailer';
import { SendMail } from './send-mail';

let db: TestDatabase;
let smtp: SmtpCatcher;
let app: INestApplicationContext;
const ctx = systemCtx('spec');

/** A worker's modules; its queues stand still until `run`. */
async function workerOn(url: string | undefined): Promise<INestApplicationContext> {
  const mail = url ? { smtp: { url, from: '百川 <orders@tributary.example>', domain: 'tributary.example' }, publicUrl: 'https://portal.example' } : {};
  @Module({ imports: [PlatformModule.with(testConfig(db.appUrl, { redisUrl: process.env['TEST_REDIS_URL'], queuePrefix: randomUUID(), ...mail })), QueueModule, MailWorkerModule] })
  class SpecModule {}
  const started = await NestFactory.createApplicationContext(SpecModule, { logger: false });
  started.enableShutdownHooks([]);
  return started;
}

async function run(worker: INestApplicationContext): Promise<void> {
  worker.get(HandlerRegistry).load([sendMail]);
  await worker.get(JobRunner).start({ concurrency: 4, queues: ['mail'] });
  await worker.get(OutboxRelay).start(db.appUrl);
}

beforeAll(async () => {
  db = await createTestDatabase();
  await db.owner.query(`INSERT INTO organisation (id, kind, code, name) VALUES (1, 'head_office', 'HQ', '总部')`);
  await db.owner.query(`INSERT INTO app_user (id, organisation_id, account, name, password_hash) VALUES (7, 1, 'wang', '王伟', 'x'), (8, 1, 'li', '李', 'x')`);
  smtp = await SmtpCatcher.start();
  app = await workerOn(smtp.url);
});
afterAll(async () => {
  await app.close();
  await smtp.close();
  await db.drop();
});
beforeEach(async () => {
  smtp.caught.length = 0;
  smtp.busy = false;
  smtp.beforeAccepting = () => undefined;
  await db.owner.query('DELETE FROM outgoing_mail; DELETE FROM outbox');
});

const content = { subject: '订单 SO-1 已确认', paragraphs: ['您的订单已确认。'], link: { label: '查看订单', path: '/orders/1' }, footer: '可在账户页关闭。' };
const letter = (change: Partial<Letter> = {}): Letter => ({ id: randomUUID(), userId: 7, address: 'wang@dealer.example', name: '王伟', locale: 'zh-CN', content, ...change });
const post = (...letters: Letter[]) => app.get(UnitOfWork).write(ctx, (tx) => app.get(Mailer).post(tx, letters));
const send = (mailId: string, worker = app) => worker.get(SendMail).handle(ctx, { mailId });
const stateOf = async (id: string) => (await db.owner.query(`SELECT state, attempts, last_error FROM outgoing_mail WHERE id = $1`, [id])).rows[0] as { state: string; attempts: number; last_error: string };
const again = async () => (await db.owner.query<{ delay_ms: number }>(`SELECT delay_ms FROM outbox WHERE name = 'platform.send-mail' AND delay_ms > 0`)).rows.map(({ delay_ms: delay }) => delay);

describe('a mail', () => {
  it('arrives as text and HTML, in its language, from the sender of the installation', async () => {
    const mine = letter();
    await post(mine);
    await send(mine.id);
    const [{ mail, recipients } = { mail: undefined, recipients: [] }] = smtp.caught;
    expect(recipients).toEqual(['wang@dealer.example']);
    expect(mail).toMatchObject({
      subject: '订单 SO-1 已确认', messageId: `<${mine.id}@tributary.example>`, from: { name: '百川', address: 'orders@tributary.example' },
      to: [{ name: '王伟', address: 'wang@dealer.example' }],
    });
    expect(mail?.text).toContain('查看订单: https://portal.example/orders/1');
    expect(mail?.html).toContain('href="https://portal.example/orders/1"');
    expect(await stateOf(mine.id)).toMatchObject({ state: 'sent', attempts: 1 });
  });

  it('cannot be made to carry headers or recipients of somebody else’s', async () => {
    const mine = letter({ name: '王\r\nBcc: thief@example.com', content: { ...content, subject: 'x\r\nBcc: thief@example.com\r\n\r\nbody' } });
    const theirs = letter({ address: 'a@b.cn>\r\nRCPT TO:<thief@example.com' });
    await post(mine, theirs);
    await send(mine.id);
    await send(theirs.id);
    expect(smtp.caught).toHaveLength(1);
    expect(smtp.caught[0]?.recipients).toEqual(['wang@dealer.example']);
    expect(smtp.caught[0]?.mail.headers.map(({ key }) => key)).not.toContain('bcc');
    expect(await stateOf(theirs.id)).toMatchObject({ state: 'failed', last_error: 'This is no mail address.' });
  });

  it('is sent once, however often its job runs, and by how many workers', async () => {
    const mine = letter();
    await post(mine);
    const second = await workerOn(smtp.url);
    await Promise.all([send(mine.id), send(mine.id, second), send(mine.id), send(mine.id, second)]);
    await send(mine.id);
    await second.close();
    expect(smtp.caught).toHaveLength(1);
    expect((await stateOf(mine.id)).attempts).toBe(1);
  });

  it('goes out again under the same Message-ID when its worker died between acceptance and record, and only after a while', async () => {
    const mine = letter();
    await post(mine);
    const dying = await workerOn(smtp.url);
    // the server has it; the process does not live to hear so
    smtp.beforeAccepting = () => void dying.close();
    const pool = dying.get(SendMail).handle(ctx, { mailId: mine.id });
    await pool.catch(() => undefined);
    smtp.beforeAccepting = () => undefined;
    await db.owner.query(`UPDATE outgoing_mail SET state = 'sending'`);
    await send(mine.id);
    expect(smtp.caught).toHaveLength(1);
    expect((await again()).at(-1)).toBe(120_000);
    await db.owner.query(`UPDATE outgoing_mail SET attempted_at = now() - interval '3 minutes'`);
    await send(mine.id);
    expect(smtp.caught.map(({ mail }) => mail.messageId)).toEqual([`<${mine.id}@tributary.example>`, `<${mine.id}@tributary.example>`]);
    expect((await stateOf(mine.id)).state).toBe('sent');
  });

  it('is tried again later while the server is busy, each time after a longer wait', async () => {
    const mine = letter();
    await post(mine);
    smtp.busy = true;
    for (let round = 0; round < 3; round += 1) await send(mine.id);
    expect(await stateOf(mine.id)).toMatchObject({ state: 'waiting', attempts: 3, last_error: expect.stringContaining('Busy') });
    expect(await again()).toEqual([30_000, 60_000, 120_000]);
    smtp.busy = false;
    await send(mine.id);
    expect((await stateOf(mine.id)).state).toBe('sent');
  });

  it('waits when nothing answers at all', async () => {
    const nowhere = await workerOn('smtp://127.0.0.1:1');
    const mine = letter();
    await post(mine);
    await send(mine.id, nowhere);
    await nowhere.close();
    expect(await stateOf(mine.id)).toMatchObject({ state: 'waiting', attempts: 1 });
  });

  it('to an address that is refused is given up, and holds up nobody', async () => {
    const letters = [letter({ address: 'refused.one@dealer.example' }), letter({ address: 'li@dealer.example' }), letter({ address: 'refused.two@dealer.example' }), letter()];
    await post(...letters);
    await run(app);
    await smtp.until(2);
    expect(smtp.caught.flatMap(({ recipients }) => recipients).sort()).toEqual(['li@dealer.example', 'wang@dealer.example']);
    await app.get(JobRunner).onApplicationShutdown();
    expect((await stateOf(letters[0]?.id ?? '')).state).toBe('failed');
    expect(await again()).toEqual([]);
  });

  it('is not posted at all where mail is off', async () => {
    const off = await workerOn(undefined);
    await off.get(UnitOfWork).write(ctx, (tx) => off.get(Mailer).post(tx, [letter()]));
    expect(off.get(Mailer).isOn).toBe(false);
    await off.close();
    expect((await db.owner.query('SELECT 1 FROM outgoing_mail')).rows).toEqual([]);
  });

  it('of somebody else is nobody’s to read', async () => {
    await post(letter(), letter({ userId: 8 }));
    const seen = (userId: number) => db.uow.read(userCtx({ organisationId: 1, organisationKind: 'head_office', userId }), (tx) => sql<{ user_id: number }>(tx, 'SELECT user_id FROM outgoing_mail'));
    expect(await seen(8)).toEqual([{ user_id: 8 }]);
  });
});
