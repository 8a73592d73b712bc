import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { Http } from './http';
import { freePort, type Program, startProgram, untilReady } from './program';

const run = promisify(execFile);
const SECRET = 'the secret of every test world';
const DEMO_PASSWORD = 'Tributary-2026';

/** The whole product with the demo company: API, worker and sandbox as real processes on a database of their own. */
export interface World {
  readonly url: string;
  readonly sandboxUrl: string;
  /** Past row-level security: for arranging and for looking behind the curtain. */
  readonly owner: Client;
  readonly programs: { readonly worker: Program; readonly sandbox: Program };
  /** A client of the API, signed in. */
  signIn(account: string): Promise<Http>;
  /** Ends the API as a power cut would, and starts it again at the same address. */
  killApi(): Promise<void>;
  /** The same with the worker. */
  killWorker(): Promise<void>;
  /** What `npm run database -- check` prints; throws when a promise is broken. */
  check(): Promise<string>;
  stop(): Promise<void>;
}

export interface WorldOptions {
  /** Added to the environment of every process. */
  readonly env?: Readonly<Record<string, string>>;
  /** API alone: neither worker nor sandbox, for tests that ask nothing of them. */
  readonly apiAlone?: boolean;
}

export async function startWorld({ env = {}, apiAlone = false }: WorldOptions = {}): Promise<World> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tributary-world-'));
  cpSync(required('TEST_DEMO_FOLDER'), folder, { recursive: true });
  const database = await cloneDemo();
  const [apiPort, sandboxPort, ftpPort, smtpPort] = [await freePort(), await freePort(), await freePort(), await freePort()];
  // the demo's feeds are looked at every few minutes: tests say themselves when
  await database.owner.query(
    `UPDATE feed SET next_due_at = now() + interval '1 day', settings = settings || jsonb_build_object('host', '127.0.0.1', 'port', $1::int)`,
    [ftpPort],
  );
  await database.owner.query(`UPDATE feed SET settings = jsonb_set(settings, '{url}', to_jsonb($1 || substring(settings ->> 'url' FROM '/site/.*'))) WHERE source = 'web'`, [`http://127.0.0.1:${sandboxPort}`]);
  const common = {
    ...process.env, NODE_ENV: 'test', NODE_COMPILE_CACHE: required('TEST_PROGRAMS'), APP_DATABASE_URL: database.appUrl, RAW_DIR: path.join(folder, 'raw'), TRIBUTARY_SECRET: SECRET, PRIVATE_HOSTS: '127.0.0.1',
    SANDBOX_DIR: path.join(folder, 'sandbox'), SANDBOX_ROUTINE: 'off', SANDBOX_PORT: String(sandboxPort), SANDBOX_FTP_PORT: String(ftpPort),
    SANDBOX_SMTP_PORT: String(smtpPort), SMTP_URL: `smtp://127.0.0.1:${smtpPort}`, MAIL_FROM: 'Tributary <no-reply@tributary.example>', PUBLIC_URL: `http://127.0.0.1:${apiPort}`,
    REDIS_URL: required('TEST_REDIS_URL'), QUEUE_PREFIX: database.name, PORTAL_DIR: path.resolve('dist/apps/portal/browser'), ...env,
  };
  const url = `http://127.0.0.1:${apiPort}`;
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
  const started: Program[] = [];
  let stopped: Promise<void> | undefined;
  // a world that could not start has stopped itself before its test stops it
  const stop = (): Promise<void> => (stopped ??= end());
  const end = async (): Promise<void> => {
    await Promise.all(started.map((program) => program.stop()));
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  };
  const start = async (name: string, more: Readonly<Record<string, string>>, readyUrl?: string): Promise<Program> => {
    const program = startProgram(name, { ...common, ...more });
    started.push(program);
    if (readyUrl) await untilReady(name, program, readyUrl).catch((error: unknown) => stop().then(() => Promise.reject(error)));
    return program;
  };
  const startApi = (): Promise<Program> => start('api', { PORT: String(apiPort) }, `${url}/api/health/ready`);
  const startOthers = (): Promise<Program>[] => (apiAlone ? [] : [start('sandbox', {}, `${sandboxUrl}/health`), start('worker', {})]);
  const [firstApi, sandbox, firstWorker] = await Promise.all([startApi(), ...startOthers()]);
  let [api, worker] = [firstApi, firstWorker];
  return {
    url,
    sandboxUrl,
    owner: database.owner,
    programs: { get sandbox() { return present(sandbox); }, get worker() { return present(worker); } },
    signIn: (account) => Http.signIn(url, account, DEMO_PASSWORD),
    killWorker: async () => {
      started.splice(started.indexOf(present(worker)), 1);
      await present(worker).kill();
      worker = await start('worker', {});
    },
    killApi: async () => {
      started.splice(started.indexOf(api), 1);
      await api.kill();
      api = await startApi();
    },
    check: async () => (await run(process.execPath, [path.resolve('dist/apps/database/main.js'), 'check'], { env: { ...common, DATABASE_URL: database.ownerUrl } })).stdout,
    stop,
  };
}

function present(program: Program | undefined): Program {
  if (!program) throw new Error('This world has an API alone.');
  return program;
}

interface Database {
  readonly name: string;
  readonly owner: Client;
  readonly ownerUrl: string;
  readonly appUrl: string;
  drop(): Promise<void>;
}

async function cloneDemo(): Promise<Database> {
  const admin = required('TEST_PG_URL');
  const name = `w_${randomBytes(6).toString('hex')}`;
  await statement(admin, `CREATE DATABASE ${name} TEMPLATE ${required('TEST_DEMO_TEMPLATE')}`);
  const address = new URL(admin);
  address.pathname = `/${name}`;
  const owner = new Client({ connectionString: address.href });
  await owner.connect();
  const ownerUrl = address.href;
  address.username = 'tributary_app';
  address.password = required('APP_DB_PASSWORD');
  return {
    name,
    owner,
    ownerUrl,
    appUrl: address.href,
    drop: async () => {
      await owner.end();
      await statement(admin, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function statement(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(text).finally(() => client.end());
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run end-to-end tests with jest -c tools/jest/e2e.cjs.`);
  return value;
}
