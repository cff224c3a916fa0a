import { sql } from 'kysely';
import type { Transaction } from '#platform/server/db/transaction.ts';

interface ProgrammeRow {
  readonly programme_id: string;
  readonly name: string;
  readonly months: number;
}

/** Programmes that are not closed and reach the area, in sight. */
export async function listOpenProgrammes(
  transaction: Transaction,
  within: string | null,
): Promise<ProgrammeRow[]> {
  const { rows } = await sql<ProgrammeRow>`
    select p.programme_id, p.name, p.months from sponsorship.programmes p
    where p.state <> 'closed' and (${within}::text is null or exists (
      select from sponsorship.programme_villages v where v.programme_id = p.programme_id and v.left_out = '' and ${inside(within, 'v.village_code')}))
    order by p.name, p.programme_id limit 500`.execute(transaction.of<unknown>());
  return rows;
}

interface UnusedRow {
  readonly agreement_id: string;
  readonly sponsor_name: string;
  readonly funding: string;
  readonly agreement_number: string;
  readonly villages: number;
  readonly year: number;
  readonly free_idr: string;
  readonly reserved_idr: string;
  readonly ceiling_idr: string;
}

/** Agreements with budgets of a year that hold money nobody was billed for, the most first. */
export async function listUnusedMoney(
  transaction: Transaction,
  within: string | null,
  year: number,
): Promise<UnusedRow[]> {
  const { rows } = await sql<UnusedRow>`
    select a.agreement_id, s.name as sponsor_name, a.funding, a.number as agreement_number, count(*) filter (where b.village_code <> '')::integer as villages,
      b.year::integer as year, sum(b.free_idr)::bigint::text as free_idr, sum(b.reserved_idr)::bigint::text as reserved_idr, sum(b.ceiling_idr)::bigint::text as ceiling_idr
    from sponsorship.budgets b
      join sponsorship.agreements a on a.agreement_id = b.agreement_id join sponsorship.sponsors s on s.sponsor_id = b.sponsor_id
    where b.year = ${year} and b.free_idr + b.reserved_idr > 0
      and (${within}::text is null or ${inside(within, 'b.village_code')} or ${inside(within, 'b.area_code')} or starts_with(${within}::text, b.area_code || '.'))
    group by a.agreement_id, s.name, a.funding, a.number, b.year
    order by sum(b.free_idr + b.reserved_idr) desc, a.agreement_id limit 200`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

interface VillageRow {
  readonly programme_id: string;
  readonly name: string;
  readonly start_month: string;
  readonly village_code: string;
  readonly village_name: string;
  readonly quota: number;
  readonly on_lists: number;
}

/** Villages of programmes that began, with how many of their places stand on a list that was laid before the regency or further. */
export async function listVillagesBegun(
  transaction: Transaction,
  within: string | null,
  month: string,
): Promise<VillageRow[]> {
  const { rows } = await sql<VillageRow>`
    select p.programme_id, p.name, p.start_month, v.village_code, coalesce(n.name, v.village_code) as village_name, v.quota, coalesce(l.on_lists, 0)::integer as on_lists
    from sponsorship.programmes p join sponsorship.programme_villages v on v.programme_id = p.programme_id and v.left_out = '' and v.quota > 0
      left join registry.areas n on n.code = v.village_code
      left join lateral (
        select sum(case when l.state in ('approved', 'billed', 'paid') then l.workers else (
          select count(*) from sponsorship.candidates c where c.list_id = l.list_id and c.state <> 'rejected' and not c.is_reserve) end) as on_lists
        from sponsorship.lists l where l.programme_id = p.programme_id and l.village_code = v.village_code and l.kind in ('first', 'top_up')
          and l.state not in ('draft', 'withdrawn')) l on true
    where p.state = 'open' and p.start_month <= ${month} and (${within}::text is null or ${inside(within, 'v.village_code')})
    order by v.quota - coalesce(l.on_lists, 0) desc, p.programme_id, v.village_code limit 1000`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

/** The area itself and all below it, never another whose code begins alike. */
function inside(within: string | null, column: 'v.village_code' | 'b.village_code' | 'b.area_code') {
  const code = sql.ref(column);
  return sql`(${code} = ${within} or starts_with(${code}, ${within}::text || '.'))`;
}
