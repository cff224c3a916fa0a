import { addDays, type Reading, type SanctionStep, sanctionLadder } from '#modules/rules/core/index.ts';
import { rungAfter, type SanctionRung, type SanctionStage } from './ladder.ts';

/** The days on which the steps of a case were taken; null: not yet. Days `YYYY-MM-DD`. */
export interface TakenDays {
  readonly openedOn: string;
  readonly firstWarnedOn: string | null;
  readonly secondWarnedOn: string | null;
  readonly finedOn: string | null;
}

/** One rung of the ladder: taken, or the earliest day on which the law lets it be taken. */
export interface PlannedRung {
  readonly kind: SanctionRung;
  readonly fromOn: string;
  /** Last day of its clock; null: it lasts until the duty is met. */
  readonly toOn: string | null;
}

export interface SanctionPlan {
  readonly rungs: readonly PlannedRung[];
  /** Public services that the law lets be withheld from an employer. */
  readonly services: readonly string[];
}

/**
 * The ladder of a case with its days as rules reckon them (PP 86/2013); before the first warning, as if it were given `on`.
 * A fine that was given later than it might have been keeps its whole time: the withholding moves with it.
 */
export function planOf(reading: Reading, taken: TakenDays, on: string): SanctionPlan {
  const { steps, services } = sanctionLadder(reading, {
    subject: 'employer',
    firstWarningOn: taken.firstWarnedOn ?? on,
    secondWarningOn: taken.secondWarnedOn,
    on: null,
  }).result;
  const [first, second] = steps.filter(({ step }) => step === 'warning');
  const fine = steps.find(({ step }) => step === 'fine');
  const withheld = steps.find(({ step }) => step === 'services_withheld');
  if (!first || !second || !fine || !withheld) throw new Error('the ladder of the law has a step missing');
  const late = taken.finedOn === null ? 0 : daysBetween(fine.fromOn, taken.finedOn);
  return {
    services,
    rungs: [
      rung('first_warning', first),
      rung('second_warning', second),
      rung('fine', moved(fine, late)),
      rung('withhold', moved(withheld, late)),
    ],
  };
}

/** First day of the next rung and last day of the running one; both null where none is. */
export function clockOf(plan: SanctionPlan, stage: SanctionStage, openedOn: string) {
  const next = rungAfter(stage);
  const planned = next === null ? undefined : rungOf(plan, next);
  const running = runningRung(stage);
  return {
    nextFrom: stage === 'opened' ? openedOn : (planned?.fromOn ?? null),
    runsTo: running === null ? null : (rungOf(plan, running)?.toOn ?? null),
  };
}

/** The rung of a plan. */
export function rungOf(plan: SanctionPlan, kind: SanctionRung): PlannedRung | undefined {
  return plan.rungs.find((one) => one.kind === kind);
}

/** Whole days from one day to another; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

function runningRung(stage: SanctionStage): SanctionRung | null {
  switch (stage) {
    case 'opened':
    case 'closed':
      return null;
    case 'services':
      return 'withhold';
    default:
      return stage;
  }
}

function rung(kind: SanctionRung, { fromOn, toOn }: Pick<SanctionStep, 'fromOn' | 'toOn'>): PlannedRung {
  return { kind, fromOn, toOn };
}

function moved({ fromOn, toOn }: SanctionStep, days: number) {
  return { fromOn: addDays(fromOn, days), toOn: toOn === null ? null : addDays(toOn, days) };
}
