// Tells eslint-plugin-import-x where our aliases lead, so that a cycle through an alias is seen as well.
const { existsSync } = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '../..');
const { compilerOptions } = require(path.join(root, 'tsconfig.base.json'));

exports.interfaceVersion = 2;
exports.resolve = (source, file) => {
  const [alias] = compilerOptions.paths[source] ?? [];
  if (!alias && !source.startsWith('.') && !path.isAbsolute(source)) return { found: false };
  const target = alias ? path.join(root, alias) : path.resolve(path.dirname(file), source);
  const found = [target, `${target}.ts`, path.join(target, 'index.ts')].find((candidate) => path.extname(candidate) && existsSync(candidate));
  return found ? { found: true, path: found } : { found: false };
};
