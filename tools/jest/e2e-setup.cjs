// Before the end-to-end tests: servers, and a database with the demo company that every world clones.
const path = require('node:path');

const root = path.resolve(__dirname, '../..');

module.exports = async () => {
  const { startTestServers } = await import('../testing/servers.mjs');
  const { demoTemplate } = await import('../testing/demo-template.mjs');
  const { findChromium, findPortalBrowser } = await import('../testing/debian.mjs');
  process.env.APP_DB_PASSWORD ??= 'tributary_app_test';
  process.env.CHROMIUM ||= findChromium() ?? '';
  process.env.PORTAL_BROWSER ||= findPortalBrowser() ?? '';
  globalThis.__tributaryServers = await startTestServers(root);
  Object.assign(process.env, await demoTemplate(root, process.env.TEST_PG_URL));
};
