import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { type Ctx, systemCtx } from '../context/ctx';
import { UnitOfWork } from '../database/unit-of-work';
import { defineEvent } from '../outbox/event';
import { defineJob } from '../outbox/job';
import { Outbox } from '../outbox/outbox';
import { PlatformModule } from '../platform.module';
import { createTestDatabase, testConfig, type TestDatabase } from '../testing';
import { HandlerRegistry } from './handler-registry';
import { HandlesJob, type JobHandler, OnEvent } from './handlers';
import { JobRunner } from './job-runner';
import { OutboxRelay } from './outbox-relay';
import { QueueModule } from './queue.module';

const job = defineJob<{ n: number }>('relay.add', { queue: 'relay', attempts: 2 });
const event = defineEvent<{ n: number }>('relay.added');
const seen: string[] = [];
let failures = 0;
let notify: () => void = () => undefined;
/** Holds up a job that is going on. */
let gate = Promise.resolve();

@Injectable()
@HandlesJob(job)
class Adder implements JobHandler<{ n: number }> {
  async handle(ctx: Ctx, { n }: { n: number }): Promise<void> {
    if (n === 13 && failures++ === 0) throw new Error('bad luck');
    seen.push(`job ${n} ${ctx.actor.kind} ${ctx.correlationId}`);
    notify();
    await gate;
  }
}

@Injectable()
@OnEvent(event)
class Listener {
  async handle(_: Ctx, { n }: { n: number }): Promise<void> {
    seen.push(`event ${n}`);
    notify();
  }
}

async function start(db: TestDatabase, redisUrl: string | undefined): Promise<INestApplicationContext> {
  @Module({ imports: [PlatformModule.with(testConfig(db.appUrl, { redisUrl })), QueueModule], providers: [Adder, Listener] })
  class SpecModule {}
  const app = await NestFactory.createApplicationContext(SpecModule, { logger: false });
  app.enableShutdownHooks([]);
  app.get(HandlerRegistry).load([job]);
  await app.get(JobRunner).start({ concurrency: 2 });
  await app.get(OutboxRelay).start(db.appUrl);
  return app;
}

/** Resolves once `seen` holds `size` entries. */
const until = (size: number): Promise<void> =>
  new Promise((resolve) => {
    notify = () => seen.length >= size && resolve();
    notify();
  });

describe.each(['redis', 'postgres'])('outbox over %s', (backend) => {
  let db: TestDatabase;
  let app: INestApplicationContext;
  beforeAll(async () => {
    if (backend === 'redis' && !process.env['TEST_REDIS_URL']) throw new Error('TEST_REDIS_URL is not set: install redis-server.');
    db = await createTestDatabase();
    seen.length = 0;
    failures = 0;
    app = await start(db, backend === 'redis' ? process.env['TEST_REDIS_URL'] : undefined);
  });
  afterAll(async () => {
    await app.close();
    await db.drop();
  });

  it('delivers what committed, once, with its correlation id, and nothing of what rolled back', async () => {
    const uow = app.get(UnitOfWork);
    const outbox = app.get(Outbox);
    await uow
      .write(systemCtx('spec'), async (tx) => {
        await outbox.enqueue(tx, job, { n: 99 });
        throw new Error('no');
      })
      .catch(() => undefined);
    await uow.write(systemCtx('spec', 'trace-1'), async (tx) => {
      await outbox.enqueue(tx, job, { n: 1 });
      await outbox.publish(tx, event, { n: 2 });
    });
    await until(2);
    expect([...seen].sort()).toEqual(['event 2', 'job 1 system trace-1']);
    const { rows } = await db.owner.query('SELECT payload FROM outbox ORDER BY id');
    expect(rows).toEqual([{ payload: { n: 1 } }, { payload: { n: 2 } }]);
  });

  it('tries a failed job again', async () => {
    await app.get(UnitOfWork).write(systemCtx('spec', 'trace-2'), (tx) => app.get(Outbox).enqueue(tx, job, { n: 13 }));
    await until(3);
    expect(seen.at(-1)).toBe('job 13 system trace-2');
    expect(failures).toBe(2);
  });

  it('lets one job of a key go on at a time, and what was asked for meanwhile follows it once', async () => {
    const { promise, resolve: open } = Promise.withResolvers<void>();
    gate = promise;
    const ask = (n: number): Promise<void> => app.get(UnitOfWork).write(systemCtx('spec', 'keyed'), (tx) => app.get(Outbox).enqueue(tx, job, { n }, { key: 'one' }));
    const sent = async (): Promise<boolean> => (await db.owner.query('SELECT 1 FROM outbox WHERE dispatched_at IS NULL')).rows.length === 0;
    const before = seen.length;
    await ask(20);
    await until(before + 1);
    for (const n of [21, 22, 23]) await ask(n);
    while (!(await sent()));
    expect(seen.slice(before)).toEqual(['job 20 system keyed']);
    open();
    await until(before + 2);
    await ask(24);
    await until(before + 3);
    expect(seen.slice(before)).toEqual([20, 23, 24].map((n) => `job ${n} system keyed`));
  });
});
