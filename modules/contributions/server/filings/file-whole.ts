import { sql } from 'kysely';
import { filingActs, type LeaveReason, refuseFiling } from '#modules/contributions/core/index.ts';
import { membersByNumber, registerJoiners } from '#modules/registry/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act, read } from '#platform/server/act/act.ts';
import { requireState } from '#platform/server/act/require-state.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { refuseFutureLeaving } from './change-lines.ts';
import { type FilingRow, filingWriters, getFiling, rowsOf, stateOf } from './filing-queries.ts';
import { viewFiling } from './filing-view.ts';
import { finalEntry, makeFinal } from './finalise-filing.ts';
import { beginFiling } from './open-filing.ts';
import { startOf } from './start-of.ts';
import { type TakenWage, takeWages } from './take-payroll.ts';

const definition = { name: 'contributions.file-whole-month', roles: filingWriters } as const;

interface Named {
  readonly nik?: string | undefined;
  readonly kpj?: string | undefined;
}

export interface WholeRow extends Named {
  readonly name: string;
  readonly wageIdr: string;
  readonly birthDate?: string | undefined;
  readonly sex?: string | undefined;
  readonly startedOn?: string | undefined;
}

export interface WholeLeaver extends Named {
  readonly on: string;
  readonly reason: LeaveReason;
}

export interface WholeFiling {
  readonly employerId: string;
  readonly month: string;
  readonly rows: readonly WholeRow[];
  readonly leavers: readonly WholeLeaver[];
  readonly absent: 'refuse' | 'keep';
  readonly finalise: boolean;
}

/** Why a row keeps the whole filing from being taken; `row` counts from 1, leavers after the rows. */
interface RowFault {
  readonly row: number;
  readonly code: string;
}

/**
 * Files a whole month in one call, all of it or nothing: members by NIK or KPJ, joiners registered, leavers ended, everyone else named.
 *
 * @throws Refusal `filing.employer_not_found`, `filing.month_not_open`, `state.refused`, `filing.rows_refused`, `filing.workers_missing`, and what finalising refuses
 */
export async function fileWhole(services: Services, caller: Caller, request: WholeFiling, key?: string) {
  const filingId = await act(services, {
    act: definition,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const opened = await beginFiling(services, transaction, request);
      const filing = await getFiling(transaction, opened);
      requireState(filingActs, 'contributions.take-payroll', stateOf(filing));
      refuseFutureLeaving(
        request.leavers.map(({ on }) => ({ left: { on } })),
        services.today(),
      );
      const taken = await takeRows(services, transaction, { filing, request });
      const details = { rows: request.rows.length, leavers: request.leavers.length, joiners: taken.joiners };
      const version = filing.version + 1;
      await sql`update contributions.filings set version = ${version} where filing_id = ${opened}::uuid`.execute(
        transaction.of<unknown>(),
      );
      if (request.finalise) await makeFinal(services, transaction, { caller, filing, version });
      return { output: opened, audit: finalEntry(definition.name, filing, details) };
    },
  });
  return read(services, caller, (transaction) => viewFiling(transaction, filingId));
}

interface WholeWork {
  readonly filing: FilingRow;
  readonly request: WholeFiling;
}

async function takeRows(services: Services, transaction: Transaction, work: WholeWork) {
  const { filing, request } = work;
  const organisationId = filing.organisation_id;
  const named = [...request.rows, ...request.leavers].map(({ nik, kpj }, ordinal) => ({
    ...{ ordinal, nik: nik ? nik.replace(/\D/g, '') : null, kpj: kpj || null },
  }));
  const members = await membersByNumber(transaction, services, { organisationId, rows: named });
  const joining = await joinersOf(services, transaction, { ...work, members });
  const faults: RowFault[] = [...joining.faults];
  const wages: TakenWage[] = [];
  for (const [ordinal, { wageIdr }] of request.rows.entries()) {
    const member = members.get(ordinal) ?? joining.members.get(ordinal);
    if (!member) continue;
    wages.push({ worker_id: member.workerId, membership_id: member.membershipId, wage_idr: wageIdr });
  }
  const leaving = request.leavers.flatMap(({ on, reason }, index) => {
    const member = members.get(request.rows.length + index);
    if (!member) faults.push({ row: request.rows.length + index + 1, code: 'not_a_member' });
    return member
      ? [{ worker_id: member.workerId, membership_id: member.membershipId, left_on: on, left_reason: reason }]
      : [];
  });
  faults.push(...twice(wages, members, joining.members));
  if (faults.length > 0)
    throw refuseFiling('filing.rows_refused', { count: faults.length, rows: faults.slice(0, 200) });
  await takeWages(transaction, filing.filing_id, wages);
  await markLeavers(transaction, filing.filing_id, leaving);
  if (request.absent === 'refuse') await refuseAbsent(transaction, filing.filing_id, [...wages, ...leaving]);
  return { joiners: joining.members.size };
}

