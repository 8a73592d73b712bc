// Bundles Node programs: their own source and our libs into one file, every npm package external.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Programs beside main.js: those who open strangers' files do it in a process of its own. */
const READER = { reader: 'libs/domains/flows/src/read/reader.main.ts' };
const COMPANIONS = { api: { ...READER, table: 'libs/sheets/src/table/small-table.main.ts' }, worker: READER };

/** Writes the bundle of a TypeScript file as <outDir>/main.js, to be run from below the root (it finds node_modules there). */
export const bundleFile = async (file, outDir, tsconfig = 'tsconfig.json', companions = {}) => {
  mkdirSync(outDir, { recursive: true });
  const built = await rolldown({
    cwd: root,
    input: { main: file, ...companions },
    platform: 'node',
    tsconfig: path.join(root, tsconfig),
    // rolldown's own decorator runtime has no package at run time: it goes into the bundle
    external: (id) => !/^(\.|\/|@tributary\/|@oxc-project\/runtime\/|\0)/.test(id),
  });
  await built.write({ dir: outDir, format: 'cjs', sourcemap: true, entryFileNames: '[name].js', keepNames: true, cleanDir: true });
  writeFileSync(path.join(outDir, 'package.json'), JSON.stringify({ type: 'commonjs' }));
};

/** Bundles apps/<app>/src/main.ts. */
export const bundle = (app, outDir) => bundleFile(`apps/${app}/src/main.ts`, outDir, `apps/${app}/tsconfig.json`, COMPANIONS[app]);
