/** Where a case stands on the ladder of PP 86/2013. */
export const sanctionStages = [
  'opened',
  'first_warning',
  'second_warning',
  'fine',
  'services',
  'closed',
] as const;

export type SanctionStage = (typeof sanctionStages)[number];

/** What a case is about; who does not pay is in `arrears`, the others owe a duty that is not money first. */
export const sanctionBases = ['arrears', 'unregistered', 'under_reporting', 'not_registered'] as const;

export type SanctionBasis = (typeof sanctionBases)[number];

/** How it came to light: the bases of action of PP 86/2013 art. 13. */
export const sanctionSources = ['supervision', 'inspection', 'complaint'] as const;

export type SanctionSource = (typeof sanctionSources)[number];

export const sanctionStepKinds = [
  'first_warning',
  'second_warning',
  'fine',
  'withhold',
  'fine_payment',
  'take_back',
  'lift',
  'cancel',
] as const;

export type SanctionStepKind = (typeof sanctionStepKinds)[number];

/** The four steps up, in their order. */
export type SanctionRung = 'first_warning' | 'second_warning' | 'fine' | 'withhold';

/** How a case ended: paid by itself, the duty met as two persons found, or taken off the ladder. */
export const sanctionClosings = ['paid', 'met', 'cancelled'] as const;

/** Work lists of the board: mine to decide, a step may be taken today, another waits, the clock runs, over. */
export const sanctionTabs = ['to_decide', 'to_propose', 'waiting', 'running', 'closed', 'all'] as const;

export type SanctionTab = (typeof sanctionTabs)[number];

interface Place {
  readonly up: { readonly kind: SanctionRung; readonly to: SanctionStage } | null;
  readonly down: SanctionStage | null;
}

/** Up and down from each stage; nothing leads out of a closed case. */
const places = {
  opened: { up: { kind: 'first_warning', to: 'first_warning' }, down: null },
  first_warning: { up: { kind: 'second_warning', to: 'second_warning' }, down: 'opened' },
  second_warning: { up: { kind: 'fine', to: 'fine' }, down: 'first_warning' },
  fine: { up: { kind: 'withhold', to: 'services' }, down: 'second_warning' },
  services: { up: null, down: 'fine' },
  closed: { up: null, down: null },
} as const satisfies Record<SanctionStage, Place>;

/** Letters that go with a step. */
export const letterKinds = ['first_warning', 'second_warning', 'fine', 'withhold', 'lifting'] as const;

export type SanctionLetterKind = (typeof letterKinds)[number];

export interface LadderFacts {
  readonly stage: SanctionStage;
  readonly basis: SanctionBasis;
  /** Its fine was recorded as paid. */
  readonly isFinePaid: boolean;
}

/** The next step up of a stage, or null at the top and in a closed case. */
export function rungAfter(stage: SanctionStage): SanctionRung | null {
  const place: Place = places[stage];
  return place.up?.kind ?? null;
}

/** Which steps a case allows, clocks aside. A case of arrears is lifted by payment alone, and no unpaid fine is lifted. */
export function stepsFrom({ stage, basis, isFinePaid }: LadderFacts): readonly SanctionStepKind[] {
  if (stage === 'closed') return [];
  const rung = rungAfter(stage);
  const isFined = stage === 'fine' || stage === 'services';
  const owesFine = isFined && !isFinePaid;
  // A fine that was paid stays: taking it back would leave money without its reason.
  const mayTakeBack = stage !== 'opened' && !(stage === 'fine' && isFinePaid);
  return [
    ...(rung === null ? [] : [rung]),
    ...(owesFine ? (['fine_payment'] as const) : []),
    ...(mayTakeBack ? (['take_back'] as const) : []),
    ...(basis !== 'arrears' && !owesFine ? (['lift'] as const) : []),
    'cancel',
  ];
}

/** Where a step leads, or null when the stage does not know it. */
export function stageAfter(kind: SanctionStepKind, stage: SanctionStage): SanctionStage | null {
  const place: Place = places[stage];
  switch (kind) {
    case 'take_back':
      return place.down;
    case 'fine_payment':
      return stage === 'fine' || stage === 'services' ? stage : null;
    case 'lift':
    case 'cancel':
      return stage === 'closed' ? null : 'closed';
    default:
      return place.up?.kind === kind ? place.up.to : null;
  }
}

/** True for the steps that must say why. */
export function needsReason(kind: SanctionStepKind): boolean {
  return kind === 'take_back' || kind === 'lift' || kind === 'cancel';
}

/** The letter that goes with a step; null: none, or none that was told anything is lifted from. */
export function letterOf(kind: SanctionStepKind, isTold: boolean): SanctionLetterKind | null {
  switch (kind) {
    case 'first_warning':
    case 'second_warning':
    case 'fine':
    case 'withhold':
      return kind;
    case 'lift':
    case 'cancel':
      return isTold ? 'lifting' : null;
    default:
      return null;
  }
}
