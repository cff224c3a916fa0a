import type { Caller } from '#platform/core/roles.ts';
import { read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type AgeingSums, listAreas, listEmployers, sumAgeing } from './ageing-queries.ts';
import { ageingReaders } from './arrears-roles.ts';
import { letterNumber } from './letter-queries.ts';

const definition = { name: 'contributions.show-ageing', roles: ageingReaders } as const;
const employersShown = 500;

/** What employers owe by the months it is overdue; firms, and no person. */
export async function showAgeing(
  services: Services,
  caller: Caller,
  { within = null }: { readonly within?: string | null | undefined },
) {
  requireRole(definition, caller);
  const on = services.today();
  return read(services, caller, async (transaction) => {
    const employers = await listEmployers(transaction, { on, within }, employersShown);
    const areas = await listAreas(transaction, { on, within });
    const total = await sumAgeing(transaction, { on, within });
    return {
      today: on,
      employers: employers.map((row) => ({
        ...sumsOf(row),
        organisationId: row.organisation_id,
        name: row.name,
        areaName: row.area_name,
        lastLetter:
          row.letter_number === null || row.letter_year === null || row.written_on === null
            ? null
            : { number: letterNumber(row.letter_year, row.letter_number), writtenOn: row.written_on },
      })),
      areas: areas.map((row) => ({ ...sumsOf(row), code: row.code, name: row.name })),
      total: { ...sumsOf(total), employers: total.employers },
    };
  });
}

function sumsOf(row: AgeingSums) {
  return {
    bills: row.bills,
    owedIdr: row.owed_idr,
    feeIdr: row.fee_idr,
    byAgeIdr: [...row.ages_idr],
    billsByAge: [...row.ages_bills],
  };
}
