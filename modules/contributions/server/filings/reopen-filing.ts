import { sql } from 'kysely';
import { filingActs, refuseFiling } from '#modules/contributions/core/index.ts';
import { redactNumbers } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act, read } from '#platform/server/act/act.ts';
import { requireState } from '#platform/server/act/require-state.ts';
import type { Services } from '#platform/server/act/services.ts';
import { filingEntry, filingWriters, getFiling, rowsOf, stateOf } from './filing-queries.ts';
import { viewFiling } from './filing-view.ts';
import { actorOf } from './finalise-filing.ts';

const definition = { name: 'contributions.reopen-filing', roles: filingWriters } as const;

/**
 * Makes a final filing a draft again, before anything is paid: its bill is replaced, the memberships it ended stand as before.
 *
 * @throws Refusal `filing.not_found`, `filing.paid`, `state.refused`, `filing.changed_meanwhile`
 */
export async function reopenFiling(
  services: Services,
  caller: Caller,
  request: { readonly filingId: string; readonly version: number; readonly reason: string },
  key?: string,
) {
  await act(services, {
    act: definition,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const filing = await getFiling(transaction, request.filingId);
      if (stateOf(filing) === 'locked') throw refuseFiling('filing.paid');
      requireState(filingActs, definition.name, stateOf(filing));
      const actor = {
        ...actorOf(caller, filing.month),
        reason: `Pelaporan upah ${filing.month} dibuka kembali`,
      };
      const [row] = await rowsOf(
        transaction,
        sql<{
          answer: string;
        }>`select contributions.reopen_filing(${filing.filing_id}::uuid, ${request.version}, ${JSON.stringify(actor)}::jsonb) as answer`,
      );
      if (row?.answer === 'paid') throw refuseFiling('filing.paid');
      if (row?.answer !== 'draft')
        throw refuseFiling('filing.changed_meanwhile', { version: filing.version });
      const reason = redactNumbers(request.reason);
      return { output: null, audit: filingEntry(definition.name, filing, { reason }) };
    },
  });
  return read(services, caller, (transaction) => viewFiling(transaction, request.filingId));
}
