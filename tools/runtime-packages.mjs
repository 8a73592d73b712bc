// Lays out what a built program needs to run anywhere: node tools/runtime-packages.mjs <app> <folder>
// → <folder>/main.js and a node_modules with exactly the packages that it can reach. Used by the images in docker/.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { packagesOf } from './bundle-packages.mjs';

const root = path.resolve(import.meta.dirname, '..');
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));
const direct = new Set(Object.keys(json(path.join(root, 'package.json')).dependencies));

/** The folder in which Node would find a package from `folder`; undefined when it is not installed. */
const locate = (name, folder) => {
  for (let at = folder; ; at = path.dirname(at)) {
    const candidate = path.join(at, 'node_modules', name);
    if (existsSync(path.join(candidate, 'package.json'))) return candidate;
    if (at === root) return undefined;
  }
};

/** What a package may load: its dependencies, and those optional peers that this product uses itself. */
const needsOf = ({ dependencies = {}, optionalDependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} }) => {
  const peers = Object.keys(peerDependencies).filter((name) => direct.has(name) || !peerDependenciesMeta[name]?.optional);
  return [...Object.keys(dependencies), ...Object.keys(optionalDependencies), ...peers];
};

const reachable = (names) => {
  const found = new Set();
  const waiting = names.map((name) => [name, root]);
  while (waiting.length) {
    const [name, from] = waiting.pop();
    const folder = locate(name, from);
    if (!folder || found.has(folder)) continue;
    found.add(folder);
    for (const need of needsOf(json(path.join(folder, 'package.json')))) waiting.push([need, folder]);
  }
  return [...found];
};

/** Sources, types and maps of packages are of no use at run time. */
const isUseful = (file) => !/\.(d\.[cm]?ts|map|md|markdown)$/i.test(file);

const [app, target] = process.argv.slice(2);
if (!app || !target) {
  console.error('Use: node tools/runtime-packages.mjs <app> <folder>');
  process.exit(1);
}
const built = path.join(root, 'dist/apps', app);
const folders = reachable(packagesOf(built));
mkdirSync(target, { recursive: true });
for (const name of readdirSync(built)) cpSync(path.join(built, name), path.join(target, name), { recursive: true });
for (const folder of folders) {
  // what lies in a nested node_modules is copied on its own, if it is needed
  const source = realpathSync(folder);
  const filter = (file) => isUseful(file) && !path.relative(source, file).split(path.sep).includes('node_modules');
  cpSync(source, path.join(target, path.relative(root, folder)), { recursive: true, filter });
}
console.log(`${app}: ${folders.length} packages`);
