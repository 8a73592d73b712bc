import 'reflect-metadata';
import { createLogger, readConfig } from '@tributary/platform';
import { createApi } from './api';
import { AppModule } from './app.module';
import { writeOpenApi } from './openapi/write-openapi';

async function main([option, file]: string[]): Promise<void> {
  if (option === '--openapi' && file) return writeOpenApi(file);
  const config = readConfig();
  const app = await createApi(AppModule.with(config), config);
  await app.listen(config.port, config.host);
  createLogger('api', config.logLevel).info({ msg: 'listening', address: await app.getUrl() });
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
