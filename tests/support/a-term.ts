import { addMonths } from '#platform/core/month.ts';
import { contextOf } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { receive } from './a-contributor.ts';
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
  readonly state?: 'verified' | 'paid';
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
  const budget = {
    ...{ budgetId: ids.budgetId, agreementId: ids.agreementId, year: Number(firstMonth.slice(0, 4)) },
    ...{ villageCode: '', areaCode: area_code, amountIdr: 100_000_000, treasurerName: 'Bendahara Uji' },
    ...{ on: '2026-01-02', accountId: newId() },
  };
  const supervisor = aCaller('office_supervisor', { areaCodes: [area_code] });
  await inTransaction(held.services.pool, contextOf(supervisor), ({ client }) =>
    client.query('select sponsorship.grant_budget($1::jsonb)', [JSON.stringify(budget)]),
  );
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
      ...{ laid_before: area_code, maker_key: 'a', verifier_key: 'b', state: 'verified' },
    },
  ]);
  if (state === 'paid')
    await held.asAdmin(
      `update sponsorship.lists set state = 'paid', approver_key = 'c', bill_id = gen_random_uuid() where list_id = '${ids.listId}'`,
    );
  return {
    ...{ ...ids, villageCode, firstMonth, months, agentId: wishes.agentId ?? null },
    lastMonth: addMonths(firstMonth, months - 1),
  };
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
  const workers = await insertCandidates(held, scheme, { count, reserves });
  const sponsored = workers.slice(0, count);
  await insertRows(
    held,
    'sponsorship.terms',
    sponsored.map(({ workerId }) => termRow(scheme, workerId)),
  );
  await payMonths(held, scheme, { workers: sponsored, from: scheme.firstMonth, months: paidMonths });
  return workers;
}

/** The same list on its real way: candidates, approval, bill and payment, as of a day of its first month. */
export async function insertPaidList(
  held: TestDatabase,
  scheme: Scheme,
  { count, reserves = 0 }: { readonly count: number; readonly reserves?: number },
): Promise<readonly TestWorker[]> {
  const workers = await insertCandidates(held, scheme, { count, reserves });
  const on = `${scheme.firstMonth}-02`;
  const [hash] = await held.asAdmin(`select sponsorship.list_hash('${scheme.listId}') as hash`);
  const approval = JSON.stringify([{ listId: scheme.listId, version: 1, hash: hash?.hash }]);
  await held.asAdmin(
    `update sponsorship.lists set content_hash = '${hash?.hash}' where list_id = '${scheme.listId}'`,
  );
  const supervisor = aCaller('office_supervisor', { areaCodes: ['51.71'] });
  const { accountId, name, personKey } = supervisor;
  const actor = JSON.stringify({ accountId, name, personKey });
  const { code, amount } = await inTransaction(
    held.services.pool,
    contextOf(supervisor),
    async ({ client }) => {
      const { rows } = await client.query<{ answer: string; reason: string }>(
        'select * from sponsorship.approve_lists($1::jsonb, $2, $3::jsonb)',
        [approval, on, actor],
      );
      if (rows[0]?.answer !== 'approved') throw new Error(`not approved: ${JSON.stringify(rows)}`);
      const billed = await client.query<{ answer: string; code: string; amount: string }>(
        `select b.answer, b.code, (select amount_idr from sponsorship.lists where list_id = b.list_id)::text as amount
        from sponsorship.bill_lists($1, $2, $3::jsonb) b`,
        [[scheme.listId], on, actor],
      );
      if (billed.rows[0]?.answer !== 'billed') throw new Error(`not billed: ${JSON.stringify(billed.rows)}`);
      return billed.rows[0];
    },
  );
  await receive(held, [{ code, amountIdr: Number(amount), receivedOn: on }]);
  return workers;
}

async function insertCandidates(
  held: TestDatabase,
  scheme: Scheme,
  { count, reserves }: { readonly count: number; readonly reserves: number },
): Promise<readonly TestWorker[]> {
  const workers = Array.from({ length: count + reserves }, () =>
    aWorker({ areaCode: scheme.villageCode, nik: nikOf() }),
  );
  await insertWorkers(held, workers);
  await insertRows(
    held,
    'sponsorship.candidates',
    workers.map((worker, index) => ({
      ...{ worker_id: worker.workerId, list_id: scheme.listId, programme_id: scheme.programmeId },
      ...{ village_code: scheme.villageCode, laid_before: scheme.villageCode.slice(0, 5) },
      ...{ place: index + 1, is_reserve: index >= count, state: 'accepted', category_code: 'farmer' },
      ...{ name: worker.name, nik_masked: '5171********0001', birth_date: '1980-01-01', sex: 'L' },
      ...{ occupation: 'Petani', occupation_group: 'farming', residence_code: scheme.villageCode },
    })),
  );
  return workers;
}

/** A running term of the scheme's months. */
export function termRow(scheme: Scheme, workerId: string): Row {
  const held = Array.from({ length: scheme.months }, (_, index) => addMonths(scheme.firstMonth, index));
  return {
    ...{ worker_id: workerId, term_id: newId(), list_id: scheme.listId, programme_id: scheme.programmeId },
    ...{ budget_id: scheme.budgetId, first_month: scheme.firstMonth, last_month: scheme.lastMonth },
    held_months: `{${held.join(',')}}`,
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
