import { sql } from 'kysely';
import { moneyReaders } from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';

const definition = { name: 'sponsorship.show-papers', roles: moneyReaders } as const;
const listsShown = 500;

/** What can be printed: lists and agreements in the caller's sight, and the years that have budgets. */
export async function showPapers(services: Services, caller: Caller) {
  requireRole(definition, caller);
  return read(services, caller, async (transaction) => {
    const [lists, agreements, sources] = [
      await findLists(transaction),
      await findAgreements(transaction),
      await findSources(transaction),
    ];
    return {
      lists: lists.slice(0, listsShown).map((one) => ({
        listId: one.list_id,
        programmeId: one.programme_id,
        programmeName: one.programme_name,
        villageName: one.village_name,
        districtName: one.district_name,
        state: one.state,
        kind: one.kind,
        workers: one.workers,
        isBilled: one.is_billed,
      })),
      isMore: lists.length > listsShown,
      agreements: agreements.map((one) => ({
        agreementId: one.agreement_id,
        number: one.number,
        sponsorName: one.sponsor_name,
        funding: one.funding,
        signedOn: one.signed_on,
        programmes: one.programmes,
      })),
      sources: sources.map(({ year, funding }) => ({ year, funding })),
    };
  });
}

interface PaperList {
  readonly list_id: string;
  readonly programme_id: string;
  readonly programme_name: string;
  readonly village_name: string;
  readonly district_name: string;
  readonly state: string;
  readonly kind: string;
  readonly workers: number;
  readonly is_billed: boolean;
}

/** One more than is shown tells that there are more. */
async function findLists(transaction: Transaction): Promise<readonly PaperList[]> {
  const { rows } = await sql<PaperList>`
    select l.list_id, l.programme_id, p.name as programme_name, coalesce(v.name, l.village_code) as village_name, coalesce(d.name, '') as district_name,
      l.state, l.kind, case when l.state in ('draft', 'proposed') then coalesce(c.workers, l.workers) else l.workers end as workers, l.bill_id is not null as is_billed
    from sponsorship.lists l
      join sponsorship.programmes p on p.programme_id = l.programme_id
      left join registry.areas v on v.code = l.village_code
      left join registry.areas d on d.code = v.parent_code
      left join lateral (select count(*)::integer as workers from sponsorship.candidates k
        where k.list_id = l.list_id and l.state in ('draft', 'proposed') and not k.is_reserve and k.state <> 'rejected' and k.outcome <> 'rejected') c on true
    where l.state <> 'withdrawn'
    order by l.recorded_at desc, l.list_id limit ${listsShown + 1}`.execute(transaction.of<unknown>());
  return rows;
}

interface PaperAgreement {
  readonly agreement_id: string;
  readonly number: string;
  readonly sponsor_name: string;
  readonly funding: string;
  readonly signed_on: string;
  readonly programmes: number;
}

async function findAgreements(transaction: Transaction): Promise<readonly PaperAgreement[]> {
  const { rows } = await sql<PaperAgreement>`
    select a.agreement_id, a.number, coalesce(s.name, '') as sponsor_name, a.funding, a.signed_on::text,
      (select count(*)::integer from sponsorship.programmes p where p.agreement_id = a.agreement_id) as programmes
    from sponsorship.agreements a left join sponsorship.sponsors s on s.sponsor_id = a.sponsor_id
    order by a.signed_on desc, a.agreement_id limit 500`.execute(transaction.of<unknown>());
  return rows;
}

async function findSources(
  transaction: Transaction,
): Promise<readonly { readonly year: number; readonly funding: string }[]> {
  const { rows } = await sql<{ year: number; funding: string }>`
    select distinct b.year, a.funding from sponsorship.budgets b join sponsorship.agreements a on a.agreement_id = b.agreement_id
    order by b.year desc, a.funding`.execute(transaction.of<unknown>());
  return rows;
}
