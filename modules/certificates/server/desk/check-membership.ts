import { type CheckPurpose, readReference, refuseDesk } from '#modules/certificates/core/index.ts';
import type { Checker } from '#modules/certificates/server/checking/index.ts';
import { readNpwp, redactNumbers } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { newId } from '#platform/server/new-id.ts';
import { type AnsweredEmployer, answerEmployers } from './answer-employers.ts';
import { type CheckRow, findCheck, insertCheck, listEarlier } from './check-queries.ts';
import { askOf, checkView } from './check-view.ts';
import { checkers, custodyOf } from './desk-roles.ts';
import { type EmployerAsk, normalNib, normalNpp } from './find-employers.ts';
import { readPaper, type ShownPaper } from './read-paper.ts';

const checkMembershipAct = {
  name: 'certificates.check-membership',
  roles: checkers,
} as const satisfies ActDefinition;

/** What is asked at the desk; of several numbers the first that is known counts. */
export interface MembershipAsk {
  readonly npp?: string | undefined;
  readonly nib?: string | undefined;
  readonly npwp?: string | undefined;
  /** The text of a QR code, or a short code. */
  readonly code?: string | undefined;
  readonly reference?: string | undefined;
  readonly name?: string | undefined;
  readonly purpose: CheckPurpose;
  readonly applicationNumber: string;
  readonly workersStated?: number | undefined;
  readonly permitValidUntil?: string | undefined;
}

interface CheckHow {
  readonly key?: string | undefined;
  readonly language: 'id' | 'en';
  readonly checker: Checker;
}

/** Who was asked for, and by which paper. */
interface Subject extends AnsweredEmployer {
  readonly kind: 'employer' | 'worker';
  readonly askedBy: CheckRow['asked_by'];
  readonly asked: string;
  readonly paper: string | null;
  readonly shownReference: string | null;
}

/**
 * Checks an employer for one application and keeps the answer under a reference: who is not registered gets an answer too, never an absence.
 *
 * @throws Refusal `desk.reference_unknown`, `desk.permit_over`, `desk.cannot_confirm`, `check.never_by_nik`, `check.code_mistyped`
 */
export async function checkMembership(
  services: Services,
  caller: Caller,
  request: MembershipAsk,
  { key, language, checker }: CheckHow,
) {
  requireRole(checkMembershipAct, caller);
  const shown = request.code ? await readPaper(services, checker, request.code, language) : null;
  return act(services, {
    act: checkMembershipAct,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const on = services.today();
      const permitValidUntil = request.permitValidUntil ?? null;
      if (permitValidUntil !== null && permitValidUntil < on) throw refuseDesk('desk.permit_over');
      const subject = await findSubject(transaction, services, { request, shown }, { on, language });
      const { organisationId, paper, shownReference, answer, kind } = subject;
      const { applicationNumber, purpose } = request;
      const earlier = await listEarlier(transaction, {
        ...{ organisationId, paper, shownReference, applicationNumber, beforeNo: null },
      });
      const nameGiven = redactNumbers(request.name ?? '');
      const workersStated = request.workersStated ?? null;
      const kept = await insertCheck(transaction, {
        ...custodyOf(caller),
        ...{ kind, organisationId, paper, answer, on, askedBy: subject.askedBy, asked: subject.asked },
        ...{ nameGiven, purpose, applicationNumber, workersStated, permitValidUntil },
        ...{ checkId: newId(), accountId: caller.accountId, checkedBy: caller.name },
      });
      const { reference, checked_at: checkedAt } = kept;
      const stated = { kind, nameGiven, workersStated, purpose, applicationNumber, permitValidUntil };
      return {
        output: checkView({ reference, checkedAt, answer }, stated, earlier, language),
        audit: {
          act: checkMembershipAct.name,
          subjectKind: 'permit_check',
          subjectId: reference,
          details: { organisationId, purpose, status: answer.status, reason: answer.reason },
        },
      };
    },
  });
}

async function findSubject(
  transaction: Transaction,
  services: Services,
  { request, shown }: { readonly request: MembershipAsk; readonly shown: ShownPaper | null },
  how: { readonly on: string; readonly language: 'id' | 'en' },
): Promise<Subject> {
  const { ask, ...asked } = await subjectAsked(transaction, request, shown);
  const [found] = await answerEmployers(transaction, services, [ask], how);
  if (!found) throw new Error('one ask has one answer');
  const answer = shown?.overrule ? { ...found.answer, ...shown.overrule } : found.answer;
  return { ...found, answer, ...asked, kind: shown?.kind ?? 'employer' };
}

/** By what is asked and what of it is kept: a person's tax number is his NIK, so it is kept masked. */
async function subjectAsked(
  transaction: Transaction,
  { npp, nib, npwp, reference }: MembershipAsk,
  paper: ShownPaper | null,
): Promise<Omit<Subject, 'kind' | keyof AnsweredEmployer> & { readonly ask: EmployerAsk }> {
  const none = { paper: null, shownReference: null };
  const ask = { npp, nib, npwp };
  if (npp) return { ...none, ask, askedBy: 'npp', asked: normalNpp(npp) ?? '' };
  if (nib) return { ...none, ask, askedBy: 'nib', asked: normalNib(nib) ?? '' };
  if (npwp) return { ...none, ask, askedBy: 'npwp', asked: readNpwp(npwp)?.shown ?? '' };
  if (paper)
    return { ask: { npp: paper.npp }, askedBy: 'code', asked: '', paper: paper.number, shownReference: null };
  const shown = readReference(reference ?? '');
  const earlier = shown === null ? null : await findCheck(transaction, shown);
  if (!earlier) throw refuseDesk('desk.reference_unknown');
  return {
    ask: askOf(earlier),
    askedBy: 'reference',
    asked: earlier.reference,
    paper: earlier.paper,
    shownReference: earlier.reference,
  };
}
