// A browser's window in Node's one realm: its names become the realm's for as long as it is open.
const vm = require('node:vm');
const { JSDOM, VirtualConsole } = require('jsdom');

/** What Node has as browsers do. */
const NODES = new Set(['URL', 'URLSearchParams', 'TextDecoder', 'TextEncoder', 'performance', 'crypto', 'queueMicrotask', 'atob', 'btoa', 'console']);
const LANGUAGE = new Set(vm.runInNewContext('Object.getOwnPropertyNames(globalThis)'));
/** A window's names for itself are the realm, so that what a test changes in one is changed in the other. */
const ITSELF = new Set(['window', 'self', 'top', 'parent', 'frames']);
const AS_EVENT_TARGET = ['addEventListener', 'removeEventListener', 'dispatchEvent'];
/** Node's own, which are what jsdom's are made of, and each with what ends it. */
const TIMERS = { setTimeout: 'clearTimeout', setInterval: 'clearInterval', setImmediate: 'clearImmediate' };
const OF_TIMERS = new Set(Object.entries(TIMERS).flat());

const isReplaced = (name) => !name.startsWith('_') && ![NODES, LANGUAGE, OF_TIMERS].some((names) => names.has(name));
const namesOf = (window) => [...Object.getOwnPropertyNames(window).filter(isReplaced), ...AS_EVENT_TARGET];

/** A class as it is, a method on its window, anything else by asking the window each time. */
const descriptorOf = (window, name) => {
  const common = { configurable: true, enumerable: true };
  if (ITSELF.has(name)) return { ...common, writable: true, value: globalThis };
  if (Object.getOwnPropertyDescriptor(window, name)?.get) return { ...common, get: () => window[name], set: (value) => Reflect.set(window, name, value) };
  const value = window[name];
  return { ...common, writable: true, value: /^[a-z]/.test(name) && typeof value === 'function' ? value.bind(window) : value };
};

/** Opens a window. `close` gives the realm its names back and ends the timers that were started meanwhile. */
exports.openWindow = (console) => {
  const { window } = new JSDOM('<!DOCTYPE html>', { url: 'http://localhost/', pretendToBeVisual: true, virtualConsole: new VirtualConsole().forwardTo(console) });
  const replaced = new Map();
  const started = [];
  const replace = (name, descriptor) => {
    replaced.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
    Object.defineProperty(globalThis, name, descriptor);
  };
  for (const [start, end] of Object.entries(TIMERS)) {
    const [nodes, ends] = [globalThis[start], globalThis[end]];
    const remembered = (...args) => {
      const timer = nodes(...args);
      started.push(() => ends(timer));
      return timer;
    };
    replace(start, { configurable: true, enumerable: true, writable: true, value: Object.assign(remembered, nodes) });
  }
  for (const name of namesOf(window)) replace(name, descriptorOf(window, name));
  // what a listener throws fails the test, though the one that dispatched the event goes on
  window.addEventListener('error', ({ error }) => error != null && process.emit('uncaughtException', error));
  return {
    close: () => {
      for (const end of started) end();
      for (const [name, before] of replaced) {
        if (before) Object.defineProperty(globalThis, name, before);
        else delete globalThis[name];
      }
      window.close();
    },
  };
};
