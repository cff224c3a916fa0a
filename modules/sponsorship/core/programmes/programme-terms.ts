import type { SponsorKind } from '#modules/sponsorship/core/sources/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';

/** keep: a village's unused quota stays its own; others: any village of the programme may fill it. */
export const unusedRules = ['keep', 'others'] as const;

/** A month that is paid already: the sponsor's moves to the next unpaid one, or its money is released. */
export const paidMonthRules = ['shift', 'release'] as const;

export const programmeStates = ['draft', 'open', 'closed'] as const;

export type ProgrammeState = (typeof programmeStates)[number];

/** Most months of a programme, and most months ahead of today that it may begin. */
export const programmeReach = { months: 12, ahead: 12 } as const;

/** Rows of the BPU table that may be its base. */
export const baseBrackets = { first: 1, last: 33 } as const;

/** Levels of the area a sponsor stands for: 1 province to 4 village. A firm pays wherever it likes. */
const levels = {
  state: [1, 4],
  province: [1, 2],
  regency: [2, 2],
  village: [2, 4],
  firm: [1, 4],
  donor: [1, 4],
} as const satisfies Record<SponsorKind, readonly [number, number]>;

/** True when a sponsor of that kind may stand for an area of that level; villages may act together as a regency's or district's. */
export function standsFor(kind: SponsorKind, areaLevel: number): boolean {
  const [highest, lowest] = levels[kind];
  return areaLevel >= highest && areaLevel <= lowest;
}

/** True when its money stays in the area it stands for: a government's does, a firm's does not. */
export function staysAtHome(kind: SponsorKind): boolean {
  return kind !== 'firm' && kind !== 'donor' && kind !== 'state';
}

/** The months of a term, `YYYY-MM`, in order. */
export function monthsOf({
  startMonth,
  months,
}: {
  readonly startMonth: string;
  readonly months: number;
}): string[] {
  return Array.from({ length: months }, (_, index) => addMonths(startMonth, index));
}

interface Dates {
  readonly startMonth: string;
  readonly months: number;
  readonly validFrom: string;
  readonly validTo: string;
  readonly today: string;
}

/** What is wrong with the months of a programme, or null: the code of the refusal and what it says. */
export function faultOfMonths({ startMonth, months, validFrom, validTo, today }: Dates) {
  const now = monthOf(today);
  if (startMonth < now) return { code: 'programme.start_past', details: { first: now } } as const;
  const furthest = addMonths(now, programmeReach.ahead);
  if (startMonth > furthest) return { code: 'programme.start_too_far', details: { last: furthest } } as const;
  const last = addMonths(startMonth, months - 1);
  if (startMonth < monthOf(validFrom) || last > monthOf(validTo))
    return {
      code: 'programme.agreement_ends',
      details: { first: startMonth, last, validFrom, validTo },
    } as const;
  return null;
}
