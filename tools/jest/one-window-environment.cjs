// The one realm with a browser's window in it: Angular and what stands on it are loaded once for all spec files of a process, and each
// file has a window of its own.
const OneRealmEnvironment = require('./one-realm-environment.cjs');
const { openWindow } = require('./window-in-realm.cjs');

module.exports = class OneWindowEnvironment extends OneRealmEnvironment {
  constructor(config, { console }) {
    // before the fake timers, which replace what they find
    const window = openWindow(console);
    super(config);
    this.window = window;
  }

  async teardown() {
    await super.teardown();
    this.window.close();
  }
};
