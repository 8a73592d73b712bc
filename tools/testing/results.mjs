// Counts of a test run, from the reports that jest writes and from what Nx says of the tasks that write none.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** Sums jest's JSON reports in a folder; a spec file that could not run at all is one failure. `failing`: reports with failures. */
export const countReports = (folder) => {
  const totals = { passed: 0, failed: 0, skipped: 0, failing: 0 };
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (!name.endsWith('.json')) continue;
    const report = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
    totals.passed += report.numPassedTests;
    const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
    totals.failed += failed;
    totals.failing += failed ? 1 : 0;
    totals.skipped += report.numPendingTests + report.numTodoTests;
  }
  return totals;
};

/** What failed, by the reports: where, which test, and how its message begins. */
export const failuresOf = (folder) => {
  const failures = [];
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (!name.endsWith('.json')) continue;
    const { testResults = [] } = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
    for (const { name: file, status, message, assertionResults = [] } of testResults) {
      const failed = assertionResults.filter((test) => test.status === 'failed');
      for (const { fullName, failureMessages } of failed) failures.push({ file, test: fullName, message: beginning(failureMessages.join('\n')) });
      if (status === 'failed' && !failed.length) failures.push({ file, test: 'could not run', message: beginning(message) });
    }
  }
  return failures;
};

const SHOWN_LINES = 12;
const beginning = (text) => stripVTControlCharacters(text).trim().split('\n').slice(0, SHOWN_LINES).join('\n');

/** The tasks that Nx lists under "Failed tasks:" at the end of a run, as "project:target". */
export const failedTasks = (output) => {
  const plain = stripVTControlCharacters(output);
  const list = plain.split('Failed tasks:').slice(1).at(-1) ?? '';
  return [...list.matchAll(/^\s*- (\S+:\S+)\s*$/gm)].map(([, task]) => task);
};

/** Failures that no report tells of: tasks of other kinds, test tasks that died before their report, or Nx itself. */
export const unreportedFailures = (tasks, failingReports) => Math.max(tasks.length - failingReports, tasks.length ? 0 : 1);
