// Completes package-lock.json after a change of dependencies: node tools/fix-lock.mjs
// npm drops optional packages of other platforms that its registry does not carry, and `npm ci` then refuses the
// lock ("Missing: … from lock file"). Download addresses go too: the lock must work with every registry.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FILE = path.resolve(import.meta.dirname, '../package-lock.json');
const SYSTEMS = ['darwin', 'win32', 'linux', 'freebsd', 'android', 'openharmony', 'openbsd', 'netbsd', 'sunos', 'aix'];
const CPUS = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el', 'wasm32'];

const systemOf = (base) => SYSTEMS.find((os) => base.includes(os)) ?? (/win(32|dows)?-|-win\b/.test(base) ? 'win32' : undefined);
const cpuOf = (base) => {
  const plain = CPUS.find((cpu) => new RegExp(`(^|-)${cpu}(-|$|eabi|v7|l|hf)`).test(base));
  if (plain) return plain;
  if (base.includes('wasm32')) return 'wasm32';
  if (base.includes('x86_64')) return 'x64';
  return base.includes('universal') ? 'arm64' : undefined;
};

/** Whether Node would find the package from the folder `from`, searching upwards. */
const isFound = (packages, from, name) => {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (!folder) return false;
  }
};

const entryFor = (spec, parent, os, cpu, musl) => ({
  version: spec.replace(/^[~^>=<\s]+/, ''),
  ...(cpu && { cpu: [cpu] }),
  ...(parent.dev && { dev: true }),
  optional: true,
  ...(os && { os: [os] }),
  ...(musl && { libc: ['musl'] }),
});

const complete = (packages) => {
  const problems = [];
  let added = 0;
  for (const [folder, parent] of Object.entries(packages)) {
    for (const [name, spec] of Object.entries(parent.optionalDependencies ?? {})) {
      if (isFound(packages, folder, name)) continue;
      const base = name.split('/').pop();
      const [os, cpu, musl] = [systemOf(base), cpuOf(base), base.includes('musl')];
      if ((os === 'linux' && cpu === 'x64' && !musl) || (!os && !cpu)) {
        problems.push(`${name}@${spec}, wanted by ${folder || 'the root'}, is not a package of another platform`);
        continue;
      }
      packages[`node_modules/${name}`] = entryFor(spec, parent, os, cpu, musl);
      added += 1;
    }
  }
  return { added, problems };
};

const lock = JSON.parse(readFileSync(FILE, 'utf8'));
const { added, problems } = complete(lock.packages);
for (const entry of Object.values(lock.packages)) delete entry.resolved;
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`package-lock.json: ${added} entries added`);
for (const problem of problems) console.error(problem);
process.exit(problems.length ? 1 : 0);
