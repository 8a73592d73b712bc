// Shared by the unit and the medium configuration: swc instead of a type check, and the aliases of tsconfig.base.json.
const { readFileSync } = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '../..');
const json = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const { $schema, ...swcrc } = json('.swcrc');
const aliases = Object.entries(json('tsconfig.base.json').compilerOptions.paths);

module.exports = {
  rootDir: root,
  testEnvironment: path.join(root, 'tools/jest/one-realm-environment.cjs'),
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/', '<rootDir>/.nx/'],
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swcrc, swcrc: false, module: { type: 'commonjs' } }] },
  moduleNameMapper: Object.fromEntries(aliases.map(([alias, [file]]) => [`^${alias}$`, path.join(root, file)])),
  setupFiles: [path.join(root, 'tools/jest/setup.cjs')],
};
