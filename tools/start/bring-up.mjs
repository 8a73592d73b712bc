// The order in which a local installation comes up.
import path from 'node:path';
import { freePort } from '../infra/ports.mjs';
import { build } from './build.mjs';
import { dataOf } from './companies.mjs';
import { ensureAppRole } from './role.mjs';
import { secretsOf } from './secrets.mjs';
import { postgresFor, redisFor, steadyPort } from './servers.mjs';
import { runDatabase, startService, untilReady } from './services.mjs';
import { stepsOf } from './steps.mjs';

const DEFAULT_PORT = 3000;
const NEIGHBOURS = 50;

const isOk = (url) => async () => (await fetch(url)).ok;
const partIsUp = (address, name) => async () => {
  const { parts } = await (await fetch(`${address}/api/health`)).json();
  return parts.some((part) => part.name === name && part.state === 'up');
};

/** What the programs read from their environment; docs/operations.md explains each. */
export const environmentOf = ({ root, data, postgres, secrets, more }) => ({
  ...process.env,
  NODE_ENV: 'production',
  APP_DATABASE_URL: postgres.appUrl,
  RAW_DIR: process.env.RAW_DIR ?? path.join(data, 'raw'),
  SANDBOX_DIR: path.join(data, 'sandbox'),
  PORTAL_DIR: path.join(root, 'dist/apps/portal/browser'),
  // the pretend dealers' servers are on this machine
  PRIVATE_HOSTS: process.env.PRIVATE_HOSTS ?? '127.0.0.1',
  TRIBUTARY_SECRET: process.env.TRIBUTARY_SECRET ?? secrets.secret,
  ...more,
});
/** Only the database program may be the owner. */
export const ownerEnvironment = (env, postgres) => ({ ...env, DATABASE_URL: postgres.url, APP_DB_PASSWORD: decodeURIComponent(new URL(postgres.appUrl).password) });
const serviceEnvironment = ({ DATABASE_URL: _owner, APP_DB_PASSWORD: _password, ...env }) => env;

const portalPort = async (say) => {
  const wanted = Number(process.env.PORT ?? DEFAULT_PORT);
  const port = await freePort(wanted, NEIGHBOURS);
  if (port !== wanted) say(`port ${wanted} is taken by another program; using ${port}`);
  return port;
};

const sandboxPorts = async (data) => {
  const [http, ftp, smtp] = [await steadyPort(data, 'sandbox'), await steadyPort(data, 'sandbox-ftp'), await steadyPort(data, 'sandbox-smtp')];
  const ports = { SANDBOX_PORT: String(http), SANDBOX_FTP_PORT: String(ftp), SANDBOX_SMTP_PORT: String(smtp) };
  return { ...ports, SANDBOX_SMTP_URL: `smtp://127.0.0.1:${smtp}`, SANDBOX_URL: `http://127.0.0.1:${http}`, SANDBOX_FTP_URL: `ftp://127.0.0.1:${ftp}` };
};

/** `keep(service, isServer)` registers what must be stopped later; `tell` publishes facts to other commands. */
export const bringUp = async ({ root, company, keep, tell }) => {
  const data = dataOf(root, company);
  const step = stepsOf(8);
  await step('Build', async (say) => ({ note: (await build(root, say)) ? 'built' : 'nothing has changed' }));
  const secrets = secretsOf(data);
  const postgres = await step('PostgreSQL', async () => keep(await postgresFor(data, secrets), true));
  const redis = await step('Redis', async (say) => keep(await redisFor(data, say), true));
  tell({ postgresPort: postgres.port });

  const sandbox = await sandboxPorts(data);
  const env = environmentOf({ root, data, postgres, secrets, more: { ...sandbox, ...(redis.url && { REDIS_URL: redis.url }) } });
  const owner = ownerEnvironment(env, postgres);
  await step('Database schema', async () => {
    const printed = await runDatabase(root, ['migrate'], owner);
    await ensureAppRole(postgres.url, postgres.appUrl);
    return { note: printed.trim().split('\n').at(-1) };
  });
  await step('Demo data', async (say) => {
    await runDatabase(root, ['seed', '--company', company], owner, say);
    return { note: 'there' };
  });

  // mail goes to the pretend world, unless a mail server of one's own is named
  const mail = process.env.SMTP_URL ? {} : { SMTP_URL: sandbox.SANDBOX_SMTP_URL, MAIL_FROM: '百川 Tributary <no-reply@tributary.example>' };
  const begin = async (name, more, isReady) => {
    const service = keep(startService({ root, data }, name, { ...serviceEnvironment(env), ...mail, ...more }), false);
    await untilReady(service, isReady);
  };
  await step('Sandbox (the pretend outside world)', async () => {
    await begin('sandbox', {}, isOk(`${sandbox.SANDBOX_URL}/health`));
    return { note: `${sandbox.SANDBOX_URL} (mail and files), ${sandbox.SANDBOX_FTP_URL}, ${sandbox.SANDBOX_SMTP_URL}` };
  });
  const address = await step('API and portal', async (say) => {
    const port = await portalPort(say);
    const url = `http://127.0.0.1:${port}`;
    await begin('api', { PORT: String(port) }, isOk(`${url}/api/health/ready`));
    if (!(await isOk(`${url}/`)())) throw new Error(`The API runs at ${url} but serves no portal: delete dist and start again.`);
    return { note: url };
  });
  await step('Worker', async () => {
    await begin('worker', { PUBLIC_URL: process.env.PUBLIC_URL ?? address.note }, partIsUp(address.note, 'worker'));
    return { note: 'at work' };
  });
  tell({ address: address.note, sandbox: sandbox.SANDBOX_URL });
  return { address: address.note, accounts: await runDatabase(root, ['accounts'], owner) };
};
