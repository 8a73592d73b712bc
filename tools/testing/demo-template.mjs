// The migrated template with the demo company in it, for tests that need a whole world.
import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { addressOf, databaseProgram, migratedTemplate, sourceHash } from './template.mjs';

const run = promisify(execFile);
const LOCK = 8_247_002;

/** Seeds a clone of the migrated template once. Answers TEST_DEMO_TEMPLATE and TEST_DEMO_FOLDER (what the seeds left in files: `sandbox`, `raw`). */
export const demoTemplate = async (root, url) => {
  const template = await migratedTemplate(root, url);
  const hash = sourceHash(root);
  const name = `${template}_demo`;
  const folder = path.join(root, '.data/test', `demo-${hash}`);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (!rowCount) await seed({ root, url, client, template, name, program: await databaseProgram(root, hash), folder });
    return { TEST_DEMO_TEMPLATE: name, TEST_DEMO_FOLDER: folder };
  } finally {
    await client.end();
  }
};

const seed = async ({ root, url, client, template, name, program, folder }) => {
  const [sandbox, raw] = ['sandbox', 'raw'].map((part) => path.join(folder, part));
  for (const part of [sandbox, raw]) mkdirSync(part, { recursive: true });
  const unfinished = `${name}_unfinished`;
  await client.query(`DROP DATABASE IF EXISTS ${unfinished}`);
  await client.query(`CREATE DATABASE ${unfinished} TEMPLATE ${template}`);
  const env = { ...process.env, DATABASE_URL: addressOf(url, unfinished), SANDBOX_DIR: sandbox, RAW_DIR: raw, TRIBUTARY_SECRET: TEST_SECRET };
  await run(process.execPath, [program, 'seed'], { cwd: root, env, maxBuffer: 1 << 26 });
  await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`);
};

/** Seeds encrypt the feeds' passwords with it, so every process of the world must know it. */
export const TEST_SECRET = 'the secret of every test world';
