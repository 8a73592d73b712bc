const preset = require('./preset.cjs');

module.exports = {
  ...preset,
  testMatch: ['<rootDir>/{libs,apps/api,apps/worker,apps/sandbox,apps/agent,apps/database,tools}/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '\\.medium\\.spec\\.ts$', '/libs/ui/', '/libs/api-client/'],
};
