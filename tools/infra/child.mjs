// Child processes that never outlive this one, whichever way it ends.
import { spawn, spawnSync } from 'node:child_process';

const living = new Set();
process.once('exit', () => {
  for (const child of living) child.kill('SIGTERM');
});

let deathSignal;
/** Linux can end a child when its parent was killed outright; elsewhere the children's own checks have to do. */
const diesWithParent = () => {
  deathSignal ??= process.platform === 'linux' && spawnSync('setpriv', ['--pdeathsig', 'TERM', 'true']).status === 0;
  return deathSignal;
};

/**
 * Starts a program that is stopped when this process ends.
 * `privileges` are arguments for setpriv (dropping root); ignored where there is no setpriv.
 */
export const own = (command, args, { privileges = [], ...options } = {}) => {
  const child = diesWithParent()
    ? spawn('setpriv', ['--pdeathsig', 'TERM', ...privileges, '--', command, ...args], options)
    : spawn(command, args, options);
  living.add(child);
  child.once('exit', () => living.delete(child));
  return child;
};

export const canSetPrivileges = () => diesWithParent();

export const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null;

/** Asks a child to end, and makes it end after `patience` ms. Resolves when it is gone. */
export const stop = (child, signal = 'SIGTERM', patience = 10_000) => new Promise((resolve) => {
  if (hasEnded(child)) return resolve();
  const last = setTimeout(() => child.kill('SIGKILL'), patience);
  child.once('exit', () => {
    clearTimeout(last);
    resolve();
  });
  child.kill(signal);
});
