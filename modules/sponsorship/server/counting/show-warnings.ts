import { isLagging, isLapsingSoon, isShortTerm } from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { warningReaders } from './counting-roles.ts';
import { listOpenProgrammes, listUnusedMoney, listVillagesBegun } from './warning-queries.ts';

const definition = { name: 'sponsorship.show-warnings', roles: warningReaders } as const;

/** Terms that are too short, money that will lapse by 31 December, villages that lag; counts, and no person. */
export async function showWarnings(
  services: Services,
  caller: Caller,
  { area }: { readonly area?: string | undefined },
) {
  requireRole(definition, caller);
  const today = services.today();
  const year = Number(today.slice(0, 4));
  const within = area ?? null;
  return read(services, caller, async (transaction) => {
    const programmes = await listOpenProgrammes(transaction, within);
    const budgets = isLapsingSoon(today, year) ? await listUnusedMoney(transaction, within, year) : [];
    const villages = await listVillagesBegun(transaction, within, today.slice(0, 7));
    return {
      today,
      shortTerms: programmes
        .filter(({ months }) => isShortTerm(months))
        .map((row) => ({ programmeId: row.programme_id, programme: row.name, months: row.months })),
      lapsing: budgets.map((row) => ({
        agreementId: row.agreement_id,
        sponsor: row.sponsor_name,
        funding: row.funding,
        agreement: row.agreement_number,
        villages: row.villages,
        year: row.year,
        freeIdr: row.free_idr,
        reservedIdr: row.reserved_idr,
        ceilingIdr: row.ceiling_idr,
      })),
      lagging: villages
        .filter((row) =>
          isLagging({ today, startMonth: row.start_month, quota: row.quota, onLists: row.on_lists }),
        )
        .map((row) => ({
          programmeId: row.programme_id,
          programme: row.name,
          startMonth: row.start_month,
          villageCode: row.village_code,
          villageName: row.village_name,
          quota: row.quota,
          onLists: row.on_lists,
        })),
    };
  });
}
