import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';

const root = path.resolve(import.meta.dirname, '../..');

/** What becomes of the tests of spec files that share a process, run in the order in which they are given: by file and name. */
const statesOf = (environment, specs) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tributary-environment-'));
  const [config, report, order] = ['jest.config.json', 'report.json', 'order.cjs'].map((name) => path.join(folder, name));
  specs.forEach((text, at) => writeFileSync(path.join(folder, `${at}.spec.js`), text));
  writeFileSync(order, `module.exports = class { sort(tests) { return [...tests].sort((one, other) => (one.path < other.path ? -1 : 1)); } shard(tests) { return tests; } cacheResults() {} allFailedTests(tests) { return tests; } };`);
  writeFileSync(config, JSON.stringify({ rootDir: folder, testEnvironment: path.join(root, 'tools/jest', environment), transform: {}, cacheDirectory: path.join(folder, 'cache'), testSequencer: order }));
  const env = { ...process.env, NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning', NODE_TEST_CONTEXT: undefined };
  const { stderr } = spawnSync(process.execPath, [path.join(root, 'node_modules/jest/bin/jest.js'), '-i', '-c', config, '--json', `--outputFile=${report}`], { cwd: folder, env, encoding: 'utf8' });
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const states = testResults.flatMap(({ name, message, assertionResults }) => (assertionResults.length ? assertionResults.map(({ title, status }) => [`${path.basename(name)} ${title}`, status]) : [[name, message]]));
    return Object.fromEntries(states.sort());
  } catch {
    throw new Error(stderr);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const MOMENT = 'await new Promise((done) => setTimeout(done, 20));';
const UNCAUGHT = `
  it('throws later', async () => { setTimeout(() => { throw new Error('later'); }, 1); ${MOMENT} });
  it('rejects unheard', async () => { void Promise.reject(new Error('unheard')); ${MOMENT} });
  it('is good', () => expect(1).toBe(1));`;
const IN_A_LISTENER = `
  it('throws in a listener', () => { document.body.addEventListener('click', () => { throw new Error('in a listener'); }); document.body.click(); });`;

describe('what nobody catches', () => {
  const fails = (environment, text, titles) => {
    const files = ['0.spec.js', '1.spec.js'];
    const expected = files.flatMap((file) => [...titles.map((title) => [`${file} ${title}`, 'failed']), [`${file} is good`, 'passed']]);
    assert.deepEqual(statesOf(environment, files.map(() => text)), Object.fromEntries(expected.sort()));
  };

  it('fails its test in every file of a process', () => fails('one-realm-environment.cjs', UNCAUGHT, ['throws later', 'rejects unheard']));

  it('does so in a window, also in a listener', () => fails('one-window-environment.cjs', UNCAUGHT + IN_A_LISTENER, ['throws later', 'rejects unheard', 'throws in a listener']));
});

describe('what a file leaves in its window', () => {
  const LEAVES = `it('leaves much', () => {
    localStorage.setItem('a', '1'); sessionStorage.setItem('a', '1'); document.cookie = 'a=1'; history.pushState(null, '', '/elsewhere');
    document.body.innerHTML = '<p>left</p>'; document.documentElement.lang = 'xx'; window.innerWidth = 5; window.alert = () => 'left';
    document.addEventListener('ping', () => { throw new Error('left'); }); window.addEventListener('ping', () => { throw new Error('left'); });
    setTimeout(() => { throw new Error('left'); }, 10); setInterval(() => document.body.append('left'), 5); jest.useFakeTimers(); jest.setTimeout(1);
  });`;
  const FINDS = `it('finds nothing', async () => {
    for (const target of [document, window]) target.dispatchEvent(new Event('ping'));
    ${MOMENT}
    expect([localStorage.length, sessionStorage.length, document.cookie, location.pathname]).toEqual([0, 0, '', '/']);
    expect([document.body.innerHTML, document.documentElement.lang, innerWidth, String(alert).includes('left')]).toEqual(['', '', 1024, false]);
  });`;

  it('is gone for the next', () => {
    assert.deepEqual(statesOf('one-window-environment.cjs', [LEAVES, FINDS]), { '0.spec.js leaves much': 'passed', '1.spec.js finds nothing': 'passed' });
  });
});
