// Bundles one Node app: its own source and our libs into one file, every npm package external.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

export const bundle = async (app, outDir) => {
  mkdirSync(outDir, { recursive: true });
  const built = await rolldown({
    cwd: root,
    input: { main: `apps/${app}/src/main.ts` },
    platform: 'node',
    tsconfig: path.join(root, `apps/${app}/tsconfig.json`),
    // rolldown's own decorator runtime has no package at run time: it goes into the bundle
    external: (id) => !/^(\.|\/|@tributary\/|@oxc-project\/runtime\/|\0)/.test(id),
  });
  await built.write({ dir: outDir, format: 'cjs', sourcemap: true, entryFileNames: '[name].js', keepNames: true, cleanDir: true });
  writeFileSync(path.join(outDir, 'package.json'), JSON.stringify({ type: 'commonjs' }));
};
