import { newId } from '#platform/server/new-id.ts';
import { aCaller, aWorker, insertWorkers, type TestWorker } from './a-registry.ts';
import type { TestDatabase } from './database.ts';

export const ubungKaja = '51.71.04.2008';
export const batubulan = '51.04.01.2001';

export const villageOfficial = aCaller('village', { areaCodes: [ubungKaja] });
export const otherVillage = aCaller('village', { areaCodes: [batubulan] });
export const officer = aCaller('office_staff', { areaCodes: ['51.71'] });
export const regency = aCaller('government', { areaCodes: ['51.71'] });
export const otherRegency = aCaller('government', { areaCodes: ['51.04'] });

type Row = Readonly<Record<string, unknown>>;

/** Rows as they would stand there, put in by the superuser. */
export async function insertRows(held: TestDatabase, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  if (columns === '') return;
  const json = JSON.stringify(rows).replaceAll("'", "''");
  await held.asAdmin(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, '${json}'::jsonb)`,
  );
}

interface SchemeWishes {
  readonly sponsorKind?: 'regency' | 'village' | 'firm';
  readonly villageCode?: string;
  readonly firstMonth?: string;
  readonly months?: number;
  readonly quota?: number;
  readonly state?: 'approved' | 'paid';
  readonly organisationId?: string;
  readonly agentId?: string;
}

export interface Scheme {
  readonly sponsorId: string;
  readonly agreementId: string;
  readonly budgetId: string;
  readonly programmeId: string;
  readonly listId: string;
  readonly villageCode: string;
  readonly firstMonth: string;
  readonly lastMonth: string;
  readonly months: number;
  readonly agentId: string | null;
}

/** A sponsor with an agreement, a budget, an open programme and one list of a village that was paid. */
export async function insertScheme(held: TestDatabase, wishes: SchemeWishes = {}): Promise<Scheme> {
  const { villageCode = ubungKaja, firstMonth = '2026-06', months = 6, state = 'paid' } = wishes;
  const area_code = villageCode.slice(0, 5);
  const ids = {
    sponsorId: newId(),
    agreementId: newId(),
    budgetId: newId(),
    programmeId: newId(),
    listId: newId(),
  };
  const custodians = wishes.organisationId ? [wishes.organisationId] : [];
  const sponsor = { sponsor_id: ids.sponsorId, custodians };
  const programme = {
    programme_id: ids.programmeId,
    agreement_id: ids.agreementId,
    sponsor_id: ids.sponsorId,
  };
  const funding = wishes.sponsorKind === 'firm' ? 'CSR' : 'APBD_KAB';
  // One government of a kind for each area: a name of its own place keeps those of different tests apart.
  await insertRows(held, 'sponsorship.sponsors', [
    { ...sponsor, kind: wishes.sponsorKind ?? 'regency', name: 'Pemberi Bantuan Uji', area_code: newId() },
  ]);
  await insertRows(held, 'sponsorship.agreements', [
    {
      ...{ agreement_id: ids.agreementId, sponsor_id: ids.sponsorId, number: 'PKS 1', funding, area_code },
      ...{ custodians, signed_on: '2026-01-02', valid_from: '2026-01-02', valid_to: '2027-12-31' },
      ...{ title: '', legal_basis: '', state: 'active', version: 1 },
    },
  ]);
  await insertRows(held, 'sponsorship.budgets', [
    {
      ...{ budget_id: ids.budgetId, agreement_id: ids.agreementId, sponsor_id: ids.sponsorId, year: 2026 },
      ...{ village_code: '', area_code, granted_idr: 100_000_000, ceiling_idr: 100_000_000 },
      ...{ free_idr: 100_000_000, treasurer_name: 'Bendahara Uji', custodians },
    },
  ]);
  await insertRows(held, 'sponsorship.programmes', [
    {
      ...{ ...programme, name: 'Program Uji', funding, area_code, quota_per_village: wishes.quota ?? 100 },
      ...{ months, start_month: firstMonth, state: 'open', custodians },
    },
  ]);
  await insertRows(held, 'sponsorship.programme_villages', [
    {
      ...{ programme_id: ids.programmeId, village_code: villageCode, village_kind: 'desa' },
      ...{ quota: wishes.quota ?? 100, budget_id: ids.budgetId, agent_id: wishes.agentId ?? null },
      custodians,
    },
  ]);
  await insertRows(held, 'sponsorship.lists', [
    {
      ...{ list_id: ids.listId, programme_id: ids.programmeId, budget_id: ids.budgetId },
      ...{ village_code: villageCode, kind: 'first', first_month: firstMonth, months, custodians },
      ...{ laid_before: area_code, maker_key: 'a', verifier_key: 'b', approver_key: 'c', state: 'approved' },
    },
  ]);
  if (state === 'paid')
    await held.asAdmin(
      `update sponsorship.lists set state = 'paid', bill_id = gen_random_uuid() where list_id = '${ids.listId}'`,
    );
  return {
    ...{ ...ids, villageCode, firstMonth, months, agentId: wishes.agentId ?? null },
    lastMonth: monthAfter(firstMonth, months - 1),
  };
}

/** `2026-11` and 2 -> `2027-01`. */
export function monthAfter(month: string, count: number): string {
  const [year = 0, of = 0] = month.split('-').map(Number);
  const index = year * 12 + of - 1 + count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

interface Sponsored {
  /** How many reserves stand behind them on the list. */
  readonly reserves?: number;
  /** Months of the term that are paid, from its first. */
  readonly paidMonths?: number;
}

/** Workers of the scheme's village on its list with a running term, then reserves without one; answers all in order. */
export async function insertSponsored(
  held: TestDatabase,
  scheme: Scheme,
  count: number,
  { reserves = 0, paidMonths = scheme.months }: Sponsored = {},
): Promise<readonly TestWorker[]> {
  const workers = Array.from({ length: count + reserves }, () =>
    aWorker({ areaCode: scheme.villageCode, nik: nikOf() }),
  );
  await insertWorkers(held, workers);
  const area = { village_code: scheme.villageCode, laid_before: scheme.villageCode.slice(0, 5) };
  const place = { list_id: scheme.listId, programme_id: scheme.programmeId };
  await insertRows(
    held,
    'sponsorship.candidates',
    workers.map((worker, index) => ({
      ...{ ...area, ...place, worker_id: worker.workerId, place: index + 1, is_reserve: index >= count },
      ...{ state: 'accepted', name: worker.name, nik_masked: '5171********0001', birth_date: '1980-01-01' },
      ...{ sex: 'L', category_code: 'farmer', reasons: [], reason_details: {}, outcome: 'ready' },
      ...{ verdict_reason: '', verdict_name: '', first_month: '', months: 0 },
      ...{
        occupation: 'Petani',
        occupation_group: 'farming',
        hamlet: '',
        residence_code: scheme.villageCode,
      },
    })),
  );
  const sponsored = workers.slice(0, count);
  await insertRows(
    held,
    'sponsorship.terms',
    sponsored.map(({ workerId }) => termRow(scheme, workerId)),
  );
  await payMonths(held, scheme, { workers: sponsored, from: scheme.firstMonth, months: paidMonths });
  return workers;
}

/** A running term of the scheme's months. */
export function termRow(scheme: Scheme, workerId: string): Row {
  return {
    ...{ worker_id: workerId, term_id: newId(), list_id: scheme.listId, programme_id: scheme.programmeId },
    ...{ budget_id: scheme.budgetId, first_month: scheme.firstMonth, last_month: scheme.lastMonth },
    ...{ months: scheme.months, amount_idr: 16_800 * scheme.months, state: 'running' },
    ...{ agent_id: scheme.agentId, category_code: 'farmer', occupation_group: 'farming' },
    ...{ village_code: scheme.villageCode, laid_before: scheme.villageCode.slice(0, 5) },
  };
}

let made = 0;

/** Counted, so that no two workers of a test share one. */
function nikOf(): string {
  made += 1;
  return `517104${String((made % 28) + 1).padStart(2, '0')}0${(made % 9) + 1}${String((made % 60) + 30).padStart(2, '0')}${String(made + 1_000)}`;
}

interface PaidMonths {
  readonly workers: readonly TestWorker[];
  readonly from: string;
  readonly months: number;
  /** Absent: the scheme's budget. */
  readonly by?: 'worker';
  readonly paidOn?: string;
}

/** Paid months as facts alone: neither bill nor journal. */
export async function payMonths(
  held: TestDatabase,
  scheme: Scheme,
  { workers, from, months, by, paidOn }: PaidMonths,
): Promise<void> {
  if (workers.length === 0 || months === 0) return;
  const ids = workers.map(({ workerId }) => `'${workerId}'`).join(', ');
  const payer = by === 'worker' ? 'm.worker_id' : `'${scheme.budgetId}'::uuid`;
  await held.asAdmin(`
    insert into contributions.worker_months (worker_id, month, membership_id, part, segment, payer_kind, payer_id, amount_idr, base_idr, jkk_idr, jkm_idr, state, paid_on,
      area_code, sex, birth_band, occupation_group)
    select m.worker_id, contributions.month_after('${from}', g), m.membership_id, 'protection', 'BPU', '${by ?? 'sponsor'}', ${payer}, 16800, 1000000, 10000, 6800, 'paid',
      '${paidOn ?? `${from}-01`}', '${scheme.villageCode}', 'L', 1980, 'farming'
    from registry.memberships m cross join generate_series(0, ${months - 1}) g where m.worker_id in (${ids}) and m.segment = 'BPU'`);
}
