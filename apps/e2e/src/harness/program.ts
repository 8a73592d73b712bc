import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import path from 'node:path';

const PATIENCE_MS = 90_000;

/** One of the product's processes. */
export interface Program {
  readonly process: ChildProcess;
  /** What it printed so far. */
  output(): string;
  stop(): Promise<void>;
  /** SIGKILL: nothing is finished, nothing is said. */
  kill(): Promise<void>;
}

/** Starts `dist/apps/<name>`; without source maps, for reading those of every package costs a quarter of a start. */
export function startProgram(name: string, env: NodeJS.ProcessEnv): Program {
  const child = spawn(process.execPath, [path.resolve(`dist/apps/${name}/main.js`)], {
    env: { ...env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (part: Buffer) => {
    output = (output + part.toString()).slice(-100_000);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    process: child,
    output: () => output,
    stop: () => {
      child.kill('SIGTERM');
      return gone;
    },
    kill: () => {
      child.kill('SIGKILL');
      return gone;
    },
  };
}

/** Waits until `url` answers 200; throws what the program printed if it ends instead. */
export async function untilReady(name: string, program: Program, url: string): Promise<void> {
  await eventually(async () => {
    if (program.process.exitCode !== null || program.process.signalCode !== null) throw new Error(`${name} ended at start:\n${program.output()}`);
    const ok = await fetch(url).then((reply) => reply.ok).catch(() => false);
    return ok || undefined;
  }, `${name} to be ready at ${url}`);
}

/** Asks `probe` again until it gives a value; a thrown error ends the wait at once. */
export async function eventually<T>(probe: () => Promise<T | undefined>, what: string, patienceMs = PATIENCE_MS): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const value = await probe();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Below the ports that systems give to outgoing connections: a client that insists on an ended server must not come to hold its port. */
const FIRST_PORT = 12_000;
/** Of each of jest's workers, so that none takes a port that another has chosen and does not use yet. */
const LANE_PORTS = 4000;
const lane = (Number(process.env['JEST_WORKER_ID'] ?? 1) - 1) % 4;
let drawn = randomInt(LANE_PORTS);

/** A TCP port that nobody uses at this moment; never one that was given before. */
export async function freePort(): Promise<number> {
  for (;;) {
    drawn += 1;
    const port = FIRST_PORT + lane * LANE_PORTS + (drawn % LANE_PORTS);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
