// Bundles one Node app: its own source and our libs into one file, every npm package external.
import { mkdirSync, writeFileSync } from 'node:fs';
import { rolldown } from 'rolldown';

const [app] = process.argv.slice(2);
const outDir = `dist/apps/${app}`;
mkdirSync(outDir, { recursive: true });
const bundle = await rolldown({
  input: { main: `apps/${app}/src/main.ts` },
  platform: 'node',
  tsconfig: `apps/${app}/tsconfig.json`,
  // rolldown's own decorator runtime has no package at run time: it goes into the bundle
  external: (id) => !/^(\.|\/|@tributary\/|@oxc-project\/runtime\/|\0)/.test(id),
});
await bundle.write({ dir: outDir, format: 'cjs', sourcemap: true, entryFileNames: '[name].js', keepNames: true, cleanDir: true });
writeFileSync(`${outDir}/package.json`, JSON.stringify({ type: 'commonjs' }));
console.log(`built ${outDir}`);
