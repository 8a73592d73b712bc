import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { countReports, failedTasks, failuresOf, unreportedFailures } from './results.mjs';

const report = (passed, failed, broken = 0) => JSON.stringify({ numPassedTests: passed, numFailedTests: failed, numRuntimeErrorTestSuites: broken, numPendingTests: 1, numTodoTests: 0 });
const output = `
Failed tasks:
- not this one, a test printed it

 NX   Ran targets lint, test for 3 projects

\u001b[31mFailed tasks:\u001b[39m

- workspace:lint
- orders:test

Hint: run again
`;

describe('results of a test run', () => {
  it('sums the reports; a spec file that could not run is a failure', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tributary-results-'));
    writeFileSync(path.join(folder, 'a.json'), report(3, 1));
    writeFileSync(path.join(folder, 'b.json'), report(4, 0));
    writeFileSync(path.join(folder, 'c.json'), report(0, 0, 2));
    writeFileSync(path.join(folder, 'note.txt'), 'no report');
    assert.deepEqual(countReports(folder), { passed: 7, failed: 3, skipped: 3, failing: 2 });
    rmSync(folder, { recursive: true });
  });

  it('counts nothing where no report was written', () => {
    assert.deepEqual(countReports('/nowhere'), { passed: 0, failed: 0, skipped: 0, failing: 0 });
  });

  it('names each failed test and each file that could not run, with the beginning of the message', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tributary-results-'));
    const long = Array.from({ length: 40 }, (_, line) => `line ${line}`).join('\n');
    const testResults = [
      { name: 'a.spec.ts', status: 'failed', message: 'all of it', assertionResults: [{ status: 'passed', fullName: 'good', failureMessages: [] }, { status: 'failed', fullName: 'bad', failureMessages: [`\u001b[31m${long}`] }] },
      { name: 'b.spec.ts', status: 'failed', message: 'no such module', assertionResults: [] },
    ];
    writeFileSync(path.join(folder, 'a.json'), JSON.stringify({ ...JSON.parse(report(1, 1, 1)), testResults }));
    writeFileSync(path.join(folder, 'b.json'), report(4, 0));
    const [bad, broken] = failuresOf(folder);
    assert.deepEqual([bad.file, bad.test, bad.message.split('\n').length], ['a.spec.ts', 'bad', 12]);
    assert.deepEqual(broken, { file: 'b.spec.ts', test: 'could not run', message: 'no such module' });
    rmSync(folder, { recursive: true });
  });

  it('reads the failed tasks from the end of what Nx says', () => {
    assert.deepEqual(failedTasks(output), ['workspace:lint', 'orders:test']);
    assert.deepEqual(failedTasks('all is well'), []);
  });

  it('adds a failure for each failed task without a failing report, and for a run that died without any', () => {
    assert.equal(unreportedFailures(['workspace:lint', 'orders:test'], 1), 1);
    assert.equal(unreportedFailures(['orders:test'], 1), 0);
    assert.equal(unreportedFailures([], 0), 1);
  });
});
