/** Prints `N passed, N failed` as the last line; a file that failed to load counts as one failure. */
export default class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    const unloaded = results.testResults.filter((file) => file.testExecError !== undefined).length;
    const skipped = results.numPendingTests > 0 ? `, ${results.numPendingTests} skipped` : '';
    process.stdout.write(
      `${results.numPassedTests} passed, ${results.numFailedTests + unloaded} failed${skipped}\n`,
    );
  }
}
