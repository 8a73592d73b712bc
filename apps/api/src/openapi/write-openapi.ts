import { writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { readConfig } from '@tributary/platform';
import { AppModule } from '../app.module';
import { openApiDocument } from './openapi';

/** Writes the document of the routes as they stand in the code; needs neither a database nor a configuration. */
export async function writeOpenApi(file: string): Promise<void> {
  const config = readConfig({ APP_DATABASE_URL: 'postgres://none', TRIBUTARY_SECRET: 'none' });
  const options = { preview: true, abortOnError: false, logger: false } as const;
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), new FastifyAdapter(), options);
  app.setGlobalPrefix('api');
  writeFileSync(file, `${JSON.stringify(openApiDocument(app), null, 2)}\n`);
}
