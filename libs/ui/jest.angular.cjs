// Angular's compiler in Jest: shared by the design kit and the portal.
const path = require('node:path');
const { createCjsPreset } = require('jest-preset-angular/presets');
const { transform: { '^.+\\.ts$': swc } } = require('../../tools/jest/preset.cjs');

const root = path.resolve(__dirname, '../..');
const { transform: angular, ...preset } = createCjsPreset({ tsconfig: path.join(__dirname, 'tsconfig.spec.json') });

/** Jest settings for one project of Angular sources. */
module.exports = (rootDir) => ({
  ...preset,
  rootDir,
  // what is generated of functions and shapes has nothing for Angular's compiler, and is the greater part of all files
  transform: { '/api-client/src/generated/(fn|models)/.+\\.ts$': swc, ...angular },
  testEnvironment: path.join(root, 'tools/jest/one-window-environment.cjs'),
  setupFilesAfterEnv: [path.join(__dirname, 'jest.setup.ts')],
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  moduleNameMapper: {
    '^@tributary/ui$': path.join(root, 'libs/ui/src/index.ts'),
    '^@tributary/api-client$': path.join(root, 'libs/api-client/src/index.ts'),
  },
});
