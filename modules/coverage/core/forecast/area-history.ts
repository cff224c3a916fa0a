/** Months a forecast looks ahead. */
export const monthsAhead = 12;

/** Months whose rates a forecast rests on: a whole year, so that no season weighs more than another. */
export const ratesWindow = 12;

/** Months of history without which there is no forecast. */
export const monthsNeeded = 12;

/** Terms of sponsors that began and end together. Months are places in the lists of the history; a month before it is negative. */
export interface TermGroup {
  /** From which month on it was known: what was approved later is no knowledge of a month before. */
  readonly knownFrom: number;
  readonly first: number;
  readonly last: number;
  readonly workers: number;
  /** Of those ended, whose hand-over has an outcome. */
  readonly decided: number;
  /** Of the decided: who goes on paying himself. */
  readonly continued: number;
}

/** Workers of an area by month and by who pays, each once; all lists begin in the same month and have one length. */
export interface AreaHistory {
  readonly code: string;
  /** Wage earners alone, by their employers. */
  readonly employer: readonly number[];
  /** Wage earners who are members on their own account besides. */
  readonly both: readonly number[];
  /** On their own account, paid by themselves. */
  readonly self: readonly number[];
  /** On their own account, paid by a sponsor. */
  readonly sponsored: readonly number[];
  /** Of `self`: those whose first month ever it is. */
  readonly joined: readonly number[];
  /** Of `self`: those who came back after their cover had ended. */
  readonly returned: readonly number[];
  readonly terms: readonly TermGroup[];
}

/** The number of a month, 0 where the list does not reach. */
export function at(list: readonly number[], place: number): number {
  return list[place] ?? 0;
}

/** Sum of the places `from` to `through`, both included. */
export function sumOf(list: readonly number[], from: number, through: number): number {
  let sum = 0;
  for (let place = Math.max(0, from); place <= through; place++) sum += at(list, place);
  return sum;
}

/** Everyone with a paid month. */
export function everyone(history: AreaHistory, place: number): number {
  return (
    at(history.employer, place) +
    at(history.both, place) +
    at(history.self, place) +
    at(history.sponsored, place)
  );
}

/** Workers whose month `place` a sponsor had promised or paid by the month `known`. */
export function contractedAt(history: AreaHistory, place: number, known: number): number {
  return history.terms.reduce(
    (sum, term) =>
      term.knownFrom <= known && term.first <= place && place <= term.last ? sum + term.workers : sum,
    0,
  );
}

/** Indicators that are forecast. */
export const forecastIndicatorIds = ['PAID', 'PROTECTED'] as const;
export type ForecastIndicatorId = (typeof forecastIndicatorIds)[number];
