// npm run bench:files -- <folder>: how well the product reads a folder of real files whose contents are known (tools/files-bench).
import path from 'node:path';
import { bundleFile } from '../bundle.mjs';
import { passOn } from './pass-on.mjs';

export const benchFiles = async (root, args) => {
  const folder = path.join(root, 'dist/bench/build/files');
  await bundleFile('tools/files-bench/run.ts', folder, { companions: { observe: 'tools/files-bench/observe.main.ts' } });
  return passOn(process.execPath, ['--enable-source-maps', path.join(folder, 'main.js'), ...args]);
};
