import type { FactSegment, ShownSegment } from './cells.ts';

/** What cells count; all but the first two are of one month alone. */
export const measures = [
  'OPEN',
  'PROTECTED',
  'PAID',
  'NEW',
  'RETURNED',
  'ENDING',
  'EMPLOYERS_PAID',
  'EMPLOYERS_NEW',
] as const;

export type Measure = (typeof measures)[number];

/** Ids of rules 6.1 that workforce figures are known by. */
export const denominatorDefinitions = ['COV-EMP', 'COV-UCJ', 'COV-PU', 'COV-PBPU'] as const;

/**
 * What a count is laid over: the workforce figure that applies, whatever its definition; one of this definition alone;
 * the target of the area and year; or nothing, so that there is no percentage.
 */
export type Over = 'applicable' | 'target' | 'nothing' | (typeof denominatorDefinitions)[number];

/** One way to count, as data; its words stand in the locales under `coverage.indicator.<text>`. */
export interface Indicator {
  readonly measure: Measure;
  /** A stock is the sum of all changes up to a month, else a month's number is its own. */
  readonly isStock: boolean;
  readonly unit: 'workers' | 'employers';
  /** Workers of this segment alone, those with both among them. */
  readonly only: 'PU' | 'BPU' | null;
  /** `day`: on the last day of a month, today in the present one. `closed_month`: opens on the last month that is all due. */
  readonly timing: 'day' | 'closed_month';
  readonly over: Over;
  readonly excludes: readonly Exclusion[];
  /** Where the count is taken from. */
  readonly source: 'memberships' | 'cover' | 'worker_months' | 'bills' | 'sponsored_months';
  /** How sure the definition is as a reading of the law and of those who publish it. */
  readonly certainty: 'A' | 'B' | 'C';
  /** Part of the keys of its texts. */
  readonly text: string;
}

/** What is not counted, or is not known to be; each has a sentence in the locales. */
export const exclusions = [
  'never_paid',
  'lapsed',
  'savings_only',
  'construction',
  'returned',
  'others_unpaid',
  'household_employers',
  'civil_servants',
  'family_workers',
] as const;

export type Exclusion = (typeof exclusions)[number];

const ofMonth = { isStock: false, unit: 'workers', timing: 'closed_month' } as const;
const paid = { ...ofMonth, measure: 'PAID', source: 'worker_months' } as const;
const notPaid = ['never_paid', 'savings_only', 'construction'] as const;
const employers = { ...ofMonth, unit: 'employers', only: null, over: 'nothing', source: 'bills' } as const;

/**
 * What may be asked about an area. PROTECTED counts who is covered by what was paid, on the last day of a month (today
 * in the present one); PAID who has a paid contribution of that month; OPEN-MEMBERSHIP who is registered. Those that
 * begin with COV, and TARGET, are PAID over a denominator of their own (rules 6.1).
 */
