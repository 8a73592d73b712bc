// The servers of a test run: those of the caller (TEST_PG_URL, TEST_REDIS_URL), else throwaway ones.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { startPostgres, THROWAWAY } from '../infra/postgres.mjs';
import { findRedis, startRedis } from '../infra/redis.mjs';
import { memoryFolder } from './memory.mjs';

const isAlive = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** A folder of this process below one that all of them share; those of killed predecessors go. */
const ownFolder = (all) => {
  for (const name of existsSync(all) ? readdirSync(all) : []) {
    if (/^\d+$/.test(name) && !isAlive(Number(name))) rmSync(path.join(all, name), { recursive: true, force: true });
  }
  const folder = path.join(all, String(process.pid));
  mkdirSync(folder, { recursive: true });
  return folder;
};

/** Sets TEST_PG_URL (superuser) and, where a Redis can be had, TEST_REDIS_URL. `settings` are for a PostgreSQL of our own. */
export const startTestServers = async (root, settings = THROWAWAY) => {
  const folder = ownFolder((settings === THROWAWAY && memoryFolder()) || path.join(root, '.data/test'));
  const started = [];
  if (!process.env.TEST_PG_URL) {
    const postgres = await startPostgres({ dir: path.join(folder, 'pg'), password: 'test', settings });
    process.env.TEST_PG_URL = postgres.url('postgres');
    started.push(postgres);
  }
  const program = process.env.TEST_REDIS_URL ? undefined : findRedis();
  if (program) {
    const redis = await startRedis({ program, dir: path.join(folder, 'redis'), persistent: false });
    process.env.TEST_REDIS_URL = redis.url;
    started.push(redis);
  }
  return {
    stop: async () => {
      await Promise.all(started.map((server) => server.stop()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
