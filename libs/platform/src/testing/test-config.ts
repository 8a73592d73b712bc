import { type Config, readConfig } from '../config/config';

/** The configuration of a process under test that works on `databaseUrl`; silent, without Redis unless told otherwise. */
export function testConfig(databaseUrl: string, changes: Partial<Config> = {}): Config {
  const config = readConfig({ APP_DATABASE_URL: databaseUrl, TRIBUTARY_SECRET: 'a secret of the tests', LOG_LEVEL: 'silent' });
  return { ...config, ...changes };
}
