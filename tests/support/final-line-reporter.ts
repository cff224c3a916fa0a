import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

type Counts = { passed: number; failed: number; skipped: number };

/** A file whose process the runtime itself ended, and what it counts for when it is not run again. */
type Crash = { file: string; project: string; signal: string; counts: Counts };

/** Signals by which a runtime ends itself; one sent from outside, or by a test, has another name and is a failure. */
const crashSignals: readonly string[] = ['SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGILL', 'SIGSEGV', 'SIGTRAP'];

/**
 * Counts what a run proved: a module that cannot be imported, a hook that throws and an error nobody caught
 * are failures like a failed test. Writes the counts to the file SEMESTA_TEST_COUNTS, else prints the line.
 * Crashes stand beside the counts in the file, so that the runner can run just these files once more.
 */
class FinalLineReporter implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandled: ReadonlyArray<SerializedError>): void {
    const crashes = crashesAmong(modules, unhandled);
    const whole = modules.filter((module) => !crashes.some((crash) => isOf(crash, module)));
    const counts = sumOf(whole.map(countModule));
    counts.failed += unhandled.length - crashes.length;
    const file = process.env.SEMESTA_TEST_COUNTS;
    if (file === undefined || file === '') {
      const all = sumOf([counts, ...crashes.map((crash) => crash.counts)]);
      process.once('exit', () => process.stdout.write(`${all.passed} passed, ${all.failed} failed\n`));
      return;
    }
    writeFileSync(file, JSON.stringify({ ...counts, crashes }));
  }
}

function countModule(module: TestModule): Counts {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  if (module.errors().length > 0) counts.failed += 1;
  for (const suite of module.children.allSuites()) if (suite.errors().length > 0) counts.failed += 1;
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    // A test that never got a verdict was cut off, and has proved nothing.
    counts[state === 'pending' ? 'failed' : state] += 1;
  }
  return counts;
}

function sumOf(parts: readonly Counts[]): Counts {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const part of parts) {
    sum.passed += part.passed;
    sum.failed += part.failed;
    sum.skipped += part.skipped;
  }
  return sum;
}

/** One for each error that says so, of a file that was cut off before it had told of any failure of its own. */
function crashesAmong(
  modules: ReadonlyArray<TestModule>,
  unhandled: ReadonlyArray<SerializedError>,
): readonly Crash[] {
  const cutOff = new Set(modules.filter((module) => isCutOff(module) && !hasFailed(module)));
  return unhandled.flatMap((error) => {
    const [, signal = '', file = ''] = endOfWorker.exec(error.cause?.message ?? '') ?? [];
    const module = [...cutOff].find(({ moduleId }) => moduleId === file);
    if (module === undefined || !crashSignals.includes(signal)) return [];
    cutOff.delete(module);
    const counts = countModule(module);
    counts.failed += 1;
    return [{ file, project: module.project.name, signal, counts }];
  });
}

/** How Vitest words it; worded otherwise it is a failure like any other. */
const endOfWorker =
  /^Worker exited unexpectedly with signal (\w+) during \w+ state while running test file (.+)$/;

function isOf(crash: Crash, module: TestModule): boolean {
  return crash.file === module.moduleId && crash.project === module.project.name;
}

function isCutOff(module: TestModule): boolean {
  return module.state() === 'pending' || module.state() === 'queued';
}

function hasFailed(module: TestModule): boolean {
  const entries = [...module.children.allTests()];
  const suites = [module, ...module.children.allSuites()];
  return (
    suites.some((suite) => suite.errors().length > 0) ||
    entries.some((test) => test.result().state === 'failed')
  );
}

// biome-ignore lint/style/noDefaultExport: Vitest takes a reporter by its default export.
export default FinalLineReporter;
