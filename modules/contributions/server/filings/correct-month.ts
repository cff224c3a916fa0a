import { sql } from 'kysely';
import { refuseFiling } from '#modules/contributions/core/index.ts';
import { redactNumbers } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act, read } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { filingEntry, filingWriters, holdDraft, rowsOf } from './filing-queries.ts';
import { viewFiling } from './filing-view.ts';

const definition = { name: 'contributions.correct-month', roles: filingWriters } as const;

export interface CorrectionRequest {
  readonly filingId: string;
  readonly version: number;
  readonly workerId: string;
  readonly membershipId: string;
  readonly month: string;
  readonly wageIdr: string;
  readonly note: string;
}

/**
 * Puts the right wage of an earlier month on a draft: it bills the difference by the tariff of that month, which may be negative. Only a month whose bill is paid
 * is corrected so; any other is reopened.
 *
 * @throws Refusal `filing.not_found`, `state.refused`, `filing.changed_meanwhile`, `filing.line_not_found`, `filing.correction_month_invalid`
 */
export async function correctMonth(
  services: Services,
  caller: Caller,
  request: CorrectionRequest,
  key?: string,
) {
  await act(services, {
    act: definition,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const filing = await holdDraft(transaction, definition.name, request);
      const { workerId, membershipId, month } = request;
      const [earlier] = await rowsOf(
        transaction,
        sql<{ was_idr: bigint | null; is_member: boolean }>`select
            (select l.wage_idr from contributions.filing_lines l where l.filing_id = f.filing_id and l.worker_id = ${workerId}::uuid
              and l.membership_id = ${membershipId}::uuid and l.corrects_month = '' and l.change <> 'left') as was_idr,
            exists (select from registry.memberships m where m.worker_id = ${workerId}::uuid and m.membership_id = ${membershipId}::uuid
              and m.organisation_id = f.organisation_id and m.segment = 'PU') as is_member
          from contributions.filings f join contributions.bills b on b.bill_id = f.bill_id and b.paid_idr > 0
          where f.organisation_id = ${filing.organisation_id}::uuid and f.month = ${month} and f.month < ${filing.month} and f.state <> 'draft'`,
      );
      if (!earlier) throw refuseFiling('filing.correction_month_invalid', { month });
      if (!earlier.is_member) throw refuseFiling('filing.line_not_found');
      await sql`insert into contributions.filing_lines (worker_id, filing_id, membership_id, change, wage_idr, was_idr, corrects_month, note)
        values (${workerId}::uuid, ${filing.filing_id}::uuid, ${membershipId}::uuid, 'adjusted', ${request.wageIdr}, ${earlier.was_idr}, ${month}, ${redactNumbers(request.note)})
        on conflict on constraint filing_lines__pk do update set wage_idr = excluded.wage_idr, note = excluded.note`.execute(
        transaction.of<unknown>(),
      );
      const more = { details: { corrects: month }, workers: [workerId] };
      return { output: null, audit: filingEntry(definition.name, filing, more) };
    },
  });
  return read(services, caller, (transaction) => viewFiling(transaction, request.filingId));
}
