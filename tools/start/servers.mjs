// PostgreSQL and Redis for a local run: the caller's own (DATABASE_URL, REDIS_URL), else ours.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { freePort } from '../infra/ports.mjs';
import { startPostgres } from '../infra/postgres.mjs';
import { findRedis, startRedis } from '../infra/redis.mjs';
import { aptInstall, canInstall } from '../testing/debian.mjs';

const DATABASE = 'tributary';
const nothing = async () => undefined;

/** Ports once used are used again, so that addresses stay the same from start to start. */
export const steadyPort = async (data, name) => {
  const file = path.join(data, 'ports.json');
  const ports = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  let port = await freePort(ports[name]);
  while (Object.entries(ports).some(([other, taken]) => other !== name && taken === port)) port = await freePort();
  writeFileSync(file, JSON.stringify({ ...ports, [name]: port }));
  return port;
};

const withClient = async (url, work) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const appUrlOf = (ownerUrl, password) => {
  const url = new URL(ownerUrl);
  url.username = 'tributary_app';
  url.password = password;
  return url.href;
};

/** A password may be in it: what people see is the server and the database. */
const plain = (url) => {
  const { host, pathname } = new URL(url);
  return host + pathname;
};

const theirPostgres = async (url) => {
  try {
    await withClient(url, (client) => client.query('SELECT 1'));
  } catch (error) {
    throw new Error(`DATABASE_URL leads to ${plain(url)}, which does not let us in (${error.message || error.code}): correct it, or unset it to use the built-in PostgreSQL.`);
  }
  return { url, note: `your own at ${plain(url)}`, stop: nothing };
};

const ourPostgres = async (data, password) => {
  const server = await startPostgres({ dir: path.join(data, 'pg'), port: await steadyPort(data, 'postgres'), password });
  await withClient(server.url('postgres'), async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE}`);
  });
  return { url: server.url(DATABASE), port: server.port, child: server.child, note: `ready on port ${server.port}`, stop: server.stop };
};

/** Answers the owner's and the application's address. */
export const postgresFor = async (data, { ownerPassword, appPassword }) => {
  const server = process.env.DATABASE_URL ? await theirPostgres(process.env.DATABASE_URL) : await ourPostgres(data, ownerPassword);
  return { ...server, appUrl: process.env.APP_DATABASE_URL ?? appUrlOf(server.url, appPassword) };
};

const answers = (url) => new Promise((resolve) => {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port || 6379), hostname);
  const done = (result) => {
    socket.destroy();
    resolve(result);
  };
  socket.setTimeout(3000, () => done(false));
  socket.once('connect', () => done(true)).once('error', () => done(false));
});

/** Tried once per installation: without a network apt-get takes its time to fail. */
const installRedis = (data, say) => {
  const tried = path.join(data, 'redis-not-installable');
  if (!canInstall() || existsSync(tried)) return undefined;
  say('installing redis-server with apt-get …');
  if (!aptInstall(['redis-server'])) writeFileSync(tried, '');
  return findRedis();
};

/** REDIS_URL, a server program on this machine, apt-get where that may be; else none: the queues then live in PostgreSQL. */
export const redisFor = async (data, say) => {
  const own = process.env.REDIS_URL;
  if (own) {
    if (!(await answers(own))) throw new Error(`REDIS_URL leads to ${new URL(own).host}, where nothing answers: start that server, or unset REDIS_URL to use the built-in choice.`);
    return { url: own, note: `your own at ${new URL(own).host}`, stop: nothing };
  }
  const program = findRedis() ?? installRedis(data, say);
  if (!program) return { url: undefined, note: 'none on this machine; the queues use PostgreSQL, which is slower but complete (install redis-server to change that)', stop: nothing };
  mkdirSync(data, { recursive: true });
  const server = await startRedis({ program, dir: path.join(data, 'redis'), port: await steadyPort(data, 'redis') });
  return { url: server.url, child: server.child, note: `ready on port ${server.port}`, stop: server.stop };
};
