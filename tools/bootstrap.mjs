// Makes a fresh clone runnable: installs the packages, then continues under the Node version that the lock file pins.
// No dependencies of its own; runs on any Node from 18 on.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const bin = path.join(root, 'node_modules/.bin');
const pinnedNode = path.join(bin, process.platform === 'win32' ? 'node.cmd' : 'node');
const outerPath = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => !folder.includes('node_modules')).join(path.delimiter);
const ourPath = bin + path.delimiter + outerPath;

const fail = (sentence) => {
  console.error(sentence);
  process.exit(1);
};

const packagesOf = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {});

/** npm leaves a copy of the lock in node_modules, as the last step of an installation. */
const isInstalled = () => {
  const wanted = packagesOf(path.join(root, 'package-lock.json'));
  const present = packagesOf(path.join(root, 'node_modules/.package-lock.json'));
  return Object.entries(wanted).every(([folder, { version, optional }]) => !folder || optional || present[folder]?.version === version);
};

const install = () => {
  if (isInstalled()) return;
  const started = Date.now();
  console.log('Installing the packages (npm ci), one to two minutes the first time …');
  // without node_modules on the PATH: npm must not run on the node program that it is about to delete
  const env = { ...process.env, PATH: outerPath, npm_config_engine_strict: 'false' };
  const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit', env });
  if (error) fail('npm was not found on the PATH: install Node.js 20 or newer together with npm, then run this again.');
  if (status !== 0) fail('The packages could not be installed (npm says why above): check the network and the free disk space, then run this again.');
  console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
};

const isWantedNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 15);
};

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Runs the same command under the pinned Node, and stands for it: signals go through, its end is ours. */
const continueUnderPinnedNode = (script) => {
  const env = { ...process.env, TRIBUTARY_BOOTSTRAPPED: '1', PATH: ourPath };
  const child = spawn(pinnedNode, [script, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit', env });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  whenParentDies(() => child.kill('SIGTERM'));
  child.once('exit', (code, signal) => process.exit(code ?? (signal ? 128 : 1)));
  return new Promise(() => {});
};

/** Calls back when npm or the bootstrap above this process was killed; somebody's plain shell may go. */
export const whenParentDies = (callback) => {
  if (!process.env.npm_lifecycle_event && !process.env.TRIBUTARY_BOOTSTRAPPED) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, 500);
  timer.unref();
};

/** Returns once this process is the pinned Node in the root folder, with our programs first on the PATH. */
export const bootstrap = async (moduleUrl) => {
  if (Number(process.versions.node.split('.')[0]) < 18) fail(`Node.js ${process.version} is too old to begin with: install Node.js 20 or newer.`);
  install();
  if (!isWantedNode()) {
    if (existsSync(pinnedNode) && !process.env.TRIBUTARY_BOOTSTRAPPED) return continueUnderPinnedNode(fileURLToPath(moduleUrl));
    fail(`Node.js 24.15 or newer is needed (this is ${process.version}) and none is packaged for ${process.platform}-${process.arch}: install it and run this again.`);
  }
  process.env.PATH = ourPath;
  process.chdir(root);
};
