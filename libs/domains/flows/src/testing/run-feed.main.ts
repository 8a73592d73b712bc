import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { PlatformModule, readConfig, systemCtx } from '@tributary/platform';
import { FlowsWorkerModule } from '../flows.worker-module';
import { FeedRunner } from '../run/feed-runner';
import { mortality } from './mortal';

/** What the parent asks for: one run of the feed; with `dieAt` the process kills itself before that statement of it. */
interface Order {
  readonly dieAt?: number;
}

/** A worker in a process of its own: runs a feed as often as its parent asks, and says each time that it is done. */
async function main(): Promise<void> {
  const app = await NestFactory.createApplicationContext(RunFeedModule, { logger: false });
  const statements = mortality();
  const runner = app.get(FeedRunner);
  const run = async ({ dieAt = Number.POSITIVE_INFINITY }: Order): Promise<void> => {
    statements.dieAfter(dieAt);
    await runner.run(systemCtx('run-feed'), { feedId: Number(process.env['FEED_ID']), trigger: 'manual' });
    process.send?.('done');
  };
  process.on('message', (order: Order) => void run(order).catch(giveUp));
  process.on('disconnect', () => void app.close().catch(giveUp));
  process.send?.('ready');
}

@Module({ imports: [PlatformModule.with(readConfig()), FlowsWorkerModule] })
class RunFeedModule {}

function giveUp(error: unknown): void {
  console.error(error);
  process.exit(1);
}

main().catch(giveUp);
