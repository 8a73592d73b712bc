import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { PlatformModule, readConfig, systemCtx } from '@tributary/platform';
import { Client } from 'pg';
import { FlowsWorkerModule } from '../flows.worker-module';
import { FeedRunner } from '../run/feed-runner';

/** Runs one feed in a process of its own, as a worker would; with DIE_AT it kills itself before that statement. */
async function main(): Promise<void> {
  const dieAt = Number(process.env['DIE_AT'] ?? Number.POSITIVE_INFINITY);
  const app = await NestFactory.createApplicationContext(RunFeedModule, { logger: false });
  countStatements(dieAt);
  await app.get(FeedRunner).run(systemCtx('run-feed'), { feedId: Number(process.env['FEED_ID']), trigger: 'manual' });
  await app.close();
}

@Module({ imports: [PlatformModule.with(readConfig()), FlowsWorkerModule] })
class RunFeedModule {}

/** Every statement of every connection passes here, COPY and COMMIT included. */
function countStatements(dieAt: number): void {
  const query = Client.prototype.query as (...args: unknown[]) => unknown;
  let statements = 0;
  Client.prototype.query = function counted(this: Client, ...args: unknown[]): unknown {
    statements += 1;
    if (statements >= dieAt) process.kill(process.pid, 'SIGKILL');
    return query.apply(this, args);
  } as typeof Client.prototype.query;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
