import { readReference, refuseDesk } from '#modules/certificates/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act, read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { answerEmployers, changeInWords, type EmployerAnswer } from './answer-employers.ts';
import {
  type ChangeRow,
  type CheckRow,
  countUnread,
  findCheck,
  type ListAsk,
  listChanges,
  listChecks,
  listEarlier,
  markSeen,
  setPermitEnd,
} from './check-queries.ts';
import { answerThen, askOf, checkView, statedThen, workersSaid } from './check-view.ts';
import { checkers, checkReaders } from './desk-roles.ts';

const showAct = { name: 'certificates.show-checks', roles: checkReaders } as const satisfies ActDefinition;
const seenAct = { name: 'certificates.see-change', roles: checkers } as const satisfies ActDefinition;
const watchAct = { name: 'certificates.watch-permit', roles: checkers } as const satisfies ActDefinition;

/** A page of the checks in sight, and how many changes nobody has read. */
export async function showChecks(services: Services, caller: Caller, ask: ListAsk) {
  requireRole(showAct, caller);
  return read(services, caller, async (transaction) => {
    const rows = await listChecks(transaction, ask);
    return {
      unread: await countUnread(transaction),
      checks: rows.slice(0, ask.limit).map((row) => ({
        ...{ reference: row.reference, kind: row.kind, name: row.name, npp: row.npp, asked: row.asked },
        ...{ purpose: row.purpose, applicationNumber: row.application_number, checkedBy: row.checked_by },
        checkedAt: row.checked_at.toISOString(),
        ...{ status: row.status, reason: row.reason, nowStatus: row.now_status },
        permitValidUntil: row.permit_valid_until,
        changedAt: row.changed_at?.toISOString() ?? null,
        ...{ isUnread: row.is_unread, seenBy: row.seen_by },
      })),
      hasMore: rows.length > ask.limit,
    };
  });
}

/** A check in sight by its reference, however typed. Throws Refusal `desk.not_found`. */
export async function getCheck(transaction: Transaction, typed: string): Promise<CheckRow> {
  const reference = readReference(typed);
  const row = reference === null ? null : await findCheck(transaction, reference);
  if (!row) throw refuseDesk('desk.not_found');
  return row;
}

/**
 * A check as it was answered, and what holds now.
 *
 * @throws Refusal `desk.not_found`, the same for one that does not exist and one of another desk
 */
export async function showCheck(services: Services, caller: Caller, typed: string, language: 'id' | 'en') {
  requireRole(showAct, caller);
  return read(services, caller, async (transaction) => {
    const row = await getCheck(transaction, typed);
    const now = await answerNow(transaction, services, row, language);
    return { today: services.today(), ...(await checkedView(transaction, row, now, language)) };
  });
}

/** The check then and now, as the page and the printed proof say it. */
export async function checkedView(
  transaction: Transaction,
  row: CheckRow,
  now: EmployerAnswer,
  language: 'id' | 'en',
) {
  const earlier = await listEarlier(transaction, {
    ...{ organisationId: row.organisation_id, paper: row.paper, shownReference: null },
    ...{ applicationNumber: row.application_number, beforeNo: row.check_no },
  });
  const changes = await listChanges(transaction, row.check_id);
  const stated = statedThen(row);
  const kept = { reference: row.reference, checkedAt: row.checked_at, answer: answerThen(row, language) };
  return {
    check: { ...checkView(kept, stated, earlier, language), asked: row.asked, checkedBy: row.checked_by },
    now: { ...now, ...workersSaid(now, stated, earlier, language) },
    changes: changes.map((change) => changeView(change, language)),
    isUnread: row.changed_at !== null && (row.seen_at === null || row.seen_at < row.changed_at),
    seenBy: row.seen_by,
    seenAt: row.seen_at?.toISOString() ?? null,
  };
}

/** How the employer of a check stands today; whoever only reads checks sees what was last told. */
export async function answerNow(
  transaction: Transaction,
  services: Services,
  row: CheckRow,
  language: 'id' | 'en',
): Promise<EmployerAnswer> {
  const [now] = await answerEmployers(transaction, services, [askOf(row)], {
    on: services.today(),
    language,
  });
  if (now && now.organisationId !== null) return now.answer;
  return answerThen({ ...row, status: row.now_status, reason: row.now_reason }, language);
}

function changeView({ was_status, status, reason, changed_at, delivery }: ChangeRow, language: 'id' | 'en') {
  return {
    ...{ wasStatus: was_status, status, delivery },
    reasonText: changeInWords(reason, language),
    changedAt: changed_at.toISOString(),
  };
}

/** Notes that the desk read what changed; done twice it changes nothing. Throws Refusal `desk.not_found`. */
export function seeChange(services: Services, caller: Caller, typed: string, key?: string) {
  return act(services, {
    act: seenAct,
    caller,
    key,
    request: { reference: typed },
    perform: async (transaction) => {
      const row = await getCheck(transaction, typed);
      const seen = await markSeen(transaction, row.check_id, caller.name);
      return {
        output: { seen },
        audit: {
          act: seenAct.name,
          subjectKind: 'permit_check',
          subjectId: row.reference,
          details: { seen },
        },
      };
    },
  });
}

/** Sets until when the desk is told of changes. Throws Refusal `desk.not_found`, `desk.permit_over`. */
export function watchPermit(
  services: Services,
  caller: Caller,
  request: { readonly reference: string; readonly permitValidUntil: string | null },
  key?: string,
) {
  return act(services, {
    act: watchAct,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const { permitValidUntil } = request;
      if (permitValidUntil !== null && permitValidUntil < services.today())
        throw refuseDesk('desk.permit_over');
      const row = await getCheck(transaction, request.reference);
      await setPermitEnd(transaction, row.check_id, permitValidUntil);
      return {
        output: { permitValidUntil },
        audit: {
          act: watchAct.name,
          subjectKind: 'permit_check',
          subjectId: row.reference,
          details: { permitValidUntil },
        },
      };
    },
  });
}
