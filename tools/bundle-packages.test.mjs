import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { packagesOf } from './bundle-packages.mjs';

test('a program needs the packages of every part of its bundle', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tributary-bundle-'));
  writeFileSync(path.join(folder, 'main.js'), `const a = require('./shared-x1.js'); require("@nestjs/core/router"); require('node:fs'); require('fs');`);
  writeFileSync(path.join(folder, 'reader.js'), `require('./shared-x1.js'); import('playwright-core');`);
  writeFileSync(path.join(folder, 'shared-x1.js'), `require('yauzl');`);
  writeFileSync(path.join(folder, 'main.js.map'), `require('nothing')`);
  assert.deepEqual(packagesOf(folder).sort(), ['@nestjs/core', 'playwright-core', 'yauzl']);
  rmSync(folder, { recursive: true });
});
