import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeSecrets } from '#platform/server/secrets/secrets.ts';
import { makeTestHome, removeTestHome } from '#tests/support/cluster.ts';
import { projectRoot } from '#tests/support/test-secrets.ts';

const home = makeTestHome();
beforeAll(() => writeSecrets(`${home}/secrets.json`));
afterAll(() => removeTestHome(home));

function setUp(environment: Readonly<Record<string, string>>) {
  const { SEMESTA_URL: _, ...inherited } = process.env;
  const words = ['apps/cli/main.ts', 'setup', '--admin', 'kepala@kantor.example', '--json'];
  const { stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: projectRoot,
    encoding: 'utf8',
    env: { ...inherited, SEMESTA_HOME: home, SEMESTA_MODE: 'real', ...environment },
  });
  return { link: String(JSON.parse(stdout).link), stderr };
}

test("the first administrator's link leads where people reach the system, or says that it does not", () => {
  const here = setUp({});
  expect(here.link).toMatch(/^http:\/\/localhost:/);
  expect(here.stderr).toContain('SEMESTA_URL');
  const there = setUp({ SEMESTA_URL: 'https://semesta.kantor.example' });
  expect(there.link).toMatch(/^https:\/\/semesta\.kantor\.example\//);
  expect(there.stderr).not.toContain('SEMESTA_URL');
});
