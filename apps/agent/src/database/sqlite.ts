import { DatabaseSync } from 'node:sqlite';
import { parametersIn, withParameters } from '@tributary/agent-wire';
import type { DatabaseSettings } from '../settings';
import { type LedgerDatabase, type Parameters, PORTION, type ResultRow } from './database';
import { databaseTrouble } from './reason';

const BUSY_MS = 10_000;

export function openSqlite({ database: file }: DatabaseSettings, seconds: number): Promise<LedgerDatabase> {
  try {
    const database = new DatabaseSync(file, { readOnly: true, timeout: BUSY_MS });
    database.exec('PRAGMA query_only = on');
    return Promise.resolve(new SqliteDatabase(database, seconds));
  } catch (error) {
    return Promise.reject(databaseTrouble(error, seconds));
  }
}

class SqliteDatabase implements LedgerDatabase {
  constructor(
    private readonly database: DatabaseSync,
    private readonly seconds: number,
  ) {}

  async *read(select: string, parameters: Parameters): AsyncGenerator<readonly ResultRow[]> {
    const deadline = Date.now() + this.seconds * 1000;
    try {
      const statement = this.database.prepare(withParameters(select, () => '?'));
      statement.setReadBigInts(true);
      const values = parametersIn(select).map((name) => parameters[name] ?? null);
      let portion: ResultRow[] = [];
      for (const row of statement.iterate(...values)) {
        portion.push(textsOf(row));
        if (portion.length < PORTION) continue;
        if (Date.now() > deadline) throw Object.assign(new Error('too slow'), { code: 'ETIMEOUT' });
        yield portion;
        portion = [];
      }
      if (portion.length > 0) yield portion;
    } catch (error) {
      throw databaseTrouble(error, this.seconds);
    }
  }

  /** The file is opened for reading only, whoever may write it. */
  canWrite(): Promise<boolean> {
    return Promise.resolve(false);
  }

  close(): Promise<void> {
    this.database.close();
    return Promise.resolve();
  }
}

function textsOf(row: Record<string, unknown>): ResultRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null ? null : value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : String(value)]));
}
