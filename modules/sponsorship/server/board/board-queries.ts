import { sql } from 'kysely';
import type { VillageStage } from '#modules/sponsorship/core/index.ts';
import type { Transaction } from '#platform/server/db/index.ts';

export interface BoardProgrammeRow {
  readonly programme_id: string;
  readonly name: string;
  readonly state: 'draft' | 'open' | 'closed';
  readonly sponsor_name: string;
  readonly funding: string;
  readonly start_month: string;
  readonly months: number;
}

/** Programmes in sight: those open first, the latest before the earlier. */
export async function listProgrammes(transaction: Transaction): Promise<BoardProgrammeRow[]> {
  const { rows } = await sql<BoardProgrammeRow>`
    select p.programme_id, p.name, p.state, s.name as sponsor_name, p.funding, p.start_month, p.months
    from sponsorship.programmes p join sponsorship.sponsors s on s.sponsor_id = p.sponsor_id
    where p.state <> 'draft'
    order by p.state = 'open' desc, p.start_month desc, p.name, p.programme_id limit 200`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

export interface BoardVillageRow {
  readonly programme_id: string;
  readonly village_code: string;
  readonly village_name: string;
  readonly district_name: string;
  readonly village_kind: 'desa' | 'kelurahan';
  readonly quota: number;
  readonly left_out: string;
  readonly stage: VillageStage;
  readonly list_id: string | null;
  readonly note: string;
  readonly changed_on: string | null;
  readonly candidates: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly undecided: number;
  readonly reserve: number;
  readonly workers: number;
  readonly reserved_idr: bigint;
  readonly billed_idr: bigint;
  readonly paid_idr: bigint;
}

/** Villages of a programme (null: of all in sight) by stage and money. */
export async function listVillages(
  transaction: Transaction,
  programmeId: string | null,
): Promise<BoardVillageRow[]> {
  const { rows } =
    await sql<BoardVillageRow>`select * from sponsorship.village_board(${programmeId}::uuid)`.execute(
      transaction.of<unknown>(),
    );
  return rows;
}

export interface BoardMoneyRow {
  readonly ceiling_idr: bigint;
  readonly lapsed_idr: bigint;
  readonly free_idr: bigint;
  readonly reserved_idr: bigint;
  readonly billed_idr: bigint;
  readonly paid_idr: bigint;
}

/** Where the money stands of the budgets in sight that the villages of a programme (null: of all) draw on. */
export async function sumBudgets(
  transaction: Transaction,
  programmeId: string | null,
): Promise<BoardMoneyRow> {
  const { rows } = await sql<BoardMoneyRow>`
    select coalesce(sum(b.ceiling_idr), 0)::bigint as ceiling_idr, coalesce(sum(b.lapsed_idr), 0)::bigint as lapsed_idr, coalesce(sum(b.free_idr), 0)::bigint as free_idr, coalesce(sum(b.reserved_idr), 0)::bigint as reserved_idr,
      coalesce(sum(b.billed_idr), 0)::bigint as billed_idr, coalesce(sum(b.paid_idr), 0)::bigint as paid_idr
    from sponsorship.budgets b where b.budget_id in (
      select v.budget_id from sponsorship.programme_villages v where ${programmeId}::uuid is null or v.programme_id = ${programmeId}::uuid)`.execute(
    transaction.of<unknown>(),
  );
  const [sums] = rows;
  if (!sums) throw new Error('a sum has no row');
  return sums;
}
