// A Jest reporter that leaves the numbers of the run in test-results/jest.json, from where `npm test` adds them up.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

class JestResult {
  constructor(globalConfig) {
    this.dir = join(globalConfig.rootDir, 'test-results');
  }

  onRunComplete(_contexts, results) {
    mkdirSync(this.dir, { recursive: true });
    const passed = results.numPassedTests;
    // A file that cannot even be loaded has no failed test; it counts as one.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    writeFileSync(join(this.dir, 'jest.json'), `${JSON.stringify({ passed, failed, skipped: results.numPendingTests + results.numTodoTests })}\n`);
  }
}

export default JestResult;
