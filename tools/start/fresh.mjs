// npm start -- --fresh: forgets the data of this checkout, and nothing else.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Test runs keep their own servers below .data/test; they may be under way. */
const KEEP = new Set(['running.json', 'test']);

export const forgetData = (root) => {
  const folder = path.join(root, '.data');
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (!KEEP.has(name)) rmSync(path.join(folder, name), { recursive: true, force: true });
  }
};
