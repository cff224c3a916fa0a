import { type AreaHistory, at, contractedAt, everyone, monthsAhead } from './area-history.ts';
import type { Rates } from './rates.ts';

/** Workers by who pays for them, in one month. */
export interface Payers {
  readonly employer: number;
  readonly both: number;
  readonly self: number;
  readonly sponsored: number;
}

/** What moved the number from the month of origin to the last month ahead; they add up to the difference. */
export interface Moves {
  readonly joined: number;
  readonly returned: number;
  readonly converted: number;
  /** Negative: who stops. */
  readonly lapsed: number;
  /** Sponsored workers contracted for the last month, less those of the month of origin. */
  readonly contracted: number;
  /** Sponsored workers not contracted yet, as many as came so in the past year. */
  readonly renewed: number;
  readonly employer: number;
  readonly both: number;
}

export interface Projection {
  /** One a month ahead, not rounded. */
  readonly months: readonly Payers[];
  readonly moves: Moves;
}

interface Setting {
  readonly origin: number;
  readonly rates: Rates;
  /** By place modulo 12. */
  readonly season: readonly number[];
}

/**
 * The twelve months after `origin` by what was known in it: who pays for himself follows from those who stop, come, come
 * back and go on after a term; sponsored are those contracted, and beyond them as many as came so far; employers grow on.
 */
export function project(history: AreaHistory, { origin, rates, season }: Setting): Projection {
  const members = everyone(history, origin);
  const start = payersAt(history, origin);
  const months: Payers[] = [];
  let [self, joined, returned, converted, lapsed] = [start.self, 0, 0, 0, 0];
  for (let ahead = 1; ahead <= monthsAhead; ahead++) {
    const place = origin + ahead;
    const stopping = self * rates.lapse;
    const joining = Math.max(0, members * rates.join * (season[place % 12] ?? 1));
    const returning = Math.max(0, members * rates.rejoin);
    const converting = endingIn(history, place - 1, origin) * rates.convert;
    self += joining + returning + converting - stopping;
    joined += joining;
    returned += returning;
    converted += converting;
    lapsed -= stopping;
    months.push({
      employer: Math.max(0, start.employer * (1 + rates.employer * ahead)),
      both: Math.max(0, start.both * (1 + rates.both * ahead)),
      self,
      sponsored: contractedAt(history, place, origin) + renewalIn(members, rates, ahead),
    });
  }
  const last = months.at(-1) ?? start;
  const renewed = renewalIn(members, rates, monthsAhead);
  return {
    months,
    moves: {
      ...{ joined, returned, converted, lapsed, renewed },
      contracted: last.sponsored - renewed - start.sponsored,
      employer: last.employer - start.employer,
      both: last.both - start.both,
    },
  };
}

/** Who stood at the end of the known months. */
export function payersAt(history: AreaHistory, place: number): Payers {
  return {
    employer: at(history.employer, place),
    both: at(history.both, place),
    self: at(history.self, place),
    sponsored: at(history.sponsored, place),
  };
}

function renewalIn(members: number, rates: Rates, ahead: number): number {
  return members * at(rates.renewal, ahead - 1);
}

function endingIn(history: AreaHistory, place: number, known: number): number {
  return history.terms.reduce(
    (sum, term) => (term.last === place && term.knownFrom <= known ? sum + term.workers : sum),
    0,
  );
}
