import { sql } from 'kysely';
import { filingActs, refuseFiling } from '#modules/contributions/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act, read } from '#platform/server/act/act.ts';
import { requireState } from '#platform/server/act/require-state.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { newId } from '#platform/server/new-id.ts';
import { type FilingRow, filingEntry, filingWriters, getFiling, rowsOf, stateOf } from './filing-queries.ts';
import { hintsOf, viewFiling } from './filing-view.ts';

const definition = { name: 'contributions.finalise-filing', roles: filingWriters } as const;

/**
 * Makes a draft final: worker-months, one bill with one code, the late fees that wait on it; leavers' memberships end.
 *
 * @throws Refusal `filing.not_found`, `state.refused`, `filing.changed_meanwhile`, `filing.wage_missing`, `filing.employer_incomplete`,
 *   `filing.total_not_positive`, `filing.codes_used_up`
 */
export async function finaliseFiling(
  services: Services,
  caller: Caller,
  request: { readonly filingId: string; readonly version: number },
  key?: string,
) {
  await act(services, {
    act: definition,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const filing = await getFiling(transaction, request.filingId);
      requireState(filingActs, definition.name, stateOf(filing));
      await makeFinal(services, transaction, { caller, filing, version: request.version });
      return { output: null, audit: finalEntry(definition.name, filing) };
    },
  });
  return read(services, caller, (transaction) => viewFiling(transaction, request.filingId));
}

/** The entry of a filing made final, with everyone in it. */
export function finalEntry(act: string, filing: FilingRow, details: Readonly<Record<string, unknown>> = {}) {
  const workers = sql`select worker_id from contributions.filing_lines where filing_id = ${filing.filing_id}::uuid`;
  return filingEntry(act, filing, { details, workers });
}

/** In the caller's open transaction; a number of statements that does not grow with the workers. */
export async function makeFinal(
  services: Services,
  transaction: Transaction,
  {
    caller,
    filing,
    version,
  }: { readonly caller: Caller; readonly filing: FilingRow; readonly version: number },
): Promise<void> {
  const hints = await hintsOf(transaction, filing);
  const answer = await finalised(
    transaction,
    sql<{
      answer: string;
    }>`select contributions.finalise_filing(${filing.filing_id}::uuid, ${version}, ${services.today()}::date, ${newId()}::uuid,
      ${JSON.stringify(actorOf(caller, filing.month))}::jsonb, ${JSON.stringify(hints)}::jsonb) as answer`,
  );
  switch (answer) {
    case 'final':
      return;
    case 'state':
      throw refuseFiling('filing.changed_meanwhile');
    case 'changed':
      throw refuseFiling('filing.changed_meanwhile', { version: filing.version });
    case 'wage_missing':
      throw refuseFiling('filing.wage_missing');
    case 'terms':
      throw refuseFiling('filing.employer_incomplete');
    case 'not_positive':
      throw refuseFiling('filing.total_not_positive');
    case 'codes':
      throw refuseFiling('filing.codes_used_up');
    default:
      throw new Error(`finalising answered ${answer}`);
  }
}

async function finalised(
  transaction: Transaction,
  statement: ReturnType<typeof sql<{ answer: string }>>,
): Promise<string> {
  try {
    const [row] = await rowsOf(transaction, statement);
    return row?.answer ?? '';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'SM001') return 'not_positive';
    if (code === 'SM002') return 'codes';
    throw error;
  }
}

/** Who ends the memberships of leavers, and in which words. */
export function actorOf(caller: Caller, month: string) {
  return {
    ...{ account_id: caller.accountId, name: caller.name, role: caller.role },
    reason: `Pelaporan upah ${month}`,
  };
}
