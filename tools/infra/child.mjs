// Child processes that never outlive this one, whichever way it ends.
import { spawn, spawnSync } from 'node:child_process';

const living = new Set();
process.once('exit', () => {
  for (const child of living) child.kill('SIGTERM');
});

let hasSetpriv;
/** Linux can end a child when its parent was killed outright; elsewhere the children's own checks have to do. */
const diesWithParent = () => {
  hasSetpriv ??= process.platform === 'linux' && spawnSync('setpriv', ['--pdeathsig', 'TERM', 'true']).status === 0;
  return hasSetpriv;
};

/**
 * Starts a program that is stopped when this process ends. It gets a process group of its own, so that Ctrl-C in
 * a terminal reaches this process only, which then stops its children in good order.
 * `privileges` are arguments for setpriv (dropping root); ignored where there is no setpriv.
 * `deathSignal` is what it gets when this process is killed outright.
 */
export const own = (command, args, { privileges = [], deathSignal = 'TERM', ...options } = {}) => {
  const settings = { detached: process.platform !== 'win32', ...options };
  const child = diesWithParent()
    ? spawn('setpriv', ['--pdeathsig', deathSignal, ...privileges, '--', command, ...args], settings)
    : spawn(command, args, settings);
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
