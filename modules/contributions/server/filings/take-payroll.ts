import { sql } from 'kysely';
import { type PayrollFault, readPayroll, refuseFiling } from '#modules/contributions/core/index.ts';
import { membersByNumber } from '#modules/registry/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act, read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { filingEntry, filingReaders, filingWriters, getFiling, holdDraft, rowsOf } from './filing-queries.ts';

const definition = { name: 'contributions.take-payroll', roles: filingWriters } as const;
const listing = { name: 'contributions.show-payroll-lists', roles: filingReaders } as const;

/** A member's wage as SQL takes it. */
export interface TakenWage {
  readonly worker_id: string;
  readonly membership_id: string;
  readonly wage_idr: string;
}

interface Taken {
  readonly version: number;
  readonly taken: number;
  readonly changed: number;
  readonly absent: number;
  readonly faults: readonly { readonly line: number; readonly code: string }[];
}

/**
 * Takes cells pasted from a spreadsheet over a draft: rows of members count, the others are answered with their line.
 *
 * @throws Refusal `filing.not_found`, `state.refused`, `filing.changed_meanwhile`, `filing.payroll_empty`
 */
export function pastePayroll(
  services: Services,
  caller: Caller,
  request: {
    readonly filingId: string;
    readonly version: number;
    readonly text: string;
    readonly isWhole: boolean;
  },
  key?: string,
): Promise<Taken> {
  const { rows, faults } = readPayroll(request.text);
  if (rows.length + faults.length === 0) throw refuseFiling('filing.payroll_empty');
  return act(services, {
    act: definition,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const filing = await holdDraft(transaction, definition.name, request);
      const numbered = rows.map(({ line, nik, kpj }) => ({ ordinal: line, nik, kpj }));
      const members = await membersByNumber(transaction, services, {
        organisationId: filing.organisation_id,
        rows: numbered,
      });
      const wages = rows.flatMap(({ line, wageIdr }) => {
        const member = members.get(line);
        return member
          ? [{ worker_id: member.workerId, membership_id: member.membershipId, wage_idr: wageIdr.toString() }]
          : [];
      });
      await takeWages(transaction, filing.filing_id, wages);
      if (request.isWhole) await markAbsent(transaction, filing.filing_id, wages);
      const strangers: readonly (PayrollFault | { line: number; code: string })[] = rows
        .filter(({ line }) => !members.has(line))
        .map(({ line }) => ({ line, code: 'not_a_member' }));
      const output = {
        ...{ version: filing.version, taken: wages.length },
        ...(await effectOf(transaction, filing.filing_id)),
        faults: [...faults, ...strangers].sort((a, b) => a.line - b.line),
      };
      return { output, audit: takenEntry(filing, output, wages) };
    },
  });
}

/**
 * Takes a payroll list that was submitted over a draft: its registered rows are the month's wages, who is not in it is marked as absent.
 *
 * @throws Refusal `filing.not_found`, `state.refused`, `filing.changed_meanwhile`, `filing.list_not_found`
 */
export function takeList(
  services: Services,
  caller: Caller,
  request: { readonly filingId: string; readonly listId: string; readonly version: number },
  key?: string,
): Promise<Taken> {
  return act(services, {
    act: definition,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const filing = await holdDraft(transaction, definition.name, request);
      const [list] = await rowsOf(
        transaction,
        sql<{
          rows: TakenWage[] | null;
        }>`select contributions.payroll_rows(${filing.filing_id}::uuid, ${request.listId}::uuid) as rows`,
      );
      const wages = list?.rows;
      if (!wages) throw refuseFiling('filing.list_not_found');
      await takeWages(transaction, filing.filing_id, wages);
      await markAbsent(transaction, filing.filing_id, wages);
      const effect = await effectOf(transaction, filing.filing_id);
      const output = { version: filing.version, taken: wages.length, ...effect, faults: [] };
      return { output, audit: takenEntry(filing, { ...output, listId: request.listId }, wages) };
    },
  });
}

function takenEntry(
  filing: Parameters<typeof filingEntry>[1],
  { taken, listId }: { readonly taken: number; readonly listId?: string },
  wages: readonly TakenWage[],
) {
  const workers = wages.map(({ worker_id }) => worker_id);
  return filingEntry(definition.name, filing, { details: { taken, listId: listId ?? null }, workers });
}

/** Lays the wages of members over the lines of a draft. */
export async function takeWages(
  transaction: Transaction,
  filingId: string,
  wages: readonly TakenWage[],
): Promise<void> {
  await sql`select contributions.take_payroll(${filingId}::uuid, ${JSON.stringify(wages)}::jsonb)`.execute(
    transaction.of<unknown>(),
  );
}

async function markAbsent(
  transaction: Transaction,
  filingId: string,
  wages: readonly TakenWage[],
): Promise<void> {
  const named = wages.map(({ worker_id }) => worker_id);
  await sql`update contributions.filing_lines l set is_absent = l.worker_id <> all (${named}::uuid[])
    where l.filing_id = ${filingId}::uuid and l.corrects_month = '' and l.change <> 'left'`.execute(
    transaction.of<unknown>(),
  );
}

async function effectOf(transaction: Transaction, filingId: string) {
  const [counts] = await rowsOf(
    transaction,
    sql<{
      changed: number;
      absent: number;
    }>`select count(*) filter (where change = 'changed')::int as changed,
      count(*) filter (where is_absent and change <> 'left')::int as absent from contributions.filing_lines where filing_id = ${filingId}::uuid`,
  );
  return counts ?? { changed: 0, absent: 0 };
}

/** Submitted payroll lists of the same employer, the newest first. */
export function showPayrollLists(services: Services, caller: Caller, filingId: string) {
  requireRole(listing, caller);
  return read(services, caller, async (transaction) => {
    const filing = await getFiling(transaction, filingId);
    const rows = await rowsOf(
      transaction,
      sql<{ list_id: string; file_name: string; rows_registered: number; submitted_at: Date }>`
        select list_id, file_name, rows_registered, submitted_at from registry.lists
        where organisation_id = ${filing.organisation_id}::uuid and kind = 'payroll' and state = 'submitted' and submitted_at is not null
        order by submitted_at desc limit 20`,
    );
    return {
      lists: rows.map((row) => ({
        ...{ listId: row.list_id, fileName: row.file_name, rows: row.rows_registered },
        submittedAt: row.submitted_at.toISOString(),
      })),
    };
  });
}
