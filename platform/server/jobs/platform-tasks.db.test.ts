import { afterEach, expect, test } from 'vitest';
import { testDatabase } from '#tests/support/database.ts';
import { platformPeriodic, platformTasks, purgeIdempotencyKeys } from './platform-tasks.ts';
import { type JobsRun, runJobs } from './run-jobs.ts';

const held = testDatabase();
let jobs: JobsRun | null = null;

afterEach(async () => {
  await jobs?.stop();
  jobs = null;
});

test('idempotency keys are kept 90 days, then let go', async () => {
  await held.asAdmin(`insert into platform.idempotency_keys (account_id, key, act, request_hash, created_at)
    select gen_random_uuid(), 'key-' || days || '-days', 'test', 'x', now() - make_interval(days => days)
    from unnest(array[1, 89, 91, 400]) days`);
  expect(await purgeIdempotencyKeys(held.database.worker)).toBe(2);
  const left = await held.asAdmin('select key from platform.idempotency_keys order by created_at desc');
  expect(left.map(({ key }) => key)).toEqual(['key-1-days', 'key-89-days']);
});

test('the job worker cannot let go of a younger key', async () => {
  const { rowCount } = await held.database.worker.query('delete from platform.idempotency_keys');
  expect(rowCount).toBe(0);
});

test('the running queue seals an entry by itself', async () => {
  await held.asAdmin(`with entry as (
      insert into platform.audit_entries (entry_id, account_id, actor_name, actor_role, act, subject_kind, subject_id)
      select gen_random_uuid(), gen_random_uuid(), 'Staf', 'office_staff', 'test.act', 'test', 'x' returning entry_id)
    insert into platform.audit_unsealed (entry_id) select entry_id from entry`);
  jobs = await runJobs({
    url: held.database.urlOf('semesta_worker'),
    tasks: platformTasks(held.database.worker),
    periodic: platformPeriodic,
  });
  while ((await sealedEntries()) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await sealedEntries()).toBe(1);
});

async function sealedEntries(): Promise<number> {
  const [row] = await held.asAdmin('select count(*)::int as links from platform.audit_chain');
  return Number(row?.links);
}
