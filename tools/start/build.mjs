// Builds what is not built yet. Nx knows best, but takes seconds to say "nothing to do": a hash of the sources is asked first.
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { own } from '../infra/child.mjs';
import { failedTasks } from '../testing/results.mjs';

const PROGRAMS = ['api', 'worker', 'database', 'sandbox', 'agent', 'portal'];
const SOURCES = ['apps/*/{src,public}/**/*', 'libs/**/*', 'tools/{bundle,build-node}.mjs', '{apps,libs}/**/*.json', 'package-lock.json', 'tsconfig*.json', 'nx.json'];

const sourceHash = (root) => {
  const hash = createHash('sha256');
  for (const file of globSync(SOURCES, { cwd: root }).sort()) {
    const full = path.join(root, file);
    if (file.endsWith('.spec.ts') || !statSync(full).isFile()) continue;
    hash.update(file).update(readFileSync(full));
  }
  return hash.digest('hex');
};

const stampOf = (root) => path.join(root, 'dist/apps/.built-from');
const isBuilt = (root, hash) =>
  existsSync(stampOf(root)) && readFileSync(stampOf(root), 'utf8') === hash && PROGRAMS.every((name) => existsSync(path.join(root, 'dist/apps', name)));

const runNx = (root, projects, say) => new Promise((resolve, reject) => {
  mkdirSync(path.join(root, '.data/logs'), { recursive: true });
  const log = path.join(root, '.data/logs/build.log');
  const out = createWriteStream(log);
  const child = own('nx', ['run-many', '-t', 'build', '-p', projects.join(','), '--parallel=2', '--outputStyle=static'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let [said, built] = ['', 0];
  for (const stream of [child.stdout, child.stderr]) {
    stream.pipe(out, { end: false });
    stream.on('data', (part) => (said += part));
  }
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [, name] = /^> nx run ([\w-]+):build/.exec(line) ?? [];
    if (name) say(`${(built += 1)} of ${projects.length}: ${name}`);
  });
  child.once('close', (status) => {
    if (status === 0) return resolve();
    const failed = failedTasks(said).map((task) => task.split(':')[0]);
    reject(new Error(`The build${failed.length ? ` of ${failed.join(', ')}` : ''} failed; the reason is in ${log}.`));
  });
});

/** Builds one program, or all of them; answers whether anything was to be done. */
export const build = async (root, say, projects = PROGRAMS) => {
  const hash = sourceHash(root);
  if (isBuilt(root, hash)) return false;
  await runNx(root, projects, say);
  if (projects === PROGRAMS) writeFileSync(stampOf(root), hash);
  return true;
};
