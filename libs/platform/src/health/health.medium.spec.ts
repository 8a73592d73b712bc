import { Heartbeat } from '../queue/heartbeat';
import type { QueueBackend } from '../queue/queue-backend';
import { createTestDatabase, testConfig, type TestDatabase } from '../testing';
import { Health } from './health';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const backend = (ping: () => Promise<void>) => ({ kind: 'redis', ping }) as unknown as QueueBackend;
const states = async () => Object.fromEntries((await new Health(db.source).state()).parts.map(({ name, state, reason }) => [name, reason || state]));

describe('health', () => {
  it('says that no worker has reported', async () => {
    expect(await states()).toEqual({ database: 'up', worker: 'no worker has reported for 60 s', queues: 'up', mail: 'up' });
  });

  it('sees a worker that reports, and its queues', async () => {
    const well = new Heartbeat(db.uow, backend(() => Promise.resolve()), testConfig(db.appUrl));
    await well.start();
    expect(await states()).toEqual({ database: 'up', worker: 'up', queues: 'up', mail: 'SMTP_URL is not set' });
    await well.onApplicationShutdown();
  });

  it('names queues that a worker cannot reach', async () => {
    const cutOff = new Heartbeat(db.uow, backend(() => Promise.reject(new Error('connection refused'))), testConfig(db.appUrl));
    await cutOff.start();
    expect(await states()).toEqual({ database: 'up', worker: 'up', queues: 'redis: connection refused', mail: 'SMTP_URL is not set' });
    await cutOff.onApplicationShutdown();
  });

  it('says why mail does not get out, once it failed twice', async () => {
    await db.owner.query(`INSERT INTO organisation (id, kind, code, name) VALUES (1, 'head_office', 'HQ', '总部')`);
    await db.owner.query(`INSERT INTO app_user (id, organisation_id, account, name, password_hash) VALUES (7, 1, 'wang', '王伟', 'x')`);
    await db.owner.query(`INSERT INTO outgoing_mail (id, user_id, address, name, locale, content, attempts, last_error) VALUES (gen_random_uuid(), 7, 'a@b.cn', '', 'zh-CN', '{}', 1, 'no route')`);
    const smtp = { url: 'smtp://127.0.0.1:1', from: 'a@b.cn', domain: 'b.cn' };
    const sending = new Heartbeat(db.uow, backend(() => Promise.resolve()), testConfig(db.appUrl, { smtp }));
    await sending.start();
    expect((await states())['mail']).toBe('up');
    await sending.onApplicationShutdown();
    await db.owner.query('UPDATE outgoing_mail SET attempts = 2');
    await sending.start();
    expect((await states())['mail']).toBe('no route');
    await sending.onApplicationShutdown();
  });

  it('is not ready without its database', async () => {
    const other = await createTestDatabase(1);
    const health = new Health(other.source);
    await other.drop();
    expect(await health.state()).toMatchObject({ live: true, ready: false });
  });
});
