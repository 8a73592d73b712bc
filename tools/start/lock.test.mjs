import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { claim, running } from './lock.mjs';

/** Claims the checkout in a process of its own; answers what it said. */
const claimElsewhere = (root) => {
  const script = `import { claim } from ${JSON.stringify(path.join(import.meta.dirname, 'lock.mjs'))};
    try { claim(${JSON.stringify(root)}); console.log('claimed'); } catch (error) { console.log(error.message); }`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).stdout.trim();
};

describe('one run per checkout', () => {
  let root;
  beforeEach(() => (root = mkdtempSync(path.join(tmpdir(), 'tributary-lock-'))));
  afterEach(() => rmSync(root, { recursive: true }));

  it('refuses a second process, and says where the first one is', () => {
    claim(root).tell({ company: 'pharma', address: 'http://127.0.0.1:3000' });
    const said = claimElsewhere(root);
    assert.match(said, /already running from this folder with the company "pharma" at http:\/\/127\.0\.0\.1:3000/);
    assert.ok(said.includes(String(process.pid)));
  });

  it('ends with the process that claimed', () => {
    assert.equal(claimElsewhere(root), 'claimed');
    assert.equal(existsSync(path.join(root, '.data/running.json')), false);
    assert.equal(claimElsewhere(root), 'claimed');
  });

  it('takes over from a process that was killed, even when its number is in use again', () => {
    mkdirSync(path.join(root, '.data'));
    writeFileSync(path.join(root, '.data/running.json'), JSON.stringify({ pid: process.pid, began: 'another time' }));
    assert.equal(running(root), undefined);
    assert.equal(claimElsewhere(root), 'claimed');
  });

  it('tells other commands what runs', () => {
    claim(root).tell({ postgresPort: 5433 });
    assert.equal(running(root).postgresPort, 5433);
  });
});
