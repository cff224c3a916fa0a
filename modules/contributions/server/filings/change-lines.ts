import { sql } from 'kysely';
import { type LeaveReason, refuseFiling } from '#modules/contributions/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act, read } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { filingEntry, filingWriters, holdDraft, rowsOf } from './filing-queries.ts';
import { viewFiling } from './filing-view.ts';

const definition = { name: 'contributions.change-wages', roles: filingWriters } as const;

export interface LineEdit {
  readonly workerId: string;
  readonly membershipId: string;
  readonly correctsMonth: string | null;
  readonly wageIdr?: string | undefined;
  readonly left?: { readonly on: string; readonly reason: LeaveReason } | null | undefined;
  readonly remove: boolean;
}

/**
 * Changes wages, marks who left or stays after all, takes corrections off: the version that was looked at must stand.
 *
 * @throws Refusal `filing.not_found`, `state.refused`, `filing.changed_meanwhile`, `filing.line_not_found`, `filing.leaving_day_invalid`
 */
export async function changeLines(
  services: Services,
  caller: Caller,
  request: { readonly filingId: string; readonly version: number; readonly edits: readonly LineEdit[] },
  key?: string,
) {
  await act(services, {
    act: definition,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const filing = await holdDraft(transaction, definition.name, request);
      refuseFutureLeaving(request.edits, services.today());
      await saveEdits(transaction, request.filingId, request.edits);
      const workers = [...new Set(request.edits.map(({ workerId }) => workerId))];
      const details = { lines: request.edits.length };
      return { output: null, audit: filingEntry(definition.name, filing, { details, workers }) };
    },
  });
  return read(services, caller, (transaction) => viewFiling(transaction, request.filingId));
}

/** Nobody has left on a day that is still to come. */
export function refuseFutureLeaving(
  leaving: readonly { readonly left?: { readonly on: string } | null | undefined }[],
  today: string,
): void {
  const late = leaving.find(({ left }) => left && left.on > today);
  if (late) throw refuseFiling('filing.leaving_day_invalid', { on: late.left?.on, today });
}

async function saveEdits(
  transaction: Transaction,
  filingId: string,
  edits: readonly LineEdit[],
): Promise<void> {
  const given = edits.map(({ left, wageIdr, correctsMonth, ...edit }) => ({
    ...{ worker_id: edit.workerId, membership_id: edit.membershipId, corrects_month: correctsMonth ?? '' },
    ...{ wage_idr: wageIdr ?? null, says_left: left !== undefined, is_removed: edit.remove },
    ...{ left_on: left?.on ?? null, left_reason: left?.reason ?? null },
  }));
  const [saved] = await rowsOf(
    transaction,
    sql<{ lines: number }>`with given as (
      select g.* from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (worker_id uuid, membership_id uuid, corrects_month text, wage_idr bigint, says_left boolean,
        left_on date, left_reason text, is_removed boolean)
    ), removed as (
      delete from contributions.filing_lines l using given g
      where l.filing_id = ${filingId}::uuid and g.is_removed and l.corrects_month <> '' and (l.worker_id, l.membership_id, l.corrects_month) = (g.worker_id, g.membership_id, g.corrects_month)
      returning 1
    ), changed as (
      update contributions.filing_lines l set
        wage_idr = coalesce(g.wage_idr, l.wage_idr),
        left_on = case when l.corrects_month <> '' then null when g.says_left then g.left_on else l.left_on end,
        left_reason = case when l.corrects_month <> '' then null when g.says_left then g.left_reason else l.left_reason end,
        is_absent = l.is_absent and not g.says_left and g.wage_idr is null,
        change = case when l.corrects_month <> '' then 'adjusted' when case when g.says_left then g.left_on else l.left_on end is not null then 'left'
          when l.was_idr is null then 'joined' when coalesce(g.wage_idr, l.wage_idr) = l.was_idr then 'same' else 'changed' end
      from given g where l.filing_id = ${filingId}::uuid and not g.is_removed and (l.worker_id, l.membership_id, l.corrects_month) = (g.worker_id, g.membership_id, g.corrects_month)
      returning 1
    ) select (select count(*) from removed)::int + (select count(*) from changed)::int as lines`,
  );
  if (saved?.lines !== given.length) throw refuseFiling('filing.line_not_found');
}
