import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { embeddedStatus } from '#platform/server/db/embedded/index.ts';
import { writeSecrets } from '#platform/server/secrets/secrets.ts';
import { type RunningApplication, removeApplication, startApplication } from '#tests/support/application.ts';
import { makeTestHome } from '#tests/support/cluster.ts';
import { projectRoot } from '#tests/support/test-secrets.ts';

let application: RunningApplication;
const wardPath = '/api/v1/areas/51.71.01.1003';

beforeAll(async () => {
  const home = makeTestHome();
  await writeSecrets(`${home}/secrets.json`);
  application = await startApplication({ home, environment: { SEMESTA_MODE: 'real' } });
});
afterAll(() => removeApplication(application));

test('a killed database comes back with its data, and says meanwhile that it is not ready', async () => {
  const before = await ask(wardPath);
  expect(before.status).toBe(200);
  const { pid } = await embeddedStatus(application.home);
  if (pid === null) throw new Error('no database runs');

  process.kill(pid, 'SIGKILL');
  const notReady = { status: 503, body: { code: 'server.unavailable' } };
  await expect.poll(() => ask(wardPath), { timeout: 20_000, interval: 20 }).toMatchObject(notReady);
  expect(await serverStatus()).toMatchObject({ running: true });

  await expect
    .poll(async () => (await ask('/healthz')).status, { timeout: 120_000, interval: 200 })
    .toBe(200);
  expect(await ask(wardPath)).toEqual(before);
  expect((await embeddedStatus(application.home)).pid).not.toBe(pid);
  expect(await serverStatus()).toMatchObject({ running: true, healthy: true });
});

test('a database that was stopped on purpose stays stopped, and the server says so', async () => {
  await semesta('stop');
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  expect((await embeddedStatus(application.home)).running).toBe(false);
  expect((await ask(wardPath)).status).toBe(503);
  expect(await serverStatus()).toMatchObject({ running: true, healthy: false });
});

async function ask(path: string): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${application.address}${path}`);
  return { status: answer.status, body: await answer.json() };
}

async function serverStatus(): Promise<unknown> {
  return JSON.parse(await semesta('status', '--json')).server;
}

async function semesta(...words: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['apps/cli/main.ts', ...words], {
    cwd: projectRoot,
    env: {
      ...process.env,
      SEMESTA_MODE: 'real',
      SEMESTA_HOME: application.home,
      PORT: new URL(application.address).port,
    },
  });
  return stdout;
}
