import {
  type AreaHistory,
  at,
  contractedAt,
  everyone,
  monthsAhead,
  ratesWindow,
  sumOf,
} from './area-history.ts';

/** What happens in a month, as shares of those it may happen to. */
export interface Rates {
  /** Of those who pay for themselves, who stops. */
  readonly lapse: number;
  /** Of everyone paid in the month of origin, how many a month pay for themselves for the first time. */
  readonly join: number;
  /** Of everyone paid in the month of origin, how many a month come back. */
  readonly rejoin: number;
  /** Of those whose sponsored term ends, who goes on paying himself. */
  readonly convert: number;
  /** Net growth of wage earners a month, of those in the month of origin. */
  readonly employer: number;
  /** Net growth of those who are members in both ways. */
  readonly both: number;
  /** By months ahead: sponsored workers beyond those contracted so far, of everyone paid in the month of origin. */
  readonly renewal: readonly number[];
}

/** Worker-months of the area above that count beside one's own: a hundred workers of a year. */
const poolOfMonths = 1_200;
/** Ended terms of the area above that count beside one's own. */
const poolOfTerms = 30;

/**
 * The rates of an area by what was known in the month `origin`, drawn towards those of the area above it the more, the
 * fewer people it has (partial pooling). The highest area has none above: its own rates, 0 where nothing was seen.
 *
 * Who stops is a share of those who could have. Who comes is a number a month, as many as in the last year: it is laid over
 * the people of the month of origin, to which it is applied again, so that what grew evenly goes on evenly and not faster.
 */
export function ratesAt(history: AreaHistory, origin: number, above: Rates | null): Rates {
  const from = Math.max(0, origin - ratesWindow);
  const inflow = sumOf(history.joined, from + 1, origin) + sumOf(history.returned, from + 1, origin);
  const converted = convertedIn(history, from + 1, origin);
  const { self, employer, both } = history;
  const months = origin - from;
  const people = months * everyone(history, origin);
  const ended = endedBefore(history, origin);
  const pool = poolOfMonths;
  const stopped = at(self, from) + inflow + converted - at(self, origin);
  const rate = (events: number, exposure: number, key: 'lapse' | 'join' | 'rejoin' | 'employer' | 'both') =>
    pooled({ events, exposure, above: above?.[key], pool });
  return {
    lapse: Math.min(0.5, Math.max(-0.25, rate(stopped, sumOf(self, from, origin - 1), 'lapse'))),
    join: rate(sumOf(history.joined, from + 1, origin), people, 'join'),
    rejoin: rate(sumOf(history.returned, from + 1, origin), people, 'rejoin'),
    convert: pooled({
      ...{ events: ended.continued, exposure: ended.decided, above: above?.convert, pool: poolOfTerms },
    }),
    employer: rate(at(employer, origin) - at(employer, from), months * at(employer, origin), 'employer'),
    both: rate(at(both, origin) - at(both, from), months * at(both, origin), 'both'),
    renewal: renewalAt(history, origin, above),
  };
}

/** A share out of events and those they could happen to, with so many of the area above it beside. */
function pooled({
  events,
  exposure,
  above,
  pool,
}: {
  readonly events: number;
  readonly exposure: number;
  readonly above: number | undefined;
  readonly pool: number;
}): number {
  if (above === undefined) return exposure > 0 ? events / exposure : 0;
  return (events + pool * above) / (exposure + pool);
}

/** Who went on paying himself in these months, the month after a term ended. */
function convertedIn(history: AreaHistory, from: number, through: number): number {
  return history.terms.reduce(
    (sum, { last, continued }) => (last + 1 >= from && last + 1 <= through ? sum + continued : sum),
    0,
  );
}

/** Outcomes of the terms that had ended before a month. */
export function endedBefore(history: AreaHistory, origin: number): { decided: number; continued: number } {
  const ended = history.terms.filter(({ last }) => last < origin);
  return {
    decided: ended.reduce((sum, term) => sum + term.decided, 0),
    continued: ended.reduce((sum, term) => sum + term.continued, 0),
  };
}

/** By months ahead: how many more were sponsored than had been contracted so long before, over the months of the last year. */
function renewalAt(history: AreaHistory, origin: number, above: Rates | null): number[] {
  return Array.from({ length: monthsAhead }, (_, index) => {
    const ahead = index + 1;
    let [events, exposure] = [0, 0];
    for (let place = Math.max(0, origin - ahead - ratesWindow + 1); place <= origin - ahead; place++) {
      const known = contractedAt(history, place + ahead, place);
      events += Math.max(0, at(history.sponsored, place + ahead) - known);
      exposure += everyone(history, origin);
    }
    return pooled({ events, exposure, above: above?.renewal[index], pool: poolOfMonths });
  });
}

/** How much more or less than in the mean month of a year joins in each month of the year, by place modulo 12; 1 where two years are not known. */
export function seasonAt(joined: readonly number[], origin: number): readonly number[] {
  // Of the first month everyone is new.
  const years = Math.floor(origin / 12);
  return Array.from({ length: 12 }, (_, monthOfYear) => {
    if (years < 2) return 1;
    let sum = 0;
    for (let year = 0; year < years; year++) {
      const end = origin - 12 * year;
      const mean = sumOf(joined, end - 11, end) / 12;
      const place = end - ((end - monthOfYear + 1_200) % 12);
      sum += mean > 0 ? at(joined, place) / mean : 1;
    }
    // Two more years without a season: a few years are soon mistaken for one.
    return (sum + 2) / (years + 2);
  });
}
