// One Tributary per checkout: .data/running.json names the process that runs it, and its ports.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const fileOf = (root) => path.join(root, '.data/running.json');

/** When a process began; tells it from a later one with the same number. Undefined: there is no such process. */
const beginning = (pid) => {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[19];
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
};

/** What runs from this checkout at the moment, or undefined. */
export const running = (root) => {
  if (!existsSync(fileOf(root))) return undefined;
  try {
    const instance = JSON.parse(readFileSync(fileOf(root), 'utf8'));
    return beginning(instance.pid) === instance.began ? instance : undefined;
  } catch {
    return undefined; // half-written by a process that was killed
  }
};

/** Claims the checkout for this process until it ends; throws when another one has it. */
export const claim = (root) => {
  const other = running(root);
  if (other) {
    const where = other.address ? ` at ${other.address}` : '';
    const what = other.company ? ` with the company "${other.company}"` : '';
    throw new Error(`Tributary is already running from this folder${what}${where} (process ${other.pid}): use that one, or stop it with Ctrl-C where it was started or with "kill ${other.pid}".`);
  }
  const file = fileOf(root);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  let instance = { pid: process.pid, began: beginning(process.pid) };
  writeFileSync(file, JSON.stringify(instance), { flag: 'wx' });
  process.once('exit', () => rmSync(file, { force: true }));
  return {
    /** Adds facts that other commands need (addresses without passwords). */
    tell: (facts) => {
      instance = { ...instance, ...facts };
      writeFileSync(file, JSON.stringify(instance));
    },
  };
};
