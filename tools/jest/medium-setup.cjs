// Before the medium tests of one jest process: servers, and the migrated database that every spec file clones.
const { mkdirSync, mkdtempSync } = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '../..');

module.exports = async () => {
  const { startTestServers } = await import('../testing/servers.mjs');
  const { migratedTemplate } = await import('../testing/template.mjs');
  // the same for every jest process: they share one cluster, and roles belong to the cluster
  process.env.APP_DB_PASSWORD ??= 'tributary_app_test';
  const data = path.join(root, '.data/test');
  mkdirSync(data, { recursive: true });
  // programs that several spec files start are built once
  process.env.TEST_PROGRAMS = mkdtempSync(path.join(data, 'programs-'));
  globalThis.__tributaryServers = await startTestServers(root);
  process.env.TEST_TEMPLATE = await migratedTemplate(root, process.env.TEST_PG_URL);
};
