import { parametersIn, withParameters } from '@tributary/agent-wire';
import { Client } from 'pg';
import { type DatabaseSettings, passwordOf } from '../settings';
import { type LedgerDatabase, type Parameters, PORTION, type ResultRow } from './database';
import { databaseTrouble } from './reason';

/** Every type as the text that the server sends. */
const AS_TEXT = { getTypeParser: () => (text: string) => text };
const CONNECT_MS = 15_000;

export async function openPostgres(settings: DatabaseSettings, seconds: number): Promise<LedgerDatabase> {
  const { host, port, user, database, tls } = settings;
  const client = new Client({
    host, user, database, password: passwordOf(settings), ...(port ? { port } : {}), ...(tls ? { ssl: true } : {}),
    types: AS_TEXT as never, connectionTimeoutMillis: CONNECT_MS, application_name: 'tributary-agent',
  });
  // a connection that breaks says so where it is used
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(`SET client_encoding TO 'UTF8'; SET DateStyle TO ISO; SET TimeZone TO 'Asia/Shanghai'; SET default_transaction_read_only TO on; SET statement_timeout TO ${seconds * 1000}`);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw databaseTrouble(error, seconds);
  }
  return new PostgresDatabase(client, seconds);
}

class PostgresDatabase implements LedgerDatabase {
  constructor(
    private readonly client: Client,
    private readonly seconds: number,
  ) {}

  async *read(select: string, parameters: Parameters): AsyncGenerator<readonly ResultRow[]> {
    const text = withParameters(select, (_, number) => `$${number}`);
    const values = parametersIn(select).map((name) => parameters[name]);
    try {
      await this.client.query('BEGIN TRANSACTION READ ONLY');
      // a statement with values goes by the extended protocol, which takes one statement only
      await this.client.query(`DECLARE agent_rows NO SCROLL CURSOR FOR ${text}`, values);
      for (;;) {
        const { rows } = await this.client.query<ResultRow>(`FETCH ${PORTION} FROM agent_rows`);
        if (rows.length > 0) yield rows;
        if (rows.length < PORTION) return;
      }
    } catch (error) {
      throw databaseTrouble(error, this.seconds);
    } finally {
      await this.client.query('ROLLBACK').catch(() => undefined);
    }
  }

  async canWrite(): Promise<boolean> {
    const { rows } = await this.client.query<{ can: string }>(
      `SELECT (rolsuper OR rolcreatedb OR rolcreaterole OR has_database_privilege(current_database(), 'CREATE') OR EXISTS (
         SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
           AND has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE'))) AS can FROM pg_roles WHERE rolname = current_user`,
    );
    return rows[0]?.can === 't';
  }

  async close(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }
}
