import { type SqlParameter, withParameters } from '@tributary/agent-wire';
import { type DatabaseSettings, passwordOf } from '../settings';
import { Trouble } from '../trouble';
import { type LedgerDatabase, type Parameters, PORTION, type ResultRow } from './database';
import { databaseTrouble } from './reason';

/** As much of the package `mssql` as is used; it is installed beside the program where it is needed. */
export interface MssqlPackage {
  connect(config: object): Promise<MssqlPool>;
}
interface MssqlPool {
  request(): MssqlRequest;
  close(): Promise<void>;
}
interface MssqlRequest {
  stream: boolean;
  input(name: string, value: string | undefined): MssqlRequest;
  query<T>(text: string): Promise<{ recordset: T[] }>;
  on(event: 'row', listener: (row: Record<string, unknown>) => void): void;
  on(event: 'error', listener: (error: unknown) => void): void;
  on(event: 'done', listener: () => void): void;
  pause(): void;
  resume(): void;
  cancel(): void;
}

const MS = 1000;

export async function openSqlServer(settings: DatabaseSettings, seconds: number, load: () => Promise<MssqlPackage>): Promise<LedgerDatabase> {
  const { host, port, user, database, tls } = settings;
  const mssql = await load();
  const options = { encrypt: tls, trustServerCertificate: false, readOnlyIntent: true, useUTC: true, appName: 'tributary-agent' };
  try {
    const pool = await mssql.connect({
      server: host, user, database, password: passwordOf(settings), ...(port ? { port } : {}), requestTimeout: seconds * MS, pool: { max: 1, min: 0 }, options,
    });
    return new SqlServerDatabase(pool, seconds);
  } catch (error) {
    throw databaseTrouble(error, seconds);
  }
}

/** The driver reads exact decimals as floating-point numbers: a template converts them to text, and what is still a number with a fraction is refused. */
class SqlServerDatabase implements LedgerDatabase {
  constructor(
    private readonly pool: MssqlPool,
    private readonly seconds: number,
  ) {}

  async *read(select: string, parameters: Parameters): AsyncGenerator<readonly ResultRow[]> {
    const request = this.pool.request();
    request.stream = true;
    for (const [name, value] of Object.entries(parameters)) request.input(name, value);
    const rows = new RowQueue(request);
    // there is no read-only transaction here; the account, the check of the text and the roll-back do it together
    void request.query(`SET XACT_ABORT ON; BEGIN TRANSACTION; ${withParameters(select, (name: SqlParameter) => `@${name}`)}; ROLLBACK TRANSACTION`).catch(() => undefined);
    try {
      for (let portion = await rows.next(); portion; portion = await rows.next()) yield portion;
    } catch (error) {
      throw databaseTrouble(error, this.seconds);
    } finally {
      request.cancel();
    }
  }

  async canWrite(): Promise<boolean> {
    const { recordset } = await this.pool.request().query<{ can: number }>(
      `SELECT CASE WHEN IS_ROLEMEMBER('db_owner') = 1 OR IS_ROLEMEMBER('db_datawriter') = 1 OR HAS_PERMS_BY_NAME(NULL, 'DATABASE', 'UPDATE') = 1 THEN 1 ELSE 0 END AS can`,
    );
    return recordset[0]?.can === 1;
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}

/** Rows as the driver pushes them, in portions as somebody asks for them. */
class RowQueue {
  private rows: ResultRow[] = [];
  private ended = false;
  private failure: unknown;
  private wake: () => void = () => undefined;

  constructor(private readonly request: MssqlRequest) {
    request.on('row', (row) => this.take(row));
    request.on('error', (error) => this.end(error));
    request.on('done', () => this.end(undefined));
  }

  async next(): Promise<readonly ResultRow[] | undefined> {
    while (!this.ended && this.rows.length < PORTION) await new Promise<void>((resolve) => (this.wake = resolve));
    if (this.failure !== undefined) throw this.failure;
    const portion = this.rows;
    this.rows = [];
    this.request.resume();
    return portion.length > 0 ? portion : undefined;
  }

  private take(row: Record<string, unknown>): void {
    try {
      this.rows.push(Object.fromEntries(Object.entries(row).map(([name, value]) => [name, textOf(name, value)])));
    } catch (error) {
      this.end(error);
    }
    if (this.rows.length < PORTION) return;
    this.request.pause();
    this.wake();
  }

  private end(error: unknown): void {
    this.failure ??= error;
    this.ended = true;
    this.wake();
  }
}

function textOf(name: string, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString().replace('T', ' ').replace('Z', '');
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new Trouble('query-failed', { detail: `${name}: CONVERT(varchar(40), …)` });
  return String(value);
}
