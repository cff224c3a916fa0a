import type { StatementOfWorkerFacts } from '#modules/contributions/server/papers/index.ts';
import { shownDay } from '#platform/server/pdf/index.ts';
import { textOf } from '#platform/server/texts.ts';
import type { ProtectionAnswer } from './answer-protection.ts';
import type { WorkerMonthFacts } from './worker-facts.ts';

const tones = { yes: 'good', no: 'bad', open: 'warn' } as const;

/** Where a worker stands on a day, for the head of his statement. */
export function standingInWords({
  on,
  answer,
  segments,
}: ProtectionAnswer): StatementOfWorkerFacts['standing'] {
  const why = segments.flatMap(({ workings }) => workings.slice(-1)).join(' ');
  return {
    title: textOf('id', `papers.proof.${answer}`, { day: shownDay(on) }),
    text: why || textOf('id', 'papers.proof.no_membership'),
    tone: tones[answer],
  };
}

/** Who pays a month: the worker himself, alone or through his group, or an organisation by its name. */
export function payerInWords({
  payerKind,
  payer,
  through,
}: Pick<WorkerMonthFacts, 'payerKind' | 'payer' | 'through'>): string {
  if (payerKind !== 'worker') return payer ?? textOf('id', `overviews.payer.${payerKind}`);
  return through === null
    ? textOf('id', 'overviews.payer.worker')
    : textOf('id', 'overviews.payer.through', { name: through });
}

/** A branch as a letterhead names it; empty where no branch works. */
export function officeInWords(branch: string): string {
  return branch === '' ? '' : textOf('id', 'papers.office', { branch });
}
