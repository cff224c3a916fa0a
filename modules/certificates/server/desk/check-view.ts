import { type CheckPurpose, compareWorkers, namesAgree } from '#modules/certificates/core/index.ts';
import { countInWords } from '#modules/certificates/server/words/index.ts';
import { textOf } from '#platform/server/texts.ts';
import { type EmployerAnswer, reasonInWords } from './answer-employers.ts';
import type { CheckRow, EarlierRow } from './check-queries.ts';
import type { EmployerAsk } from './find-employers.ts';

type Language = 'id' | 'en';

/** What an application says beside the books. */
export interface Stated {
  readonly kind: 'employer' | 'worker';
  readonly nameGiven: string;
  readonly workersStated: number | null;
  readonly purpose: CheckPurpose;
  readonly applicationNumber: string;
  readonly permitValidUntil: string | null;
}

/** The answer of a check with what differs from the application; the shape is `membershipStatusSchema`. */
export function checkView(
  kept: { readonly reference: string; readonly checkedAt: Date; readonly answer: EmployerAnswer },
  stated: Stated,
  earlier: readonly EarlierRow[],
  language: Language,
) {
  const { answer, reference, checkedAt } = kept;
  const { nameGiven, ...application } = stated;
  return {
    ...answer,
    reference,
    checkedAt: checkedAt.toISOString(),
    ...application,
    nameAgrees: nameGiven === '' || answer.name === null ? null : namesAgree(nameGiven, answer.name),
    ...workersSaid(answer, stated, earlier, language),
    earlier: earlier.map(earlierView),
  };
}

/** How workers stated and reported differ, in a number and in words; nothing of who is not registered, nor of a card. */
export function workersSaid(
  { workersReported, npp, name }: Pick<EmployerAnswer, 'workersReported' | 'npp' | 'name'>,
  { workersStated, kind }: Pick<Stated, 'workersStated' | 'kind'>,
  earlier: readonly Pick<EarlierRow, 'workers_stated'>[],
  language: Language,
): { workersDiffer: number | null; workersText: string } {
  const statedBefore = earlier.flatMap(({ workers_stated }) => workers_stated ?? []);
  const isKnown = kind === 'employer' && (npp !== null || name !== null);
  const finding = compareWorkers({ reported: workersReported, stated: workersStated, statedBefore });
  if (!finding || !isKnown) return { workersDiffer: null, workersText: '' };
  const count = (value: number) => countInWords(value, language);
  const said = textOf(language, `desk.workers.${finding.said}`, {
    reported: count(workersReported),
    stated: count(workersStated ?? 0),
    differ: count(Math.abs(finding.differ)),
  });
  const before =
    finding.wasStated === null
      ? ''
      : textOf(language, 'desk.workers.was_stated', { n: count(finding.wasStated) });
  return { workersDiffer: finding.differ, workersText: `${said} ${before}`.trim() };
}

function earlierView(row: EarlierRow) {
  return {
    reference: row.reference,
    applicationNumber: row.application_number,
    isSameApplication: row.is_same_application,
    isSamePaper: row.is_same_paper,
    purpose: row.purpose,
    status: row.status,
    workersStated: row.workers_stated,
    checkedAt: row.checked_at.toISOString(),
  };
}

/** The answer as it was kept, in the language of whoever reads it now. */
export function answerThen(row: CheckRow, language: Language): EmployerAnswer {
  const { status, reason, block, undertaking } = row;
  const facts = { status, reason, paidThrough: row.paid_through, block, dueOn: undertaking?.dueOn ?? null };
  return {
    ...{ status, reason, block, undertaking, npp: row.npp, nib: row.nib, name: row.name },
    ...reasonInWords(facts, language),
    validUntil: row.valid_until,
    paidThrough: row.paid_through,
    unpaidMonths: row.unpaid_months,
    workersReported: row.workers_reported,
    areaCode: row.area_code,
  };
}

/** What was stated at a kept check. */
export function statedThen(row: CheckRow): Stated {
  return {
    kind: row.kind,
    nameGiven: row.name_stated,
    workersStated: row.workers_stated,
    purpose: row.purpose,
    applicationNumber: row.application_number,
    permitValidUntil: row.permit_valid_until,
  };
}

/** How the employer of a kept check is asked for again: by his id, or by the number under which nobody was registered then. */
export function askOf(row: CheckRow): EmployerAsk {
  if (row.organisation_id !== null) return { organisationId: row.organisation_id };
  return { npp: row.asked, nib: row.asked, npwp: row.asked };
}
