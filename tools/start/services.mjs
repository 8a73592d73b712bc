// The programs of this product as child processes, each with a log of its own.
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { hasEnded, own, stop } from '../infra/child.mjs';

const program = (root, name) => path.join(root, 'dist/apps', name, 'main.js');
const NODE_FLAGS = ['--enable-source-maps', '--disable-warning=ExperimentalWarning'];

/** The last lines that matter of what a program said. */
const lastWords = (text) => text.trim().split('\n').slice(-3).join(' / ') || 'it gave no reason';

/** Runs `apps/database` to its end; its lines are passed on to `say`. Answers everything that it printed. */
export const runDatabase = (root, args, env, say = () => undefined) => new Promise((resolve, reject) => {
  const child = own(process.execPath, [...NODE_FLAGS, program(root, 'database'), ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [printed, complaints] = ['', ''];
  createInterface({ input: child.stdout }).on('line', (line) => {
    printed += `${line}\n`;
    say(line);
  });
  child.stderr.on('data', (part) => (complaints += part));
  child.once('close', (status) =>
    status === 0 ? resolve(printed) : reject(new Error(`"npm run database -- ${args.join(' ')}" failed: ${lastWords(complaints || printed)}`)));
});

/** Starts a service; its output goes to logs/<name>.log in the data folder. */
export const startService = ({ root, data }, name, env) => {
  const logFile = path.join(data, 'logs', `${name}.log`);
  mkdirSync(path.dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'w');
  const child = own(process.execPath, [...NODE_FLAGS, program(root, name)], { cwd: root, env, stdio: ['ignore', log, log] });
  closeSync(log);
  const ended = () => new Error(`The ${name} ended (${child.signalCode ?? `code ${child.exitCode}`}): ${lastWords(readFileSync(logFile, 'utf8'))} (all of it in ${logFile})`);
  return { name, child, ended, logFile, stop: () => stop(child) };
};

const PATIENCE_MS = 60_000;

/** Resolves once `isReady` answers true; rejects as soon as the service has ended, or after a minute. */
export const untilReady = async (service, isReady) => {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    if (hasEnded(service.child)) throw service.ended();
    if (await isReady().catch(() => false)) return;
    if (Date.now() > deadline) throw new Error(`The ${service.name} is not ready after a minute: look into ${service.logFile}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};
