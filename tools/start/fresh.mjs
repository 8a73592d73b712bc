// npm start -- --fresh: forgets the data of one company in this checkout, and nothing else.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { dataOf, othersIn } from './companies.mjs';

/** Test runs keep their own servers below .data/test; they may be under way. */
const KEEP = new Set(['running.json', 'test']);

export const forgetData = (root, company) => {
  const folder = dataOf(root, company);
  const others = othersIn(company);
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (!KEEP.has(name) && !others.includes(name)) rmSync(path.join(folder, name), { recursive: true, force: true });
  }
};