/** One worker on two rows: nobody knows which wage is his. */
function twice(
  wages: readonly TakenWage[],
  ...places: readonly ReadonlyMap<number, { readonly workerId: string }>[]
): RowFault[] {
  if (new Set(wages.map(({ worker_id }) => worker_id)).size === wages.length) return [];
  const seen = new Set<string>();
  const rows = places.flatMap((place) => [...place]).sort(([a], [b]) => a - b);
  return rows.flatMap(([ordinal, { workerId }]) => {
    if (!seen.has(workerId)) {
      seen.add(workerId);
      return [];
    }
    return [{ row: ordinal + 1, code: 'twice' }];
  });
}

async function joinersOf(
  services: Services,
  transaction: Transaction,
  { filing, request, members }: WholeWork & { readonly members: ReadonlyMap<number, unknown> },
) {
  const strangers = request.rows.flatMap((row, ordinal) =>
    members.has(ordinal) ? [] : [{ ...row, ordinal }],
  );
  const complete = strangers.flatMap(({ nik, birthDate, sex, ...row }) =>
    nik && birthDate && sex
      ? [
          {
            ...row,
            nik,
            birthDate,
            sex,
            wageIdr: BigInt(row.wageIdr),
            startedOn: row.startedOn ?? startOf(filing.month),
          },
        ]
      : [],
  );
  const whole = new Set(complete.map(({ ordinal }) => ordinal));
  const answers = await registerJoiners(transaction, services, {
    organisationId: filing.organisation_id,
    joiners: complete,
  });
  const faults = [
    ...strangers
      .filter(({ ordinal }) => !whole.has(ordinal))
      .map(({ ordinal }) => fault(ordinal, 'not_a_member')),
    ...answers.flatMap((answer) => {
      if (answer.outcome === 'fault') return [fault(answer.ordinal, answer.faults[0]?.code ?? 'fault')];
      return answer.outcome === 'needs_review' ? [fault(answer.ordinal, 'worker.needs_review')] : [];
    }),
  ];
  const joined = new Map(
    answers.flatMap((answer) => ('workerId' in answer ? [[answer.ordinal, answer] as const] : [])),
  );
  return { faults, members: joined };
}

function fault(ordinal: number, code: string): RowFault {
  return { row: ordinal + 1, code };
}

async function markLeavers(
  transaction: Transaction,
  filingId: string,
  leaving: readonly { readonly worker_id: string; readonly left_on: string; readonly left_reason: string }[],
): Promise<void> {
  if (leaving.length === 0) return;
  await sql`update contributions.filing_lines l set change = 'left', left_on = g.left_on, left_reason = g.left_reason, is_absent = false
    from jsonb_to_recordset(${JSON.stringify(leaving)}::jsonb) as g (worker_id uuid, membership_id uuid, left_on date, left_reason text)
    where l.filing_id = ${filingId}::uuid and l.corrects_month = '' and l.worker_id = g.worker_id and l.membership_id = g.membership_id`.execute(
    transaction.of<unknown>(),
  );
}

async function refuseAbsent(
  transaction: Transaction,
  filingId: string,
  named: readonly { readonly worker_id: string }[],
): Promise<void> {
  const ids = named.map(({ worker_id }) => worker_id);
  const [missing] = await rowsOf(
    transaction,
    sql<{
      count: number;
      workers: string[] | null;
    }>`select count(*)::int as count, (array_agg(l.worker_id order by l.worker_id))[:50] as workers
      from contributions.filing_lines l
      where l.filing_id = ${filingId}::uuid and l.corrects_month = '' and l.change <> 'left' and l.worker_id <> all (${ids}::uuid[])`,
  );
  if (missing && missing.count > 0)
    throw refuseFiling('filing.workers_missing', { count: missing.count, workers: missing.workers ?? [] });
}
