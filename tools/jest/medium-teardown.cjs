const { rmSync } = require('node:fs');

module.exports = async () => {
  if (process.env.TEST_PROGRAMS) rmSync(process.env.TEST_PROGRAMS, { recursive: true, force: true });
  await globalThis.__tributaryServers.stop();
};
