import { sql } from 'kysely';
import { refuseFiling } from '#modules/contributions/core/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act, read } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { newId } from '#platform/server/new-id.ts';
import { getEmployer } from './employer-terms.ts';
import { filingEntry, filingWriters, getFiling, rowsOf } from './filing-queries.ts';
import { viewFiling } from './filing-view.ts';

const definition = { name: 'contributions.open-filing', roles: filingWriters } as const;

/** How far back a month may still be filed for the first time. */
const monthsBack = 36;

/**
 * Opens the filing of a month: the wages of the last final one, of those who are still members. One that is open is answered as it stands.
 *
 * @throws Refusal `filing.employer_not_found`, `filing.month_not_open`
 */
export async function openFiling(
  services: Services,
  caller: Caller,
  request: { readonly employerId: string; readonly month: string },
  key?: string,
) {
  const filingId = await act(services, {
    act: definition,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const opened = await beginFiling(services, transaction, request);
      return { output: opened, audit: filingEntry(definition.name, await getFiling(transaction, opened)) };
    },
  });
  return read(services, caller, (transaction) => viewFiling(transaction, filingId));
}

/** The filing of that month, opened where it was not. */
export async function beginFiling(
  services: Services,
  transaction: Transaction,
  { employerId, month }: { readonly employerId: string; readonly month: string },
): Promise<string> {
  await getEmployer(transaction, employerId);
  const thisMonth = monthOf(services.today());
  if (month > thisMonth || month < addMonths(thisMonth, -monthsBack))
    throw refuseFiling('filing.month_not_open', { month });
  const [opened] = await rowsOf(
    transaction,
    sql<{
      filing_id: string;
    }>`select contributions.open_filing(${newId()}::uuid, ${employerId}::uuid, ${month}) as filing_id`,
  );
  if (!opened) throw new Error('opening answered nothing');
  return opened.filing_id;
}
