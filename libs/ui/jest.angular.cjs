// Angular's compiler in Jest, as ES modules: shared by the design kit and the portal.
const path = require('node:path');
const { createEsmPreset } = require('jest-preset-angular/presets');

const root = path.resolve(__dirname, '../..');

/** Jest settings for one project of Angular sources. */
module.exports = (rootDir) => ({
  ...createEsmPreset({ tsconfig: path.join(__dirname, 'tsconfig.spec.json') }),
  rootDir,
  testEnvironment: 'jest-preset-angular/environments/jest-jsdom-env',
  setupFilesAfterEnv: [path.join(__dirname, 'jest.setup.ts')],
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  moduleNameMapper: {
    '^@tributary/ui$': path.join(root, 'libs/ui/src/index.ts'),
    '^@tributary/api-client$': path.join(root, 'libs/api-client/src/index.ts'),
  },
});
