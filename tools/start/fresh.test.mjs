import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import { forgetData } from './fresh.mjs';

it('forgets the data of one company but neither this run nor the tests under way', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'tributary-fresh-'));
  for (const folder of ['pg', 'raw', 'test/123', 'pharma/pg', 'pharma/raw']) mkdirSync(path.join(root, '.data', folder), { recursive: true });
  for (const file of ['.data/running.json', '.data/secrets.json', 'README.md']) writeFileSync(path.join(root, file), '');
  forgetData(root, 'lubricants');
  assert.deepEqual(readdirSync(path.join(root, '.data')).sort(), ['pharma', 'running.json', 'test']);
  assert.deepEqual(readdirSync(path.join(root, '.data/pharma')), ['pg', 'raw']);
  forgetData(root, 'pharma');
  assert.deepEqual(readdirSync(path.join(root, '.data/pharma')), []);
  assert.deepEqual(readdirSync(root).sort(), ['.data', 'README.md']);
  rmSync(root, { recursive: true });
});
