// A Redis (or Valkey) of our own, from a server program found on the PATH.
import { accessSync, closeSync, constants, mkdirSync, openSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { hasEnded, own, stop } from './child.mjs';
import { freePort } from './ports.mjs';

const PROGRAMS = ['redis-server', 'valkey-server'];
const FOLDERS = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];

const isExecutable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The server program, or undefined when this machine has none. */
export const findRedis = () => {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), ...FOLDERS].filter(Boolean);
  return PROGRAMS.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable);
};

const answers = (port) => new Promise((resolve) => {
  const socket = connect(port, '127.0.0.1');
  const done = (answer) => {
    socket.destroy();
    resolve(answer);
  };
  socket.once('connect', () => done(true)).once('error', () => done(false));
});

const untilReady = async (child, port, log) => {
  while (!(await answers(port))) {
    if (hasEnded(child)) throw new Error(`Redis did not start; it says why in ${log}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/** Starts Redis with its files in `dir`; the queues survive a restart unless `persistent` is false. */
export const startRedis = async ({ program, dir, port, persistent = true }) => {
  mkdirSync(dir, { recursive: true });
  const listen = port ?? (await freePort());
  const logFile = `${dir}.log`;
  const log = openSync(logFile, 'w');
  const args = ['--port', String(listen), '--bind', '127.0.0.1', '--dir', dir, '--save', '', '--appendonly', persistent ? 'yes' : 'no', '--maxmemory-policy', 'noeviction'];
  const child = own(program, args, { stdio: ['ignore', log, log] });
  closeSync(log);
  await untilReady(child, listen, logFile);
  return { port: listen, child, url: `redis://127.0.0.1:${listen}`, stop: () => stop(child) };
};
