import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { createLogger, HandlerRegistry, Heartbeat, JobRunner, NestLogger, OutboxRelay, readConfig } from '@tributary/platform';
import { WorkerModule } from './worker.module';
import { workerOptions } from './worker-options';

async function main(): Promise<void> {
  const config = readConfig();
  const options = workerOptions(process.env);
  const logger = createLogger('worker', config.logLevel);
  const app = await NestFactory.createApplicationContext(WorkerModule.with(config), { logger: new NestLogger(logger) });
  app.enableShutdownHooks();
  app.get(HandlerRegistry).load();
  await app.get(JobRunner).start(options);
  await app.get(OutboxRelay).start(config.databaseUrl);
  await app.get(Heartbeat).start();
  logger.info({ msg: 'at work', queues: options.queues ?? 'all', concurrency: options.concurrency });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
