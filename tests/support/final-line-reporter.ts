import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

type Counts = { passed: number; failed: number; skipped: number };

/**
 * Counts what a run proved: a module that cannot be imported, a hook that throws and an error nobody caught
 * are failures like a failed test. Writes the counts to the file SEMESTA_TEST_COUNTS, else prints the line.
 */
class FinalLineReporter implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandled: ReadonlyArray<SerializedError>): void {
    const counts = countModules(modules);
    counts.failed += unhandled.length;
    const file = process.env.SEMESTA_TEST_COUNTS;
    if (file === undefined || file === '') {
      process.once('exit', () => process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`));
      return;
    }
    writeFileSync(file, JSON.stringify(counts));
  }
}

function countModules(modules: ReadonlyArray<TestModule>): Counts {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const module of modules) {
    if (module.errors().length > 0) counts.failed += 1;
    for (const suite of module.children.allSuites()) if (suite.errors().length > 0) counts.failed += 1;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      // A test that never got a verdict was cut off, and has proved nothing.
      counts[state === 'pending' ? 'failed' : state] += 1;
    }
  }
  return counts;
}

// biome-ignore lint/style/noDefaultExport: Vitest takes a reporter by its default export.
export default FinalLineReporter;
