import { daysBetween, depositAgeOf, depositAges, moneyReaders } from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type DepositRow, listDeposits } from './deposit-queries.ts';

const definition = { name: 'sponsorship.show-deposits', roles: moneyReaders } as const;

/** Money that was billed and has not come: bill by bill, and by village and whoever was to hand it over. */
export async function showDeposits(services: Services, caller: Caller) {
  requireRole(definition, caller);
  const today = services.today();
  const rows = await read(services, caller, (transaction) => listDeposits(transaction, today));
  const bills = rows.map((row) => {
    const days = daysBetween(row.billed_on, today);
    return {
      listId: row.list_id,
      programmeName: row.programme_name,
      sponsorName: row.sponsor_name,
      villageCode: row.village_code,
      villageName: row.village_name,
      treasurerName: row.treasurer_name,
      code: row.code,
      workers: row.workers,
      amountIdr: String(row.amount_idr),
      billedOn: row.billed_on,
      expiresOn: row.expires_on,
      isOpen: row.is_open,
      days,
      age: depositAgeOf(days),
    };
  });
  return { today, bills, treasurers: treasurersOf(rows, today), byAgeIdr: sumAges(rows, today) };
}

/** A village and a treasurer are one line; those who keep most the longest come first. */
function treasurersOf(rows: readonly DepositRow[], today: string) {
  const groups = new Map<string, DepositRow[]>();
  for (const row of rows) {
    const key = `${row.village_code} ${row.treasurer_name}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()]
    .map((group) => ({
      villageCode: group[0]?.village_code ?? '',
      villageName: group[0]?.village_name ?? '',
      treasurerName: group[0]?.treasurer_name ?? '',
      bills: group.length,
      workers: group.reduce((sum, { workers }) => sum + workers, 0),
      amountIdr: String(group.reduce((sum, { amount_idr }) => sum + amount_idr, 0n)),
      oldestDays: Math.max(...group.map(({ billed_on }) => daysBetween(billed_on, today))),
      byAgeIdr: sumAges(group, today),
    }))
    .sort((one, other) => other.oldestDays - one.oldestDays);
}

function sumAges(rows: readonly DepositRow[], today: string): string[] {
  return depositAges.map((age) =>
    String(
      rows
        .filter(({ billed_on }) => depositAgeOf(daysBetween(billed_on, today)) === age)
        .reduce((sum, { amount_idr }) => sum + amount_idr, 0n),
    ),
  );
}
