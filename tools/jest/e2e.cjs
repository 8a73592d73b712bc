const path = require('node:path');
const preset = require('./preset.cjs');

// Real processes from dist/, a database with the demo company, a real browser. One spec file at a time: each starts a world.
module.exports = {
  ...preset,
  testMatch: ['<rootDir>/apps/e2e/**/*.e2e.spec.ts'],
  globalSetup: path.join(__dirname, 'e2e-setup.cjs'),
  globalTeardown: path.join(__dirname, 'medium-teardown.cjs'),
  maxWorkers: 1,
  testTimeout: 120_000,
};
