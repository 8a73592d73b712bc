import { parametersIn, withParameters } from '@tributary/agent-wire';
import { type Connection, createConnection, type FieldPacket, type QueryError } from 'mysql2';
import { type DatabaseSettings, passwordOf } from '../settings';
import { type LedgerDatabase, type Parameters, PORTION, type ResultRow } from './database';
import { databaseTrouble } from './reason';

const CONNECT_MS = 15_000;

export async function openMysql(settings: DatabaseSettings, seconds: number): Promise<LedgerDatabase> {
  const { host, port, user, database: name, tls } = settings;
  const connection = createConnection({
    host, user, database: name, password: passwordOf(settings), ...(port ? { port } : {}), ...(tls ? { ssl: {} } : {}), charset: 'utf8mb4', multipleStatements: false,
    connectTimeout: CONNECT_MS,
    // every type as the text that the server sends
    typeCast: (field) => field.string(),
  });
  connection.on('error', () => undefined);
  const database = new MysqlDatabase(connection, seconds);
  try {
    await database.begin();
  } catch (error) {
    connection.destroy();
    throw databaseTrouble(error, seconds);
  }
  return database;
}

class MysqlDatabase implements LedgerDatabase {
  constructor(
    private readonly connection: Connection,
    private readonly seconds: number,
  ) {}

  async begin(): Promise<void> {
    await this.all(`SET SESSION time_zone = '+08:00'`);
    await this.all('SET SESSION TRANSACTION READ ONLY');
    // MariaDB counts seconds, MySQL milliseconds, and neither knows the other's word
    await this.all(`SET SESSION max_statement_time = ${this.seconds}`).catch(() => this.all(`SET SESSION max_execution_time = ${this.seconds * 1000}`));
  }

  async *read(select: string, parameters: Parameters): AsyncGenerator<readonly ResultRow[]> {
    const text = withParameters(select, () => '?');
    const values = parametersIn(select).map((name) => parameters[name]);
    try {
      await this.all('START TRANSACTION READ ONLY');
      let portion: ResultRow[] = [];
      for await (const row of this.connection.query(text, values).stream({ highWaterMark: PORTION }) as AsyncIterable<ResultRow>) {
        portion.push(row);
        if (portion.length < PORTION) continue;
        yield portion;
        portion = [];
      }
      if (portion.length > 0) yield portion;
    } catch (error) {
      throw databaseTrouble(error, this.seconds);
    } finally {
      await this.all('ROLLBACK').catch(() => undefined);
    }
  }

  async canWrite(): Promise<boolean> {
    const grants = await this.all('SHOW GRANTS');
    return grants.some((row) => Object.values(row).some((grant) => /GRANT .*\b(ALL PRIVILEGES|INSERT|UPDATE|DELETE|DROP|CREATE|ALTER)\b.* ON /i.test(grant ?? '')));
  }

  close(): Promise<void> {
    this.connection.destroy();
    return Promise.resolve();
  }

  private all(text: string): Promise<readonly ResultRow[]> {
    return new Promise((resolve, reject) => {
      this.connection.query(text, (error: QueryError | null, rows: unknown, _fields: FieldPacket[]) => (error ? reject(error) : resolve(Array.isArray(rows) ? (rows as ResultRow[]) : [])));
    });
  }
}
