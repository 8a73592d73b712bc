const path = require('node:path');
const preset = require('./preset.cjs');

// Real processes from dist/, a database with the demo company, a real browser. Each spec file starts a world of its own;
// two at a time keep two cores busy, and a third would only make all of them wait.
module.exports = {
  ...preset,
  testMatch: ['<rootDir>/apps/e2e/**/*.e2e.spec.ts'],
  globalSetup: path.join(__dirname, 'e2e-setup.cjs'),
  globalTeardown: path.join(__dirname, 'medium-teardown.cjs'),
  testSequencer: path.join(__dirname, 'longest-first.cjs'),
  maxWorkers: 2,
  testTimeout: 120_000,
};
