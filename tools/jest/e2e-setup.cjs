// Before the end-to-end tests: servers, and a database with the demo company that every world clones.
const { mkdirSync, mkdtempSync } = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '../..');

module.exports = async () => {
  const { startTestServers } = await import('../testing/servers.mjs');
  const { demoTemplate } = await import('../testing/demo-template.mjs');
  const { findChromium, findPortalBrowser } = await import('../testing/debian.mjs');
  process.env.APP_DB_PASSWORD ??= 'tributary_app_test';
  process.env.CHROMIUM ||= findChromium() ?? '';
  process.env.PORTAL_BROWSER ||= findPortalBrowser() ?? '';
  const data = path.join(root, '.data/test');
  mkdirSync(data, { recursive: true });
  // what the first start of a program has compiled is not compiled at the next ones
  process.env.TEST_PROGRAMS = mkdtempSync(path.join(data, 'programs-'));
  globalThis.__tributaryServers = await startTestServers(root);
  Object.assign(process.env, await demoTemplate(root, process.env.TEST_PG_URL));
};
