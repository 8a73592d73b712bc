// One file per command; each takes (root, arguments) and answers the exit code.
import { apiClient } from './api-client.mjs';
import { bench } from './bench.mjs';
import { benchFiles } from './bench-files.mjs';
import { database, seed } from './database.mjs';
import { fuzz } from './fuzz.mjs';
import { killed } from './killed.mjs';
import { histories } from './histories.mjs';
import { passOn } from './pass-on.mjs';

const nx = (...targets) => (root, args) => passOn('nx', ['run-many', '-t', ...targets, '--parallel=2', '--outputStyle=static', ...args]);

export const commands = {
  seed,
  database,
  bench,
  'bench:files': benchFiles,
  fuzz,
  histories,
  killed,
  build: nx('build'),
  lint: nx('lint'),
  typecheck: nx('typecheck'),
  'api-client': apiClient,
};
