import { Heartbeat } from '../queue/heartbeat';
import type { QueueBackend } from '../queue/queue-backend';
import { createTestDatabase, type TestDatabase } from '../testing';
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
    expect(await states()).toEqual({ database: 'up', worker: 'no worker has reported for 60 s', queues: 'up' });
  });

  it('sees a worker that reports, and its queues', async () => {
    const well = new Heartbeat(db.uow, backend(() => Promise.resolve()));
    await well.start();
    expect(await states()).toEqual({ database: 'up', worker: 'up', queues: 'up' });
    await well.onApplicationShutdown();
  });

  it('names queues that a worker cannot reach', async () => {
    const cutOff = new Heartbeat(db.uow, backend(() => Promise.reject(new Error('connection refused'))));
    await cutOff.start();
    expect(await states()).toEqual({ database: 'up', worker: 'up', queues: 'redis: connection refused' });
    await cutOff.onApplicationShutdown();
  });

  it('is not ready without its database', async () => {
    const other = await createTestDatabase(1);
    const health = new Health(other.source);
    await other.drop();
    expect(await health.state()).toMatchObject({ live: true, ready: false });
  });
});
