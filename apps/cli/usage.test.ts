import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { projectRoot } from '#tests/support/test-secrets.ts';

function semesta(...words: readonly string[]) {
  return spawnSync(process.execPath, ['apps/cli/main.ts', ...words], { cwd: projectRoot, encoding: 'utf8' });
}

test.each([
  [['coverage', 'show', '--json'], '--area', 'coverage show'],
  [['lists', 'check', 'daftar.csv', '--on', '--json'], '--on', null],
  [['lists', 'check', '--json'], 'FILE', 'lists check'],
  [['organisations', 'business-types', 'load', '--json'], 'FILE.csv', 'organisations business-types load'],
  [['tidak-ada', '--json'], 'unknown command', null],
])('%j ends with 2 and one document that says what is missing', (words, what, command) => {
  const { status, stdout, stderr } = semesta(...words);
  expect(status).toBe(2);
  expect(JSON.parse(stdout)).toEqual({
    error: { code: 'usage', message: expect.stringContaining(what), details: { command } },
  });
  expect(stderr).toContain('bin/semesta');
});

test('without --json the usage is for a person alone', () => {
  const { status, stdout, stderr } = semesta('coverage', 'show');
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('--area');
});
