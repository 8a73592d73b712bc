// A reporter for `node --test` that writes the counts in the form of jest's JSON report.

/** @param events what the test runner tells, in order */
export default async function* jestReporter(events) {
  const counts = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, numRuntimeErrorTestSuites: 0 };
  for await (const { type, data } of events) {
    if (data?.details?.type === 'suite') continue;
    if (type === 'test:fail') counts.numFailedTests += 1;
    if (type === 'test:pass') counts[data.skip ? 'numPendingTests' : 'numPassedTests'] += 1;
  }
  yield `${JSON.stringify(counts)}\n`;
}
