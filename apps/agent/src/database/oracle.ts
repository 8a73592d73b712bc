import { type SqlParameter, withParameters } from '@tributary/agent-wire';
import { type DatabaseSettings, passwordOf } from '../settings';
import { type LedgerDatabase, type Parameters, PORTION, type ResultRow } from './database';
import { databaseTrouble } from './reason';

/** As much of the package `oracledb` (thin mode) as is used; it is installed beside the program where it is needed. */
export interface OraclePackage {
  readonly OUT_FORMAT_OBJECT: number;
  readonly STRING: number;
  readonly DB_TYPE_NUMBER: number;
  readonly DB_TYPE_DATE: number;
  readonly DB_TYPE_TIMESTAMP: number;
  getConnection(config: { user: string; password: string; connectString: string }): Promise<OracleConnection>;
}
interface OracleConnection {
  callTimeout: number;
  execute(text: string, values?: object, options?: object): Promise<{ rows?: Record<string, unknown>[]; resultSet?: OracleResultSet }>;
  rollback(): Promise<void>;
  close(): Promise<void>;
}
interface OracleResultSet {
  getRows(count: number): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

const MS = 1000;
const USUAL_PORT = 1521;
const FORMATS = `ALTER SESSION SET NLS_DATE_FORMAT = 'YYYY-MM-DD HH24:MI:SS' NLS_TIMESTAMP_FORMAT = 'YYYY-MM-DD HH24:MI:SS' NLS_NUMERIC_CHARACTERS = '. ' TIME_ZONE = '+08:00'`;

export async function openOracle(settings: DatabaseSettings, seconds: number, load: () => Promise<OraclePackage>): Promise<LedgerDatabase> {
  const { host, port, user, database } = settings;
  const oracle = await load();
  try {
    const connection = await oracle.getConnection({ user, password: passwordOf(settings), connectString: `${host}:${port || USUAL_PORT}/${database}` });
    connection.callTimeout = seconds * MS;
    await connection.execute(FORMATS);
    return new OracleDatabase(oracle, connection, seconds);
  } catch (error) {
    throw databaseTrouble(error, seconds);
  }
}

class OracleDatabase implements LedgerDatabase {
  constructor(
    private readonly oracle: OraclePackage,
    private readonly connection: OracleConnection,
    private readonly seconds: number,
  ) {}

  async *read(select: string, parameters: Parameters): AsyncGenerator<readonly ResultRow[]> {
    const { OUT_FORMAT_OBJECT: outFormat, STRING: type } = this.oracle;
    const exact = new Set([this.oracle.DB_TYPE_NUMBER, this.oracle.DB_TYPE_DATE, this.oracle.DB_TYPE_TIMESTAMP]);
    const fetchTypeHandler = ({ dbType }: { dbType: number }): { type: number } | undefined => (exact.has(dbType) ? { type } : undefined);
    try {
      await this.connection.execute('SET TRANSACTION READ ONLY');
      const text = withParameters(select, (name: SqlParameter) => `:${name}`);
      const { resultSet } = await this.connection.execute(text, { ...parameters }, { resultSet: true, fetchArraySize: PORTION, outFormat, fetchTypeHandler });
      if (!resultSet) return;
      for (let rows = await resultSet.getRows(PORTION); rows.length > 0; rows = await resultSet.getRows(PORTION)) yield rows.map(textsOf);
      await resultSet.close();
    } catch (error) {
      throw databaseTrouble(error, this.seconds);
    } finally {
      await this.connection.rollback().catch(() => undefined);
    }
  }

  async canWrite(): Promise<boolean> {
    const { rows = [] } = await this.connection.execute(
      `SELECT COUNT(*) AS CAN FROM (SELECT privilege FROM session_privs WHERE privilege IN ('CREATE TABLE', 'INSERT ANY TABLE', 'UPDATE ANY TABLE', 'DELETE ANY TABLE')
       UNION ALL SELECT privilege FROM user_tab_privs WHERE grantee = USER AND privilege IN ('INSERT', 'UPDATE', 'DELETE'))`,
      {}, { outFormat: this.oracle.OUT_FORMAT_OBJECT },
    );
    return Number(rows[0]?.['CAN'] ?? 0) > 0;
  }

  async close(): Promise<void> {
    await this.connection.close().catch(() => undefined);
  }
}

function textsOf(row: Record<string, unknown>): ResultRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null || value === undefined ? null : String(value)]));
}
