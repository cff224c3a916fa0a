import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'semesta-reporter-'));
  mkdirSync(join(folder, 'tests'));
  writeFileSync(join(folder, 'vitest.config.js'), 'export default {};');
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('counts passing tests and ends with the line', () => {
  const run = runTests({ 'good.test.js': `${head} it('a', () => {}); it('b', () => {});` });
  expect(run).toMatchObject({ lastLine: '2 passed, 0 failed', status: 0 });
});

it('counts a failing test', () => {
  const run = runTests({
    'bad.test.js': `${head} it('a', () => {}); it('b', () => { throw new Error('no'); });`,
  });
  expect(run).toMatchObject({ lastLine: '1 passed, 1 failed', status: 1 });
});

it('counts a file that cannot be imported, a hook that throws and an error nobody caught', () => {
  const run = runTests({
    'import.test.js': `import './absent.js'; ${head} it('a', () => {});`,
    'hook.test.js': `${head} describe('s', () => { beforeAll(() => { throw new Error('no'); }); it('a', () => {}); });`,
    'loose.test.js': `${head} it('a', async () => { void Promise.reject(new Error('loose')); await new Promise((r) => setTimeout(r, 20)); });`,
  });
  expect(run).toMatchObject({ lastLine: '1 passed, 3 failed', status: 1 });
});

it('writes the counts to a file when asked to, skipped tests among them', () => {
  const file = join(folder, 'counts.json');
  runTests(
    { 'skip.test.js': `${head} it('a', () => {}); it.skip('b', () => {});` },
    { SEMESTA_TEST_COUNTS: file },
  );
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ passed: 1, failed: 0, skipped: 1, crashes: [] });
});

const head = `import { beforeAll, describe, it } from 'vitest';`;

function runTests(files: Record<string, string>, environment: Record<string, string> = {}) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'tests', name), text);
  const reporter = resolve('tests/support/final-line-reporter.ts');
  const run = spawnSync(
    process.execPath,
    [resolve('node_modules/vitest/vitest.mjs'), 'run', '--root', folder, `--reporter=${reporter}`],
    { encoding: 'utf8', env: { ...process.env, SEMESTA_TEST_COUNTS: '', ...environment } },
  );
  return { status: run.status, lastLine: run.stdout.trimEnd().split('\n').at(-1), said: run.stderr };
}
