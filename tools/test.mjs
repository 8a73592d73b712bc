// npm test: everything, on a machine with nothing prepared. Ends with the line "N passed, N failed".
// npm test -- lint medium: only these targets.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bootstrap, root, whenParentDies } from './bootstrap.mjs';

await bootstrap(import.meta.url);

const { own, stop } = await import('./infra/child.mjs');
const { findChromium, provideTestPackages } = await import('./testing/debian.mjs');
const { countReports, failedTasks, failuresOf, unreportedFailures } = await import('./testing/results.mjs');
const { startTestServers } = await import('./testing/servers.mjs');

const RESULTS = path.join(root, 'dist/test-results');
/** Nx starts lint last, and it is the longest of its phase: a third task at a time keeps it from being left alone with one core. */
const PHASES = [{ targets: ['lint', 'typecheck', 'build'], atOnce: 3 }, { targets: ['test', 'medium'], atOnce: 2 }, { targets: ['e2e'], atOnce: 1 }];

/** One Nx run, shown as it goes. */
const runPhase = (targets, atOnce) => new Promise((resolve) => {
  console.log(`\n=== ${targets.join(', ')}`);
  const args = ['run-many', '-t', ...targets, `--parallel=${atOnce}`, '--nxBail=false', '--outputStyle=static'];
  const child = own('nx', args, { detached: false, stdio: ['ignore', 'pipe', 'pipe'] });
  current = child;
  let output = '';
  // Nx tells of failures on either stream
  for (const [from, to] of [[child.stdout, process.stdout], [child.stderr, process.stderr]]) {
    from.on('data', (part) => {
      output += part;
      to.write(part);
    });
  }
  child.once('close', (status) => resolve({ status, output }));
});

let [current, servers] = [];
const interrupted = async () => {
  if (current) await stop(current);
  await servers?.stop();
  process.exit(130);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, interrupted);
whenParentDies(interrupted);

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
provideTestPackages();
process.env.APP_DB_PASSWORD ??= 'tributary_app_test';
process.env.CHROMIUM ??= findChromium() ?? '';
servers = await startTestServers(root);

const only = process.argv.slice(2);
let [failing, unreported] = [0, 0];
for (const { targets, atOnce } of PHASES) {
  const wanted = targets.filter((target) => !only.length || only.includes(target));
  if (!wanted.length) continue;
  const { status, output } = await runPhase(wanted, atOnce);
  const now = countReports(RESULTS);
  if (status !== 0) unreported += unreportedFailures(failedTasks(output), now.failing - failing);
  failing = now.failing;
}
await servers.stop();

// once more at the end, for whoever sees only the end
for (const { file, test, message } of failuresOf(RESULTS)) console.log(`\nFAILED ${path.relative(root, file)} › ${test}\n${message}`);
const totals = countReports(RESULTS);
if (totals.skipped) console.log(`${totals.skipped} skipped`);
console.log(`${totals.passed} passed, ${totals.failed + unreported} failed`);
process.exit(totals.failed + unreported || !totals.passed ? 1 : 0);
