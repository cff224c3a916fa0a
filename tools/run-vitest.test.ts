import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'semesta-run-'));
  mkdirSync(join(folder, 'tests'));
  writeFileSync(join(folder, 'vitest.config.js'), 'export default {};');
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('runs a file that the runtime crashed once more, says so, and counts it once', () => {
  const { counts, said } = run({
    crash: `it('a', () => {}); it('b', () => { if (times('crash') === 1) end('SIGTRAP'); });`,
    good: `it('a', () => { times('good'); });`,
  });
  expect(counts).toEqual({ passed: 3, failed: 0, skipped: 0 });
  expect(said).toContain('the process running tests/crash.test.js was ended by SIGTRAP; run again: passed');
  expect(runsOf('good')).toBe(1);
});

it('fails a file that crashes twice, and one whose second run fails', () => {
  const { counts, said } = run({
    twice: `it('a', () => { times('twice'); end('SIGSEGV'); });`,
    later: `it('a', () => { if (times('later') === 1) end('SIGTRAP'); throw new Error('no'); });`,
  });
  expect(counts).toEqual({ passed: 0, failed: 3, skipped: 0 });
  expect(said).toContain('the process running tests/twice.test.js was ended by SIGSEGV; run again: failed');
  expect([runsOf('twice'), runsOf('later')]).toEqual([2, 2]);
});

it('never runs again what failed by itself, was ended from outside, or failed before its crash', () => {
  const { counts, said } = run({
    assertion: `it('a', () => { times('assertion'); throw new Error('no'); });`,
    killed: `it('a', () => { times('killed'); end('SIGTERM'); });`,
    both: `it('a', () => { throw new Error('no'); }); it('b', () => told().then(() => { times('both'); end('SIGTRAP'); }));`,
    exits: `it('a', () => { times('exits'); process.exit(1); });`,
  });
  expect(counts.passed).toBe(0);
  expect(counts.failed).toBeGreaterThanOrEqual(6);
  expect(said).not.toContain('again');
  expect(['assertion', 'killed', 'both', 'exits'].map(runsOf)).toEqual([1, 1, 1, 1]);
});

it('runs nothing again when too many files crash', () => {
  const names = ['a', 'b', 'c', 'd'];
  const files = names.map((name) => [name, `it('a', () => { times('${name}'); end('SIGABRT'); });`] as const);
  const { counts, said } = run(Object.fromEntries(files));
  expect(counts.failed).toBe(8);
  expect(said).toContain('not run again: 4 files crashed');
  expect(names.map(runsOf)).toEqual([1, 1, 1, 1]);
});

/** `times` counts in a file, which outlives the process; `told` waits until a verdict has left the process. */
const head = `import { expect, it } from 'vitest';
import { appendFileSync, readFileSync } from 'node:fs';
function times(name) { appendFileSync(name + '.runs', 'x'); return readFileSync(name + '.runs').length; }
function end(signal) { process.kill(process.pid, signal); while (true); }
function told() { return new Promise((resolve) => setTimeout(resolve, 1_000)); }
`;

function runsOf(name: string): number {
  const file = join(folder, `${name}.runs`);
  return existsSync(file) ? readFileSync(file).length : 0;
}

function run(files: Record<string, string>) {
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(folder, 'tests', `${name}.test.js`), head + text);
  const script = `import { runVitest } from ${JSON.stringify(resolve('tools/run-vitest.mjs'))};
    const counts = await runVitest(${JSON.stringify(folder)}, []);
    console.log(JSON.stringify(counts));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  });
  const counts: { passed: number; failed: number; skipped: number } = JSON.parse(
    stdout.trimEnd().split('\n').at(-1) ?? '',
  );
  return { counts, said: stdout };
}
