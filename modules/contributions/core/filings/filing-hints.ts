/** What is unusual in a filing: shown before it is made final and to the office. Data to look at, no accusation. */
export const hintKinds = [
  'wage_below_minimum',
  'fewer_workers',
  'equal_wages',
  'absent_from_payroll',
  'wage_fell',
] as const;
export type HintKind = (typeof hintKinds)[number];

export interface FilingHint {
  readonly kind: HintKind;
  readonly workers: number;
  /** The minimum, or the wage that many share, in rupiah. */
  readonly amountIdr: string | null;
}

/** What is counted of a draft to find them. */
export interface FilingFacts {
  /** Lines that are billed, and what the last final filing had; null where there is none. */
  readonly workers: number;
  readonly workersBefore: number | null;
  readonly leavers: number;
  readonly joiners: number;
  readonly belowMinimum: number;
  readonly minimumIdr: bigint;
  readonly absent: number;
  /** The wage most lines share that had another wage before, and how many. */
  readonly commonWageIdr: bigint | null;
  readonly newlyEqual: number;
  /** Lines whose wage is lower than the month before by a tenth or more. */
  readonly fell: number;
}

/** Fewer than this many equal wages mean nothing. */
const leastEqual = 5;

/** The hints of a filing, the gravest first. */
export function filingHints(facts: FilingFacts): FilingHint[] {
  const { workers, workersBefore, leavers, joiners } = facts;
  const lost = workersBefore === null ? 0 : workersBefore + joiners - leavers - workers;
  const isSudden = facts.newlyEqual >= leastEqual && facts.newlyEqual * 2 >= workers;
  const found: (FilingHint | false)[] = [
    facts.belowMinimum > 0 && {
      kind: 'wage_below_minimum',
      workers: facts.belowMinimum,
      amountIdr: facts.minimumIdr.toString(),
    },
    lost > 0 && { kind: 'fewer_workers', workers: lost, amountIdr: null },
    isSudden && {
      kind: 'equal_wages',
      workers: facts.newlyEqual,
      amountIdr: facts.commonWageIdr?.toString() ?? null,
    },
    facts.absent > 0 && { kind: 'absent_from_payroll', workers: facts.absent, amountIdr: null },
    facts.fell > 0 && { kind: 'wage_fell', workers: facts.fell, amountIdr: null },
  ];
  return found.filter((hint) => hint !== false);
}
