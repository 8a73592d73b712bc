import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { PlatformModule, readConfig, systemCtx } from '@tributary/platform';
import { FlowsWorkerModule } from '../flows.worker-module';
import { FilePoster } from '../run/file-poster';
import { mortality } from './mortal';

/** Post what waits for a dealer; the process kills itself before that statement of it. */
interface Order {
  readonly dealerId: number;
  readonly dieAt: number;
}

/** A worker in a process of its own that posts what its parent names, and dies on the way unless it is done before. */
async function main(): Promise<void> {
  const statements = mortality();
  const app = await NestFactory.createApplicationContext(PostDealerModule, { logger: false });
  const poster = app.get(FilePoster);
  const post = async ({ dealerId, dieAt }: Order): Promise<void> => {
    statements.dieAfter(dieAt);
    await poster.postWaiting(systemCtx('post-dealer'), dealerId);
    statements.dieAfter(Number.POSITIVE_INFINITY);
    process.send?.('done');
  };
  process.on('message', (order: Order) => void post(order).catch(giveUp));
  process.on('disconnect', () => void app.close().catch(giveUp));
  process.send?.('ready');
}

@Module({ imports: [PlatformModule.with(readConfig()), FlowsWorkerModule] })
class PostDealerModule {}

function giveUp(error: unknown): void {
  console.error(error);
  process.exit(1);
}

main().catch(giveUp);
