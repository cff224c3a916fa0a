import type { MergeChoices, MergeRecord } from '#modules/registry/core/index.ts';
import { type Caller, contextOf, type Role } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/transaction.ts';
import { blindIndex } from '#platform/server/secrets/sealing.ts';
import { aCaller, aWorker, insertWorkers, type TestWorker } from '#tests/support/a-registry.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { approveMerge } from './decide-request.ts';
import { loadRecord } from './load-record.ts';
import { proposeMerge, proposeUnmerge } from './propose-merge.ts';

export const ubungKaja = '51.71.04.2008';
export const sesetan = '51.71.01.1003';
export const reason = 'Orang yang sama menurut KTP dan KK';

export function office(role: Role = 'office_staff', override: Partial<Caller> = {}): Caller {
  return aCaller(role, { areaCodes: ['51.01', '51.02', '51.03', '51.08', '51.71'], ...override });
}

/** Registered workers with all their claims. */
export async function registered(
  held: TestDatabase,
  ...workers: readonly Partial<TestWorker>[]
): Promise<readonly TestWorker[]> {
  const all = workers.map((one) => aWorker({ workAreaCode: one.areaCode ?? ubungKaja, ...one }));
  await insertWorkers(held, all);
  const index = blindIndex(held.services.secrets, 'phone')('081234567890').toString('hex');
  for (const { workerId } of all)
    await held.asAdmin(
      `insert into registry.phone_claims (phone_index, worker_id) values (decode('${index}', 'hex'), '${workerId}')`,
    );
  return all;
}

/** The record as the office loads it. */
export async function recordOf(held: TestDatabase, workerId: string): Promise<MergeRecord> {
  return inTransaction(held.services.pool, contextOf(office()), async (transaction) => {
    const { record } = await loadRecord(held.services.secrets, transaction, workerId);
    return record;
  });
}

export async function versionsOf(held: TestDatabase, workerId: string, otherId: string) {
  const rows = await held.asAdmin(
    `select worker_id, version from registry.workers where worker_id in ('${workerId}', '${otherId}')`,
  );
  const version = (id: string) => Number(rows.find((row) => row.worker_id === id)?.version ?? 1);
  return { survivorVersion: version(workerId), mergedVersion: version(otherId) };
}

/** Staff propose, a supervisor who is another person agrees. */
export async function mergedBy(
  held: TestDatabase,
  workerId: string,
  otherId: string,
  choices: Partial<MergeChoices> = {},
): Promise<string> {
  const versions = await versionsOf(held, workerId, otherId);
  const { requestId } = await proposeMerge(held.services, office(), {
    workerId,
    otherId,
    choices,
    reason,
    ...versions,
  });
  const supervisor = office('office_supervisor');
  return (await approveMerge(held.services, supervisor, { workerId, requestId, ...versions })).mergeId;
}

export async function takenBack(
  held: TestDatabase,
  workerId: string,
  otherId: string,
  mergeId: string,
): Promise<void> {
  const { requestId } = await proposeUnmerge(held.services, office(), { workerId, mergeId, reason });
  const versions = await versionsOf(held, workerId, otherId);
  await approveMerge(held.services, office('office_supervisor'), { workerId, requestId, ...versions });
}

/** Everything that stands of two workers and is not a version, a time or a sealed value: those are compared opened. */
export async function standing(held: TestDatabase, ids: readonly string[]): Promise<unknown> {
  const list = ids.map((id) => `'${id}'`).join(',');
  const records = await Promise.all(ids.map((id) => recordOf(held, id)));
  const rows = await held.asAdmin(`
    select jsonb_build_object(
      'workers', (select jsonb_agg(to_jsonb(w) - '{version,updated_at,identity_sealed}'::text[] order by w.worker_id) from registry.workers w where w.worker_id in (${list})),
      'memberships', (select jsonb_agg(to_jsonb(m) - '{version}'::text[] order by m.membership_id) from registry.memberships m where m.worker_id in (${list})),
      'niks', (select jsonb_agg(to_jsonb(c) order by c.nik_index) from registry.nik_claims c where c.worker_id in (${list})),
      'phones', (select jsonb_agg(to_jsonb(c) order by c.worker_id, c.phone_index) from registry.phone_claims c where c.worker_id in (${list})),
      'kpjs', (select jsonb_agg(to_jsonb(c) order by c.kpj) from registry.kpj_claims c where c.worker_id in (${list})),
      'past', (select jsonb_agg(to_jsonb(v)) from registry.past_values v where v.worker_id in (${list}))) as standing`);
  return { records, rows };
}

const months = ['2025-12', '2026-01', '2026-02', '2026-06', '2026-10', '2026-11', '2026-12'];

/** `month village` to people, told from who has an open membership when: no merged record counts, nothing kept for counting is asked. */
export async function recounted(held: TestDatabase, ids: readonly string[]): Promise<Record<string, number>> {
  const rows = await held.asAdmin(`
    select t.month || ' ' || w.area_code as place, count(distinct w.worker_id)::int as people
    from unnest(array['${months.join("','")}']) t(month), registry.workers w join registry.memberships m on m.worker_id = w.worker_id
    where w.worker_id in (${ids.map((id) => `'${id}'`).join(',')}) and w.merged_into is null and m.state <> 'REQUESTED'
      and to_char(m.opened_on, 'YYYY-MM') <= t.month and (m.ended_on is null or to_char(m.ended_on, 'YYYY-MM') > t.month)
    group by 1`);
  return Object.fromEntries(rows.map((row) => [String(row.place), Number(row.people)]));
}

/** The same from the deltas that acts left. */
export async function counted(held: TestDatabase): Promise<Record<string, number>> {
  const rows = await held.asAdmin(`
    select t.month || ' ' || d.residence_code as place, sum(d.workers)::int as people
    from unnest(array['${months.join("','")}']) t(month) join coverage.fact_deltas d on d.change_month <= t.month
    group by 1`);
  return Object.fromEntries(rows.map((row) => [String(row.place), Number(row.people)]));
}

/** What changed between two counts; places where nothing did are left out. */
export function difference(after: Record<string, number>, before: Record<string, number>) {
  const places = [...new Set([...Object.keys(after), ...Object.keys(before)])].sort();
  return Object.fromEntries(
    places
      .map((place): [string, number] => [place, (after[place] ?? 0) - (before[place] ?? 0)])
      .filter(([, change]) => change !== 0),
  );
}
