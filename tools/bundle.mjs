// Bundles Node programs: their own source and our libs into one file, every npm package external.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Programs beside main.js: those who open strangers' files do it in a process of its own. */
const READER = { reader: 'libs/domains/flows/src/read/reader.main.ts' };
const COMPANIONS = { api: { ...READER, table: 'libs/sheets/src/table/small-table.main.ts' }, worker: READER };

/** Packages that stay outside even of a whole program: pg and ssh2 ask for native halves, and go without; playwright-core reads files beside its own. */
const NEVER_INSIDE = /^(pg-native|ssh2|cpu-features|playwright-core)$/;
const OURS = /^(\.|\/|@tributary\/|@oxc-project\/runtime\/|\0)/;

/**
 * Writes the bundle of a TypeScript file as <outDir>/main.js, to be run from below the root (it finds node_modules there).
 * `whole`: with all packages inside, for programs that are started very often: one file is read in half the time of 2,500.
 */
export const bundleFile = async (file, outDir, { tsconfig = 'tsconfig.json', companions = {}, whole = false } = {}) => {
  mkdirSync(outDir, { recursive: true });
  const built = await rolldown({
    cwd: root,
    input: { main: file, ...companions },
    platform: 'node',
    tsconfig: path.join(root, tsconfig),
    // rolldown's own decorator runtime has no package at run time: it goes into the bundle
    external: (id) => (whole ? NEVER_INSIDE.test(id) : !OURS.test(id)),
    // warnings about packages are not ours to mend
    ...(whole ? { logLevel: 'silent' } : {}),
  });
  await built.write({ dir: outDir, format: 'cjs', sourcemap: true, entryFileNames: '[name].js', keepNames: true, cleanDir: true });
  writeFileSync(path.join(outDir, 'package.json'), JSON.stringify({ type: 'commonjs' }));
};

/** Programs that run where there is nothing else of ours: one file, with everything in it. */
const WHOLE = new Set(['agent']);

/** Bundles apps/<app>/src/main.ts. */
export const bundle = (app, outDir) =>
  bundleFile(`apps/${app}/src/main.ts`, outDir, { tsconfig: `apps/${app}/tsconfig.json`, companions: COMPANIONS[app], whole: WHOLE.has(app) });
