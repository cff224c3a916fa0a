import { sql } from 'kysely';
import { isOpenList } from '#modules/sponsorship/core/index.ts';
import { addMonths } from '#platform/core/month.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { candidateReaders, listFillers } from './candidate-roles.ts';
import { getCandidateList, type ListRecord } from './list-queries.ts';

const definition = { name: 'sponsorship.show-list', roles: candidateReaders } as const;
const fillers: readonly string[] = listFillers;

/**
 * A list of candidates: how far it is, how many fit, what they cost; counts, and no person.
 *
 * @throws Refusal `candidates.list_not_found`
 */
export function showCandidateList(services: Services, caller: Caller, listId: string) {
  requireRole(definition, caller);
  return read(services, caller, async (transaction) => {
    const list = await getCandidateList(transaction, listId);
    const counts = await countCandidates(transaction, list);
    return {
      ...factsOf(list),
      programme: await programmeOf(transaction, list),
      placesLeft: await placesLeft(transaction, list),
      counts,
      reasons: await countReasons(transaction, listId),
      estimateIdr: await estimateIdr(transaction, list),
      mayFill: fillers.includes(caller.role) && isOpenList(list.state),
    };
  });
}

function factsOf(list: ListRecord) {
  return {
    listId: list.list_id,
    version: list.version,
    kind: list.kind,
    state: list.state,
    village: {
      code: list.village_code,
      name: list.village_name,
      kind: list.village_kind,
      pathName: list.village_path,
    },
    firstMonth: list.first_month,
    lastMonth: addMonths(list.first_month, list.months - 1),
    months: list.months,
    quota: list.quota,
    budgetFreeIdr: list.free_idr === null ? null : String(list.free_idr),
    note: list.note,
    maker: handOf(list.maker_name, list.proposed_at),
    verifier: handOf(list.verifier_name, list.verified_at),
    approver: handOf(list.approver_name, list.approved_at),
    billCode: list.bill_code,
    source: list.source_list_id ? { listId: list.source_list_id, fileName: list.source_name ?? '' } : null,
  };
}

function handOf(name: string, at: Date | null) {
  return name === '' ? null : { name, at: at?.toISOString() ?? null };
}

interface CategoryRow {
  readonly category_code: string;
  readonly name_id: string;
  readonly name_en: string;
}

async function programmeOf(transaction: Transaction, list: ListRecord) {
  const { rows } = await sql<CategoryRow>`
    select category_code, name_id, name_en from sponsorship.categories where category_code = any (${[...list.categories]}::text[]) order by name_id`.execute(
    transaction.of<unknown>(),
  );
  return {
    programmeId: list.programme_id,
    name: list.programme_name,
    sponsorName: list.sponsor_name,
    funding: list.funding,
    categories: rows.map((row) => ({ code: row.category_code, nameId: row.name_id, nameEn: row.name_en })),
  };
}

interface Counts {
  readonly all: number;
  readonly payable: number;
  readonly reserve: number;
  readonly warning: number;
  readonly faulty: number;
  readonly unfit: number;
  readonly accepted: number;
  readonly rejected: number;
}

async function countCandidates(transaction: Transaction, { list_id }: ListRecord): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select count(*)::int as all, count(*) filter (where c.outcome in ('ready', 'warning') and c.state <> 'rejected' and not c.is_reserve)::int as payable,
      count(*) filter (where c.is_reserve)::int as reserve, count(*) filter (where c.outcome = 'warning')::int as warning,
      count(*) filter (where c.outcome in ('fix', 'rejected'))::int as faulty, count(*) filter (where c.outcome = 'rejected')::int as unfit, count(*) filter (where c.state = 'accepted')::int as accepted,
      count(*) filter (where c.state = 'rejected' and c.verdict_name <> '')::int as rejected
    from sponsorship.candidates c where c.list_id = ${list_id}::uuid`.execute(transaction.of<unknown>());
  const [counts] = rows;
  if (!counts) throw new Error('a count has one row');
  return counts;
}

async function countReasons(transaction: Transaction, listId: string) {
  const { rows } = await sql<{ code: string; workers: number }>`
    select r.code, count(*)::int as workers from sponsorship.candidates c cross join lateral unnest(c.reasons) as r (code)
    where c.list_id = ${listId}::uuid group by r.code order by count(*) desc, r.code`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

/** How many the list may name, as the database reckons it: other villages count too where the programme shares what is unused. */
async function placesLeft(transaction: Transaction, list: ListRecord): Promise<number> {
  const { rows } = await sql<{ places: number | null }>`
    select sponsorship.list_places(${list.list_id}::uuid) as places`.execute(transaction.of<unknown>());
  return rows[0]?.places ?? list.quota;
}

/** Those with a place, month by month, by the tariff of the programme's base and funding. */
async function estimateIdr(transaction: Transaction, list: ListRecord): Promise<string> {
  const months = Array.from({ length: list.months }, (_, index) => addMonths(list.first_month, index));
  const { rows } = await sql<{ total: string }>`
    select coalesce(sum(s.workers * (t.jkk_idr + t.jkm_idr + case when ${list.with_savings}::boolean then coalesce(t.jht_idr, 0) else 0 end)), 0)::bigint::text as total
    from (select case c.occupation_group when 'driver' then 'transport' else 'other' end as sector, count(*) as workers from sponsorship.candidates c
        where c.list_id = ${list.list_id}::uuid and c.outcome in ('ready', 'warning') and c.state <> 'rejected' and not c.is_reserve group by 1) s
      join contributions.tariffs t on t.segment = 'BPU' and t.month = any (${months}::text[]) and t.funding = ${list.funding} and t.sector = s.sector
        and t.bracket = ${list.base_bracket}`.execute(transaction.of<unknown>());
  return rows[0]?.total ?? '0';
}
