import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { applicationDataSource } from '../database/data-source';
import { UnitOfWork } from '../database/unit-of-work';

/** A database of its own for one spec file, cloned from the migrated template. */
export interface TestDatabase {
  /** As `tributary_app`: what the product itself would see. */
  readonly source: DataSource;
  readonly uow: UnitOfWork;
  /** As the owner, past row-level security: for arranging and for looking behind the curtain. */
  readonly owner: Client;
  readonly appUrl: string;
  readonly ownerUrl: string;
  drop(): Promise<void>;
}

/** Clones the template; call `drop` in `afterAll`. The servers are started by the medium configuration of Jest. */
export async function createTestDatabase(poolSize = 10): Promise<TestDatabase> {
  const admin = required('TEST_PG_URL');
  const name = `t_${randomBytes(6).toString('hex')}`;
  await asAdmin(admin, `CREATE DATABASE ${name} TEMPLATE ${required('TEST_TEMPLATE')}`);
  const ownerUrl = withDatabase(admin, name);
  const app = new URL(ownerUrl);
  app.username = 'tributary_app';
  app.password = required('APP_DB_PASSWORD');
  const source = await applicationDataSource(app.href, poolSize).initialize();
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  return {
    source,
    uow: new UnitOfWork(source),
    owner,
    appUrl: app.href,
    ownerUrl,
    drop: async () => {
      await source.destroy();
      await owner.end();
      await asAdmin(admin, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run medium specs with jest -c tools/jest/medium.cjs.`);
  return value;
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
