// One migrated database per state of the sources, built once per server and cloned by every spec file.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { bundle } from '../bundle.mjs';

const run = promisify(execFile);
const LOCK = 8_247_001;

/** What decides the schema: the migrations and everything that they may import. */
export const sourceHash = (root) => {
  const hash = createHash('sha256');
  const files = globSync(['apps/database/src/**/*.ts', 'libs/{kernel,platform,sheets,domains}/**/src/**/*.ts', 'tsconfig.base.json'], { cwd: root });
  for (const file of files.filter((name) => !name.endsWith('.spec.ts')).sort()) hash.update(file).update(readFileSync(path.join(root, file)));
  return hash.digest('hex').slice(0, 16);
};

const HOUR = 3_600_000;
/** Programs of earlier sources below this folder, which is there afterwards; young ones may be in use by another jest process. */
export const removeOldPrograms = (folder) => {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (name.startsWith('database-') && statSync(file).mtimeMs < Date.now() - HOUR) rmSync(file, { recursive: true, force: true });
  }
};

/** The database program of exactly these sources; dist/ may be older or under construction. */
export const databaseProgram = async (root, hash) => {
  const folder = path.join(root, '.data/test', `database-${hash}`);
  removeOldPrograms(path.dirname(folder));
  if (!existsSync(folder)) {
    const unfinished = `${folder}.${process.pid}`;
    await bundle('database', unfinished);
    if (existsSync(folder)) rmSync(unfinished, { recursive: true });
    else renameSync(unfinished, folder);
  }
  return path.join(folder, 'main.js');
};

export const addressOf = (url, database) => {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
};

const build = async (root, hash, client, url, name) => {
  const unfinished = `${name}_unfinished`;
  await client.query(`DROP DATABASE IF EXISTS ${unfinished}`);
  await client.query(`CREATE DATABASE ${unfinished}`);
  if (existsSync(path.join(root, 'apps/database/src/main.ts'))) {
    const program = await databaseProgram(root, hash);
    await run(process.execPath, [program, 'migrate'], { cwd: root, env: { ...process.env, DATABASE_URL: addressOf(url, unfinished) } }).catch((error) => {
      throw new Error(`The migrations failed on an empty database:\n${error.stdout ?? ''}${error.stderr ?? ''}`);
    });
  }
  await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`);
};

/** Name of the template database on the server, which is built first if need be. */
export const migratedTemplate = async (root, url) => {
  const hash = sourceHash(root);
  const name = `tributary_template_${hash}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (!rowCount) await build(root, hash, client, url, name);
    return name;
  } finally {
    await client.end();
  }
};
