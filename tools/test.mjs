// `npm test`: the checks and every test project, ending with the line `N passed, M failed`.
// Words after `npm test --` go to Vitest (a path, `--project db`); the checks are then left out.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectEnvironment, root, runChecks } from './checks.mjs';

const chosen = process.argv.slice(2);

const checks = chosen.length === 0 ? countChecks(await runChecks()) : { passed: 0, failed: 0 };
const tests = await runVitest();
const passed = checks.passed + tests.passed;
const failed = checks.failed + tests.failed;
process.exitCode = failed === 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);

function countChecks(outcomes) {
  const passed = outcomes.filter(({ ok }) => ok).length;
  return { passed, failed: outcomes.length - passed };
}

/** A run that dies before it can count, or that fails without a failed test, is one failure more. */
async function runVitest() {
  const folder = mkdtempSync(join(tmpdir(), 'semesta-counts-'));
  const file = join(folder, 'counts.json');
  try {
    const code = await startVitest(file);
    const counts = readCounts(file) ?? { passed: 0, failed: 0, skipped: 0 };
    // A skipped test proves nothing; only someone who chose tests by hand has left others out on purpose.
    const left = chosen.length === 0 ? counts.skipped : 0;
    if (counts.skipped > 0) console.log(`${counts.skipped} skipped${left > 0 ? ', counted as failed' : ''}`);
    const failed = counts.failed + left;
    return { passed: counts.passed, failed: code !== 0 && failed === 0 ? 1 : failed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function startVitest(countsFile) {
  const words = ['run', '--reporter=default', '--reporter=./tests/support/final-line-reporter.ts', ...chosen];
  const child = spawn(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), ...words], {
    cwd: root,
    env: projectEnvironment({ SEMESTA_TEST_COUNTS: countsFile }),
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
