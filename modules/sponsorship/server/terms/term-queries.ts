import { sql } from 'kysely';
import type { FollowingKind } from '#modules/sponsorship/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

type ListState = 'draft' | 'proposed' | 'verified' | 'approved' | 'billed' | 'paid' | 'withdrawn';

interface ListRow {
  readonly state: ListState;
  readonly village_code: string;
  readonly village_name: string;
  readonly programme_name: string;
}

/** A list in sight whose people are in sight too. */
export async function findList(transaction: Transaction, listId: string): Promise<ListRow | null> {
  const { rows } = await sql<ListRow>`
    select l.state, l.village_code, coalesce(a.name, l.village_code) as village_name, p.name as programme_name
    from sponsorship.lists l join sponsorship.programmes p on p.programme_id = l.programme_id left join registry.areas a on a.code = l.village_code
    where l.list_id = ${listId}::uuid`.execute(transaction.of<unknown>());
  return rows[0] ?? null;
}

interface TermRow {
  readonly worker_id: string;
  readonly term_id: string;
  readonly name: string;
  readonly nik_masked: string;
  readonly occupation: string;
  readonly state: 'waiting' | 'running' | 'released';
  readonly first_month: string;
  readonly last_month: string;
  readonly ended_after: string;
  readonly ended_reason: string;
  readonly is_extended: boolean;
}

/** The terms of a list in the order of its places, with the people as they stand on it. */
export async function listTerms(transaction: Transaction, listId: string): Promise<TermRow[]> {
  const { rows } = await sql<TermRow>`
    select t.worker_id, t.term_id, c.name, c.nik_masked, c.occupation, t.state, t.first_month, t.last_month, t.ended_after, t.ended_reason,
      e.worker_id is not null as is_extended
    from sponsorship.terms t join sponsorship.candidates c on c.worker_id = t.worker_id and c.list_id = t.list_id
      left join (select distinct x.worker_id from sponsorship.candidates x join sponsorship.lists l on l.list_id = x.list_id
        where l.follows_list_id = ${listId}::uuid and l.kind = 'extension' and l.state <> 'withdrawn' and x.state <> 'rejected') e on e.worker_id = t.worker_id
    where t.list_id = ${listId}::uuid
    order by c.place, t.worker_id limit 2000`.execute(transaction.of<unknown>());
  return rows;
}

interface FollowingRow {
  readonly list_id: string;
  readonly kind: FollowingKind;
  readonly state: ListState;
  readonly first_month: string;
  readonly months: number;
  readonly workers: number;
}

/** The lists that were made out of this one, oldest first. */
export async function listFollowing(transaction: Transaction, listId: string): Promise<FollowingRow[]> {
  const { rows } = await sql<FollowingRow>`
    select l.list_id, l.kind, l.state, l.first_month, l.months,
      (select count(*)::integer from sponsorship.candidates c where c.list_id = l.list_id and c.state <> 'rejected' and not c.is_reserve) as workers
    from sponsorship.lists l where l.follows_list_id = ${listId}::uuid
    order by l.recorded_at, l.list_id limit 50`.execute(transaction.of<unknown>());
  return rows;
}

/** Reserves of a list whom nothing keeps from taking a place. */
export async function countReserves(transaction: Transaction, listId: string): Promise<number> {
  const { rows } = await sql<{ reserves: number }>`
    select count(*)::integer as reserves from sponsorship.candidates c
    where c.list_id = ${listId}::uuid and c.is_reserve and c.state <> 'rejected' and c.outcome in ('ready', 'warning')
      and not exists (select from sponsorship.terms t where t.worker_id = c.worker_id and t.programme_id = c.programme_id and t.state <> 'released')
      and not exists (select from sponsorship.lists l join sponsorship.candidates x on x.list_id = l.list_id and x.worker_id = c.worker_id and x.state <> 'rejected'
        where l.follows_list_id = c.list_id and l.kind <> 'extension' and l.state <> 'withdrawn')`.execute(
    transaction.of<unknown>(),
  );
  return rows[0]?.reserves ?? 0;
}

/** Ends these terms of a list with this month; answers how many still had months ahead. */
export async function releaseTerms(
  transaction: Transaction,
  {
    terms,
    reason,
    on,
    actor,
  }: {
    readonly terms: readonly { readonly worker_id: string; readonly term_id: string }[];
    readonly reason: string;
    readonly on: string;
    readonly actor: object;
  },
): Promise<number> {
  const asked = terms.map(({ worker_id, term_id }) => ({
    workerId: worker_id,
    termId: term_id,
    afterMonth: on.slice(0, 7),
  }));
  const { rows } = await sql<{ released: number }>`
    select sponsorship.release_terms(${JSON.stringify(asked)}::jsonb, ${reason}, ${on}::date, ${JSON.stringify(actor)}::jsonb) as released`.execute(
    transaction.of<unknown>(),
  );
  return rows[0]?.released ?? 0;
}

interface Begun {
  readonly answer:
    | 'begun'
    | 'absent'
    | 'not_running'
    | 'programme_closed'
    | 'nobody'
    | 'no_seat'
    | 'too_late'
    | 'quota_not_yours';
  readonly list_id: string | null;
  readonly workers: number;
}

/** Makes the lists that follow from a running one. */
export async function beginFollowing(
  transaction: Transaction,
  {
    listId,
    kind,
    facts,
    on,
    actor,
  }: {
    readonly listId: string;
    readonly kind: FollowingKind;
    readonly facts: object;
    readonly on: string;
    readonly actor: object;
  },
): Promise<Begun[]> {
  const { rows } = await sql<Begun>`
    select answer, list_id, workers from sponsorship.following_lists(${listId}::uuid, ${kind}, ${JSON.stringify(facts)}::jsonb, ${on}::date, ${JSON.stringify(actor)}::jsonb)`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

export interface WorkerTermRow {
  readonly term_id: string;
  readonly programme_name: string;
  readonly sponsor_name: string;
  readonly funding: string;
  readonly state: 'waiting' | 'running' | 'released';
  readonly first_month: string;
  readonly last_month: string;
  readonly ended_after: string;
  readonly ended_reason: string;
  readonly paid_months: number;
  readonly billed_on: string | null;
  readonly bill_state: string | null;
  readonly treasurer_name: string;
}

/** The terms of a worker as far as the caller may know of them, latest first. */
export async function listWorkerTerms(transaction: Transaction, workerId: string): Promise<WorkerTermRow[]> {
  const { rows } = await sql<WorkerTermRow>`
    select term_id, programme_name, sponsor_name, funding, state, first_month, last_month, ended_after, ended_reason, paid_months, billed_on::text as billed_on,
      bill_state, treasurer_name
    from sponsorship.worker_terms(${workerId}::uuid)`.execute(transaction.of<unknown>());
  return rows;
}

/** The place of a worker in the caller's scope; null for one who does not exist there. */
export async function findWorkerPlace(transaction: Transaction, workerId: string): Promise<string | null> {
  const { rows } = await sql<{ area_code: string }>`
    select area_code from registry.workers where worker_id = ${workerId}::uuid`.execute(
    transaction.of<unknown>(),
  );
  return rows[0]?.area_code ?? null;
}
