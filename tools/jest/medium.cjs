const path = require('node:path');
const preset = require('./preset.cjs');

// Each spec file gets its own database, cloned from a migrated template; the servers are shared by all of them.
module.exports = {
  ...preset,
  testMatch: ['<rootDir>/{libs,apps,tools}/**/*.medium.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  globalSetup: path.join(__dirname, 'medium-setup.cjs'),
  globalTeardown: path.join(__dirname, 'medium-teardown.cjs'),
  testTimeout: 60_000,
};
