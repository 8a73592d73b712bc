// npm run bench [-- <name> …]: runs tools/bench/<name>.bench.ts, each against a PostgreSQL of its own run with durable
// settings, migrated. A benchmark clones TEST_TEMPLATE as medium tests do, prints its line and writes dist/bench/<name>.json.
import { globSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { bundleFile } from '../bundle.mjs';
import { startTestServers } from '../testing/servers.mjs';
import { migratedTemplate } from '../testing/template.mjs';
import { passOn } from './pass-on.mjs';

const DURABLE = ['fsync=on'];

export const bench = async (root, names) => {
  const files = globSync('tools/bench/*.bench.ts', { cwd: root }).sort();
  const nameOf = (file) => path.basename(file, '.bench.ts');
  const wanted = files.filter((file) => !names.length || names.includes(nameOf(file)));
  if (!wanted.length) throw new Error(`There is no such benchmark: use one of ${files.map(nameOf).join(', ')}.`);
  mkdirSync(path.join(root, 'dist/bench'), { recursive: true });
  process.env.APP_DB_PASSWORD ??= 'tributary_app_test';
  const servers = await startTestServers(root, DURABLE);
  try {
    process.env.TEST_TEMPLATE = await migratedTemplate(root, process.env.TEST_PG_URL);
    let worst = 0;
    for (const file of wanted) {
      const folder = path.join(root, 'dist/bench/build', nameOf(file));
      await bundleFile(file, folder);
      worst = Math.max(worst, await passOn(process.execPath, ['--enable-source-maps', path.join(folder, 'main.js')]));
    }
    return worst;
  } finally {
    await servers.stop();
  }
};
