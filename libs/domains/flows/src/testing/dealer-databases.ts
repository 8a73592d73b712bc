import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Connection, createConnection } from 'mysql2/promise';
import { Client } from 'pg';
import { DebianServers, freePort } from './debian-servers';

export const MARIADB_PROGRAMS = ['/usr/sbin/mariadbd', '/usr/bin/mariadb-install-db'] as const;

/** A dealer's database as its owner sees it. */
export interface DealerDatabase {
  /** How an agent reaches it, with an account that may only read. */
  readonly settings: object;
  run(statement: string): Promise<void>;
  stop(): Promise<void>;
}

const PASSWORD = 'ro-secret';
const password = { passwordEnv: 'DEALER_PASSWORD' };
/** What the environment of an agent holds. */
export const AGENT_ENVIRONMENT = { DEALER_PASSWORD: PASSWORD };

/** A program's table of sales, with a Chinese name, a time, and exact numbers. */
export const SALES_TABLE = (names = ''): string => `CREATE TABLE 销售出库 (
  id integer PRIMARY KEY, bill_time ${names === 'sqlite' ? 'text' : 'timestamp'} NOT NULL, bill_no varchar(40), customer varchar(100), item_code varchar(40), item_name varchar(100), unit varchar(10),
  qty ${names === 'sqlite' ? 'text' : 'decimal(18,3)'}, amount ${names === 'sqlite' ? 'text' : 'decimal(18,2)'})${names === 'gbk' ? ' CHARACTER SET gbk' : ''}`;

/** In the tests' own PostgreSQL. */
export async function startDealerPostgres(): Promise<DealerDatabase> {
  const admin = new URL(process.env['TEST_PG_URL'] ?? '');
  const name = `dealer_${process.pid}`;
  const owner = new Client({ connectionString: admin.href });
  await owner.connect();
  await owner.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await owner.query(`CREATE DATABASE ${name}`);
  await owner.query(`DROP ROLE IF EXISTS ${name}`);
  await owner.query(`CREATE ROLE ${name} LOGIN PASSWORD '${PASSWORD}'`);
  await owner.query(`GRANT pg_read_all_data TO ${name}`);
  const inside = new Client({ connectionString: Object.assign(new URL(admin.href), { pathname: `/${name}` }).href });
  await inside.connect();
  return {
    settings: { kind: 'postgres', host: admin.hostname, port: Number(admin.port), user: name, database: name, ...password },
    run: async (statement) => void (await inside.query(statement)),
    stop: async () => {
      await inside.end();
      await owner.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await owner.query(`DROP ROLE ${name}`);
      await owner.end();
    },
  };
}

export async function startDealerMariadb(): Promise<DealerDatabase> {
  const servers = new DebianServers();
  const [data, socket, port] = [path.join(servers.folder, 'data'), path.join(servers.folder, 's.sock'), await freePort()];
  execFileSync('mkdir', [data]);
  execFileSync('chown', ['-R', 'mysql:mysql', servers.folder]);
  execFileSync('mariadb-install-db', ['--no-defaults', '--user=mysql', `--datadir=${data}`, '--auth-root-authentication-method=socket', '--skip-test-db'], { stdio: 'ignore' });
  await servers.start(
    port, '/usr/sbin/mariadbd', '--no-defaults', '--user=mysql', `--datadir=${data}`, `--socket=${socket}`, `--pid-file=${path.join(servers.folder, 'pid')}`, '--bind-address=127.0.0.1',
    `--port=${port}`, '--character-set-server=utf8mb4', '--innodb-buffer-pool-size=64M', '--innodb-flush-log-at-trx-commit=0',
  );
  const owner: Connection = await createConnection({ socketPath: socket, user: 'root', charset: 'utf8mb4' });
  await owner.query('CREATE DATABASE dealer CHARACTER SET gbk');
  await owner.query('USE dealer');
  await owner.query(`CREATE USER 'dealer_ro'@'127.0.0.1' IDENTIFIED BY '${PASSWORD}'`);
  await owner.query(`GRANT SELECT ON dealer.* TO 'dealer_ro'@'127.0.0.1'`);
  return {
    settings: { kind: 'mysql', host: '127.0.0.1', port, user: 'dealer_ro', database: 'dealer', ...password },
    run: async (statement) => void (await owner.query(statement)),
    stop: async () => {
      await owner.end();
      await servers.stop();
    },
  };
}

export function startDealerSqlite(): DealerDatabase {
  const folder = mkdtempSync(path.join(tmpdir(), 'tributary-sqlite-'));
  const file = path.join(folder, 'erp.db');
  const database = new DatabaseSync(file);
  return {
    settings: { kind: 'sqlite', database: file },
    run: (statement) => Promise.resolve(database.exec(statement)),
    stop: () => {
      database.close();
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}
