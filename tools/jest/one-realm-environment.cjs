// Node as the product has it: one realm, and packages that are loaded once for all spec files of a process, by Node itself. Jest's own
// environment gives each file a realm of its own, in which a second is spent on evaluating the same packages again.
const { createRequire } = require('node:module');
const vm = require('node:vm');
const { LegacyFakeTimers, ModernFakeTimers } = require('@jest/fake-timers');
const Resolver = require('jest-resolve').default;
const { ModuleMocker } = require('jest-mock');

/** Stands for the one realm where jest insists on naming one. */
const HERE = vm.createContext();
/** Jest's own packages are what it loads them for: each file has its own. */
const PACKAGE = /\/node_modules\/(?!jest|@jest\/|expect\/|pretty-format\/).+\.[cm]?js$/;
const NATIVE = Symbol.for('tributary.native-require');
/** Where jest keeps of a file who hears what happens in it, and what it asked for: an error would be told to the file before. */
const OF_ONE_FILE = ['EVENT_HANDLERS', 'TEST_TIMEOUT_SYMBOL', 'RETRY_TIMES', 'RETRY_IMMEDIATELY', 'WAIT_BEFORE_RETRY', 'LOG_ERRORS_BEFORE_RETRY'].map((name) => Symbol.for(name));
globalThis[NATIVE] = createRequire(__filename);

const { compileFunction, SourceTextModule, SyntheticModule } = vm;
const inThisRealm = (options = {}) => {
  const { parsingContext, context, ...others } = options;
  return parsingContext === HERE || context === HERE ? others : options;
};
vm.compileFunction = (code, parameters, options) => {
  const isPackage = options?.parsingContext === HERE && PACKAGE.test(options.filename);
  return compileFunction(isPackage ? `module.exports = globalThis[Symbol.for('${NATIVE.description}')](__filename);` : code, parameters, inThisRealm(options));
};
vm.SourceTextModule = class extends SourceTextModule {
  constructor(code, options) {
    super(code, inThisRealm(options));
  }
};
vm.SyntheticModule = class extends SyntheticModule {
  constructor(names, evaluate, options) {
    super(names, evaluate, inThisRealm(options));
  }
};
const isEsm = Resolver.unstable_shouldLoadAsEsm;
Resolver.unstable_shouldLoadAsEsm = (file, ...others) => !PACKAGE.test(file) && isEsm(file, ...others);

module.exports = class OneRealmEnvironment {
  constructor({ projectConfig: config }) {
    this.global = globalThis;
    this.variables = { ...process.env };
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = new LegacyFakeTimers({ config, global: globalThis, moduleMocker: this.moduleMocker, timerConfig: { idToRef: (id) => id, refToId: (ref) => ref } });
    this.fakeTimersModern = new ModernFakeTimers({ config, global: globalThis });
  }

  async setup() {}

  /** What a file changed for itself must not reach the next one. */
  async teardown() {
    this.fakeTimers.dispose();
    this.fakeTimersModern.dispose();
    for (const name of Object.keys(process.env)) if (!(name in this.variables)) delete process.env[name];
    Object.assign(process.env, this.variables);
    delete globalThis.classValidatorMetadataStorage;
    for (const symbol of OF_ONE_FILE) delete globalThis[symbol];
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return HERE;
  }
};
