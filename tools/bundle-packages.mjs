// Which packages a built program loads by itself.
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';

const LOADS = /(?:require|import)\(\s*["']([^"'.\\/][^"']*)["']\s*\)/g;

const packageName = (id) => id.split('/').slice(0, id.startsWith('@') ? 2 : 1).join('/');

/** Of all its parts: what several programs of one build share lies in files of its own. */
export const packagesOf = (folder) => {
  const parts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const ids = parts.flatMap((name) => [...readFileSync(path.join(folder, name), 'utf8').matchAll(LOADS)].map(([, id]) => id));
  return [...new Set(ids.filter((id) => !id.startsWith('node:') && !builtinModules.includes(id)).map(packageName))];
};