export const indicators = {
  PROTECTED: {
    ...{
      measure: 'PROTECTED',
      isStock: true,
      unit: 'workers',
      only: null,
      timing: 'day',
      over: 'applicable',
    },
    ...{
      excludes: ['never_paid', 'lapsed', 'construction'],
      source: 'cover',
      certainty: 'C',
      text: 'protected',
    },
  },
  PAID: {
    ...{ ...paid, only: null, over: 'applicable', excludes: notPaid, certainty: 'B', text: 'paid' },
  },
  'OPEN-MEMBERSHIP': {
    ...{ measure: 'OPEN', isStock: true, unit: 'workers', only: null, timing: 'day', over: 'applicable' },
    ...{ excludes: ['construction'], source: 'memberships', certainty: 'B', text: 'open_membership' },
  },
  'ACTIVE-PU': {
    ...{ ...paid, only: 'PU', over: 'applicable', excludes: notPaid, certainty: 'B', text: 'active_pu' },
  },
  'ACTIVE-BPU': {
    ...{ ...paid, only: 'BPU', over: 'applicable', excludes: notPaid, certainty: 'B', text: 'active_bpu' },
  },
  'NEW-WORKERS': {
    ...{ ...ofMonth, measure: 'NEW', only: null, over: 'nothing', source: 'worker_months' },
    ...{ excludes: ['returned', 'never_paid'], certainty: 'C', text: 'new_workers' },
  },
  'RETURNED-WORKERS': {
    ...{ ...ofMonth, measure: 'RETURNED', only: null, over: 'nothing', source: 'cover' },
    ...{ excludes: ['never_paid'], certainty: 'C', text: 'returned_workers' },
  },
  'ACTIVE-EMPLOYERS': {
    ...employers,
    ...{ measure: 'EMPLOYERS_PAID', excludes: ['others_unpaid', 'household_employers'] },
    ...{ certainty: 'C', text: 'active_employers' },
  },
  'NEW-EMPLOYERS': {
    ...employers,
    ...{ measure: 'EMPLOYERS_NEW', excludes: ['others_unpaid', 'household_employers'] },
    ...{ certainty: 'C', text: 'new_employers' },
  },
  'COV-EMP': {
    ...{ ...paid, only: null, over: 'COV-EMP', certainty: 'A', text: 'cov_emp' },
    excludes: ['never_paid', 'construction', 'family_workers'],
  },
  'COV-UCJ': {
    ...{ ...paid, only: null, over: 'COV-UCJ', certainty: 'C', text: 'cov_ucj' },
    excludes: ['never_paid', 'construction', 'civil_servants', 'family_workers'],
  },
  'COV-PU': { ...paid, only: 'PU', over: 'COV-PU', excludes: notPaid, certainty: 'A', text: 'cov_pu' },
  'COV-PBPU': { ...paid, only: 'BPU', over: 'COV-PBPU', excludes: notPaid, certainty: 'A', text: 'cov_pbpu' },
  TARGET: { ...paid, only: null, over: 'target', excludes: notPaid, certainty: 'C', text: 'target' },
} as const satisfies Readonly<Record<string, Indicator>>;

export type IndicatorId = keyof typeof indicators;

/** In the order they are offered. */
export const indicatorIds = [
  'PROTECTED',
  'PAID',
  'OPEN-MEMBERSHIP',
  'ACTIVE-PU',
  'ACTIVE-BPU',
  'NEW-WORKERS',
  'RETURNED-WORKERS',
  'ACTIVE-EMPLOYERS',
  'NEW-EMPLOYERS',
  'COV-EMP',
  'COV-UCJ',
  'COV-PU',
  'COV-PBPU',
  'TARGET',
] as const satisfies readonly IndicatorId[];

/** The cell segments that add up to a shown one under an indicator: ALL of ACTIVE-PU is whoever is PU, with BPU besides or not. */
export function cellSegments(
  { only }: Pick<Indicator, 'only'>,
  segment: ShownSegment,
): readonly FactSegment[] {
  const asked = new Set<ShownSegment>([segment, only ?? 'ALL']);
  if (asked.has('PU') && asked.has('BPU')) return ['PU+BPU'];
  if (asked.has('PU')) return ['PU', 'PU+BPU'];
  return asked.has('BPU') ? ['BPU', 'PU+BPU'] : ['PU', 'BPU', 'PU+BPU'];
}

/** The segments worth offering for an indicator; the first one is what it opens on. */
export function offeredSegments({
  only,
  unit,
}: Pick<Indicator, 'only' | 'unit'>): readonly [ShownSegment, ...ShownSegment[]] {
  return unit === 'employers' || only ? ['ALL'] : ['ALL', 'PU', 'BPU'];
}

/** Whose workforce figure a shown segment is laid over; null where none could fit. */
export function denominatorSegment(
  { only, over }: Pick<Indicator, 'only' | 'over'>,
  segment: ShownSegment,
): ShownSegment | null {
  if (over === 'nothing') return null;
  if (only === null) return segment;
  return segment === 'ALL' || segment === only ? only : null;
}
