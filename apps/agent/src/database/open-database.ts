import { createRequire } from 'node:module';
import path from 'node:path';
import type { DatabaseSettings } from '../settings';
import { Trouble } from '../trouble';
import type { LedgerDatabase } from './database';
import { openMysql } from './mysql';
import { type OraclePackage, openOracle } from './oracle';
import { openPostgres } from './postgres';
import { type MssqlPackage, openSqlServer } from './sql-server';
import { openSqlite } from './sqlite';

/** @throws Trouble */
export function openDatabase(settings: DatabaseSettings, seconds: number): Promise<LedgerDatabase> {
  switch (settings.kind) {
    case 'postgres':
      return openPostgres(settings, seconds);
    case 'mysql':
      return openMysql(settings, seconds);
    case 'sqlite':
      return openSqlite(settings, seconds);
    case 'sqlserver':
      return openSqlServer(settings, seconds, () => beside<MssqlPackage>('mssql'));
    case 'oracle':
      return openOracle(settings, seconds, () => beside<OraclePackage>('oracledb'));
  }
}

/** A package that lies in node_modules beside the program, because only some dealers need it. */
function beside<T>(name: string): Promise<T> {
  try {
    return Promise.resolve(createRequire(path.join(process.argv[1] ?? process.cwd(), '..', 'agent.js'))(name) as T);
  } catch {
    return Promise.reject(new Trouble('driver-missing', { name }));
  }
}
