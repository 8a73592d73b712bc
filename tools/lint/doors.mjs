// The doors of a domain: @tributary/<domain> for peers, /http and /worker for one app each, /testing for tests and seeds;
// @tributary/sheets/open is what the processes that read strangers' files may load.
const HTTP = { regex: '^@tributary/[^/]+/http$', message: 'Controllers are for apps/api: import @tributary/<domain>.' };
const WORKER = { regex: '^@tributary/[^/]+/worker$', message: 'Job handlers are for apps/worker: import @tributary/<domain>.' };
const TESTING = { regex: '^@tributary/[^/]+/testing$', message: 'Builders are for specs, seeds and end-to-end tests.' };
const DEEP = { regex: '^(@tributary/[^/]+/(?!http$|worker$|testing$|open$)|.*/libs/)', message: 'Import another project through its door, @tributary/<name>.' };

const closed = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns: [DEEP, ...patterns] }] });

/** Later entries win: what is closed is said for each place in full. */
export const doors = [
  { files: ['**/*.ts'], rules: closed(HTTP, WORKER, TESTING) },
  { files: ['apps/api/**/*.ts'], rules: closed(WORKER, TESTING) },
  { files: ['apps/worker/**/*.ts'], rules: closed(HTTP, TESTING) },
  { files: ['apps/database/src/seeds/**/*.ts'], rules: closed(HTTP, WORKER) },
  { files: ['**/*.spec.ts', 'apps/e2e/**/*.ts', 'tools/bench/**/*.ts', 'libs/**/testing/**/*.ts', 'apps/api/src/testing/**/*.ts', 'libs/**/testing.ts'], rules: closed() },
];
