import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { removeOldPrograms } from './template.mjs';

describe('programs kept for test databases', () => {
  let root;
  beforeEach(() => (root = mkdtempSync(path.join(tmpdir(), 'tributary-programs-'))));
  afterEach(() => rmSync(root, { recursive: true }));

  it('have their folder in a checkout in which nothing ran yet: the first task may be the one that asks', () => {
    const folder = path.join(root, '.data/test');
    removeOldPrograms(folder);
    assert.ok(existsSync(folder));
  });

  it('go when they are old, and only they', () => {
    const old = new Date(Date.now() - 2 * 3_600_000);
    for (const name of ['database-old', 'database-young', '123', 'demo-old']) mkdirSync(path.join(root, name));
    for (const name of ['database-old', '123', 'demo-old']) utimesSync(path.join(root, name), old, old);
    removeOldPrograms(root);
    assert.deepEqual(readdirSync(root).sort(), ['123', 'database-young', 'demo-old']);
  });
});
