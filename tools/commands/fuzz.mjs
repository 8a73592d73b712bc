// npm run fuzz [-- <rounds> <seed> <a word of the kinds>]: every parser of strangers' files against mutated ones; the long form of a spec of libs/sheets.
import path from 'node:path';
import { bundleFile } from '../bundle.mjs';
import { passOn } from './pass-on.mjs';

export const fuzz = async (root, args) => {
  const folder = path.join(root, 'dist/bench/build/fuzz');
  await bundleFile('libs/sheets/src/testing/fuzz.main.ts', folder);
  return passOn(process.execPath, ['--enable-source-maps', path.join(folder, 'main.js'), ...args]);
};
