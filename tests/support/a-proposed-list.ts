import { Refusal } from '#platform/core/errors.ts';
import { newId } from '#platform/server/new-id.ts';
import { aCaller, type TestWorker } from './a-registry.ts';
import type { TestProgramme } from './a-sponsor.ts';
import type { TestDatabase } from './database.ts';

const denpasar = { areaCodes: ['51.71'] };
export const village = aCaller('village', { areaCodes: ['51.71.04.2008'], name: 'Perbekel Ubung Kaja' });
export const verifier = aCaller('government', { ...denpasar, name: 'Dinas Tenaga Kerja' });
export const staff = aCaller('office_staff', { ...denpasar, name: 'Staf Kantor' });
export const supervisor = aCaller('office_supervisor', { ...denpasar, name: 'Kepala Bidang' });
/** Of other regencies. */
export const foreigners = [
  aCaller('government', { areaCodes: ['51.04'] }),
  aCaller('office_staff', { areaCodes: ['51.03'] }),
  aCaller('office_supervisor', { areaCodes: ['51.03'] }),
];

interface Asked {
  readonly villageCode?: string;
  readonly quota?: number;
  readonly state?: 'draft' | 'proposed';
  readonly kind?: string;
}

/** A list of these workers as a village has proposed it, in their order; over the quota they are the reserve. */
export async function insertProposedList(
  held: TestDatabase,
  programme: TestProgramme,
  workers: readonly TestWorker[],
  { villageCode = '51.71.04.2008', quota = 100, state = 'proposed', kind = 'first' }: Asked = {},
): Promise<string> {
  const listId = newId();
  const laidBefore = state === 'draft' ? '' : villageCode.slice(0, 5);
  await held.asAdmin(`
    insert into sponsorship.programme_villages (programme_id, village_code, village_kind, quota, budget_id)
      values ('${programme.programmeId}', '${villageCode}', 'desa', ${quota}, '${programme.budgetId}') on conflict do nothing;
    insert into sponsorship.lists (list_id, programme_id, budget_id, village_code, kind, state, first_month, months, laid_before, maker_id, maker_name, maker_key,
      editor_keys, proposed_at)
      values ('${listId}', '${programme.programmeId}', '${programme.budgetId}', '${villageCode}', '${kind}', '${state}', '2026-12', 6, '${laidBefore}',
        '${village.accountId}', '${village.name}', '${village.personKey}', array['${village.personKey}'], now());
    insert into sponsorship.candidates (worker_id, list_id, place, is_reserve, name, nik_masked, birth_date, sex, residence_code, village_code, programme_id, laid_before)
      select w.worker_id, '${listId}', o.turn, o.turn > ${quota}, w.name, w.nik_masked, w.birth_date, w.sex, w.area_code, '${villageCode}', '${programme.programmeId}', '${laidBefore}'
      from unnest('{${workers.map(({ workerId }) => workerId).join(',')}}'::uuid[]) with ordinality as o (worker_id, turn) join registry.workers w on w.worker_id = o.worker_id`);
  return listId;
}

/** Version, state and hash of a list. */
export async function standingOf(held: TestDatabase, listId: string) {
  const [row] = await held.asAdmin(
    `select version, state, content_hash, workers, amount_idr, laid_before, note from sponsorship.lists where list_id = '${listId}'`,
  );
  return {
    version: Number(row?.version),
    state: String(row?.state),
    hash: String(row?.content_hash),
    workers: Number(row?.workers),
    amountIdr: Number(row?.amount_idr),
    laidBefore: String(row?.laid_before),
    note: String(row?.note),
  };
}

/** Verdicts of a list in its order; `+` within the quota, `-` reserve. */
export async function verdictsOf(held: TestDatabase, listId: string): Promise<string[]> {
  const rows = await held.asAdmin(
    `select state, is_reserve, verdict_reason from sponsorship.candidates where list_id = '${listId}' order by place`,
  );
  return rows.map(({ state, is_reserve, verdict_reason }) =>
    [is_reserve ? '-' : '+', state, verdict_reason].filter((word) => word !== '').join(' '),
  );
}

/** The latest entry of an act about a list, with how many workers it names. */
export async function entryOf(held: TestDatabase, act: string, listId: string) {
  const [entry] = await held.asAdmin(
    `select account_id, details, reason, subjects_count from platform.audit_entries where act = '${act}' and subject_id = '${listId}' order by recorded_at desc limit 1`,
  );
  return entry;
}

/** The catalogue's code that work is refused with; an empty text when it is not. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => '',
    (error: unknown) => {
      if (error instanceof Refusal) return error.code;
      throw error;
    },
  );
}
