import { EventEmitter } from 'node:events';
import type { DatabaseSettings } from '../settings';
import type { LedgerDatabase, ResultRow } from './database';
import { type OraclePackage, openOracle } from './oracle';
import { databaseTrouble } from './reason';
import { type MssqlPackage, openSqlServer } from './sql-server';

const settings: DatabaseSettings = { kind: 'sqlserver', host: 'h', port: 0, user: 'u', database: 'd', ledgers: [], passwordFile: '', passwordEnv: '', tls: true };
const SELECT = 'SELECT a, d FROM t WHERE d >= :from AND d < :to';
const PARAMETERS = { from: '2026-03-01', to: '2026-03-02' };
const all = async (database: LedgerDatabase): Promise<ResultRow[]> => {
  const rows: ResultRow[] = [];
  for await (const portion of database.read(SELECT, PARAMETERS)) rows.push(...portion);
  return rows;
};

/** SQL Server's driver as far as the port uses it. */
class FakeRequest extends EventEmitter {
  stream = false;
  readonly inputs: Record<string, unknown> = {};
  readonly said: string[] = [];
  constructor(private readonly rows: Record<string, unknown>[]) {
    super();
  }
  input(name: string, value: unknown): this {
    this.inputs[name] = value;
    return this;
  }
  query(text: string): Promise<{ recordset: { can: number }[] }> {
    this.said.push(text);
    setImmediate(() => {
      this.rows.forEach((row) => this.emit('row', row));
      this.emit('done');
    });
    return Promise.resolve({ recordset: [{ can: 1 }] });
  }
  pause = (): void => void this.said.push('pause');
  resume = (): void => undefined;
  cancel = (): void => void this.said.push('cancel');
}

describe('SQL Server, by a made-up connection', () => {
  const open = async (rows: Record<string, unknown>[]): Promise<{ database: LedgerDatabase; request: FakeRequest; config: Record<string, unknown> }> => {
    const request = new FakeRequest(rows);
    let config: Record<string, unknown> = {};
    const load = (): Promise<MssqlPackage> => Promise.resolve({ connect: (given: object) => { config = given as Record<string, unknown>; return Promise.resolve({ request: () => request, close: () => Promise.resolve() }); } } as unknown as MssqlPackage);
    return { database: await openSqlServer(settings, 30, load), request, config };
  };

  it('is asked for reading, with named values, and taken back', async () => {
    const { database, request, config } = await open([{ a: '1.005', d: new Date('2026-03-01T00:00:00Z'), n: null, i: 7 }]);
    expect(await all(database)).toEqual([{ a: '1.005', d: '2026-03-01 00:00:00.000', n: null, i: '7' }]);
    expect(config).toMatchObject({ requestTimeout: 30_000, options: { readOnlyIntent: true, encrypt: true, trustServerCertificate: false } });
    expect(request.inputs).toEqual(PARAMETERS);
    expect(request.said[0]).toBe('SET XACT_ABORT ON; BEGIN TRANSACTION; SELECT a, d FROM t WHERE d >= @from AND d < @to; ROLLBACK TRANSACTION');
    expect(await database.canWrite()).toBe(true);
  });

  it('comes in portions', async () => {
    const { database, request } = await open(Array.from({ length: 2_500 }, (_, index) => ({ a: index })));
    expect(await all(database)).toHaveLength(2_500);
    expect(request.said).toContain('pause');
  });

  it('with a number that lost its exactness is refused by name', async () => {
    const { database } = await open([{ qty: 1.005 }]);
    await expect(all(database)).rejects.toMatchObject({ code: 'query-failed', params: { detail: expect.stringContaining('qty') } });
  });
});

describe('Oracle, by a made-up connection', () => {
  it('is read in a read-only transaction, numbers and days as text', async () => {
    const said: string[] = [];
    let handler: ((column: { dbType: number }) => unknown) | undefined;
    const batches = [[{ A: '1.005', D: '2026-03-01 00:00:00' }], []];
    const connection = {
      callTimeout: 0,
      execute: (text: string, _values?: object, options?: { fetchTypeHandler?: typeof handler }) => {
        said.push(text);
        handler = options?.fetchTypeHandler ?? handler;
        return Promise.resolve({ rows: [{ CAN: 0 }], resultSet: { getRows: () => Promise.resolve(batches.shift() ?? []), close: () => Promise.resolve() } });
      },
      rollback: () => Promise.resolve(said.push('rollback')), close: () => Promise.resolve(),
    };
    let target: unknown;
    const load = (): Promise<OraclePackage> =>
      Promise.resolve({ OUT_FORMAT_OBJECT: 1, STRING: 2, DB_TYPE_NUMBER: 3, DB_TYPE_DATE: 4, DB_TYPE_TIMESTAMP: 5, getConnection: (given: unknown) => { target = given; return Promise.resolve(connection); } } as unknown as OraclePackage);
    const database = await openOracle({ ...settings, kind: 'oracle' }, 30, load);
    expect(await all(database)).toEqual([{ A: '1.005', D: '2026-03-01 00:00:00' }]);
    expect(target).toMatchObject({ connectString: 'h:1521/d' });
    expect(said.slice(1)).toEqual(['SET TRANSACTION READ ONLY', SELECT, 'rollback']);
    expect([connection.callTimeout, handler?.({ dbType: 3 }), handler?.({ dbType: 9 })]).toEqual([30_000, { type: 2 }, undefined]);
    expect(await database.canWrite()).toBe(false);
  });
});

describe('what databases complain of', () => {
  it.each<[string, object, object]>([
    ['PostgreSQL', { code: '42P01', message: 'relation "销售" does not exist' }, { code: 'table-missing', params: { name: '销售' } }],
    ['MariaDB', { code: 'ER_BAD_FIELD_ERROR', message: `Unknown column 'qty' in 'field list'` }, { code: 'column-missing', params: { name: 'qty' } }],
    ['SQL Server', { number: 208, message: `Invalid object name 'rdrecord32'.` }, { code: 'table-missing', params: { name: 'rdrecord32' } }],
    ['SQL Server’s locked account', { number: 18456, code: 'ELOGIN' }, { code: 'account-refused' }],
    ['Oracle', { errorNum: 942, message: 'ORA-00942: table or view "ERP"."SALES" does not exist' }, { code: 'table-missing' }],
    ['Oracle’s locked account', { errorNum: 28000, message: 'ORA-28000: The account is locked.' }, { code: 'account-refused' }],
    ['SQLite', { message: 'no such table: sale' }, { code: 'table-missing', params: { name: 'sale' } }],
    ['a cable', { code: 'ECONNREFUSED' }, { code: 'database-unreachable' }],
    ['patience', { code: '57014' }, { code: 'query-too-slow', params: { seconds: '30' } }],
    ['anything else', { message: 'odd\nsecond line' }, { code: 'query-failed', params: { detail: 'odd' } }],
  ])('%s', (_, error, expected) => expect(databaseTrouble(error, 30).told).toMatchObject(expected));
});
