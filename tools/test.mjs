// `npm test`: the checks and every test project, ending with the line `N passed, M failed`.
// Words after `npm test --` go to Vitest (a path, `--project db`); the checks are then left out.
import { root, runChecks } from './checks.mjs';
import { runVitest } from './run-vitest.mjs';

const chosen = process.argv.slice(2);

const checks = chosen.length === 0 ? countChecks(await runChecks()) : { passed: 0, failed: 0 };
const tests = await runVitest(root, chosen);
// A skipped test proves nothing; only someone who chose tests by hand has left others out on purpose.
const left = chosen.length === 0 ? tests.skipped : 0;
if (tests.skipped > 0) console.log(`${tests.skipped} skipped${left > 0 ? ', counted as failed' : ''}`);
const passed = checks.passed + tests.passed;
const failed = checks.failed + tests.failed + left;
process.exitCode = failed === 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);

function countChecks(outcomes) {
  const passed = outcomes.filter(({ ok }) => ok).length;
  return { passed, failed: outcomes.length - passed };
}
