import { areaLevel, areaPath } from '#platform/core/area-code.ts';
import { type AreaHistory, monthsAhead, monthsNeeded } from './area-history.ts';
import { type Moves, type Payers, type Projection, payersAt, project } from './project.ts';
import { type Rates, ratesAt, seasonAt } from './rates.ts';
import { spreadOf, widthOf } from './residuals.ts';

/** As segments are shown everywhere; `ALL` counts each worker once. */
const segments = ['ALL', 'PU', 'BPU'] as const;
type Segment = (typeof segments)[number];

/** Four of five such intervals are to hold what comes. */
export interface Interval {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

export interface AreaForecast {
  readonly code: string;
  readonly segment: Segment;
  /** Workers in the month of origin. */
  readonly start: number;
  /** One a month ahead. */
  readonly ahead: readonly Interval[];
  /** Of the segment, whole workers; with `start` and `limited` they add up to the middle of the last month. */
  readonly moves: Moves & { readonly limited: number };
  readonly rates: Rates;
}

/** Workforce of an area and segment, or null where none is known. */
type WorkforceOf = (code: string, segment: Segment) => number | null;

interface Asked {
  readonly histories: readonly AreaHistory[];
  /** Place of the last month known; what lies behind it in the lists is not looked at. */
  readonly origin: number;
  readonly workforceOf: WorkforceOf;
}

/**
 * Forecasts of many areas for the twelve months after one: the middle by `project`, the intervals by how far forecasts
 * made the same way out of earlier months of areas of the same level were off (rolling origins). The same input gives the
 * same forecasts.
 *
 * @param asked histories of areas together with all areas above them
 * @returns one for each area and segment, none where fewer than twelve months are known
 */
export function makeForecasts({ histories, origin, workforceOf }: Asked): readonly AreaForecast[] {
  if (origin + 1 < monthsNeeded) return [];
  const ordered = histories.toSorted((one, other) => areaLevel(one.code) - areaLevel(other.code));
  const widths = widthsOf(ordered, origin);
  const projected = projectAll(ordered, origin);
  return ordered.flatMap((history) => {
    const found = projected.get(history.code);
    if (!found) return [];
    return segments.map((segment) =>
      inSegment(found, {
        ...{ history, origin, segment },
        width: widths.get(widthKey(history.code, segment)) ?? 0,
        workforce: workforceOf(history.code, segment),
      }),
    );
  });
}

interface Found {
  readonly projection: Projection;
  readonly rates: Rates;
}

function projectAll(ordered: readonly AreaHistory[], origin: number): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>();
  const seasons = new Map<string, readonly number[]>();
  for (const history of ordered) {
    const above = areaPath(history.code).at(-2);
    const root = history.code.slice(0, 2);
    const season = seasons.get(root) ?? seasonAt(history.joined, origin);
    seasons.set(root, season);
    const rates = ratesAt(history, origin, (above && found.get(above)?.rates) || null);
    found.set(history.code, { rates, projection: project(history, { origin, rates, season }) });
  }
  return found;
}

/** Months that must be known before a trial forecast of the past is worth comparing. */
const monthsOfTrial = 6;

/** By level and segment: how many spreads wide an interval must be. */
function widthsOf(ordered: readonly AreaHistory[], origin: number): ReadonlyMap<string, number> {
  const errors = new Map<string, number[]>();
  for (let place = monthsOfTrial - 1; place < origin; place++) {
    const projected = projectAll(ordered, place);
    for (const history of ordered)
      addErrors(errors, { history, place, origin, found: projected.get(history.code) });
  }
  const months = origin - monthsOfTrial + 1;
  const pairs = Array.from({ length: months }, (_, back) => Math.min(monthsAhead, back + 1));
  const counted = pairs.reduce((sum, ahead) => sum + ahead, 0);
  return new Map([...errors].map(([key, found]) => [key, widthOf(found, counted)]));
}

interface Trial {
  readonly history: AreaHistory;
  readonly place: number;
  readonly origin: number;
  readonly found: Found | undefined;
}

function addErrors(errors: Map<string, number[]>, { history, place, origin, found }: Trial): void {
  const start = payersAt(history, place);
  for (const segment of segments) {
    const key = widthKey(history.code, segment);
    const known = errors.get(key) ?? [];
    errors.set(key, known);
    const workers = countOf(start, segment);
    for (let ahead = 1; ahead <= Math.min(monthsAhead, origin - place); ahead++) {
      const foreseen = found?.projection.months[ahead - 1];
      if (!foreseen) continue;
      const came = countOf(payersAt(history, place + ahead), segment);
      known.push((came - countOf(foreseen, segment)) / spreadOf(workers, ahead));
    }
  }
}

function widthKey(code: string, segment: Segment): string {
  return `${areaLevel(code)} ${segment}`;
}

interface Wanted {
  readonly history: AreaHistory;
  readonly origin: number;
  readonly segment: Segment;
  readonly width: number;
  readonly workforce: number | null;
}

function inSegment(
  { projection, rates }: Found,
  { history, origin, segment, width, workforce }: Wanted,
): AreaForecast {
  const start = countOf(payersAt(history, origin), segment);
  // An area that stands above its workforce figure already is not forecast to fall to it.
  const most = workforce === null ? Number.POSITIVE_INFINITY : Math.max(workforce, start);
  const within = (workers: number) => Math.round(Math.min(most, Math.max(0, workers)));
  const ahead = projection.months.map((payers, index) => {
    const mid = countOf(payers, segment);
    const half = width * spreadOf(start, index + 1);
    return { low: within(mid - half), mid: within(mid), high: within(mid + half) };
  });
  const end = ahead.at(-1)?.mid ?? start;
  return {
    ...{ code: history.code, segment, start, ahead, rates },
    moves: wholeMoves(movesOf(projection.moves, segment), end - start),
  };
}

function countOf({ employer, both, self, sponsored }: Payers, segment: Segment): number {
  if (segment === 'PU') return employer + both;
  return segment === 'BPU' ? both + self + sponsored : employer + both + self + sponsored;
}

function movesOf(moves: Moves, segment: Segment): Moves {
  if (segment === 'BPU') return { ...moves, employer: 0 };
  if (segment === 'ALL') return moves;
  const none = { joined: 0, returned: 0, converted: 0, lapsed: 0, contracted: 0, renewed: 0 };
  return { ...none, employer: moves.employer, both: moves.both };
}

/** Whole workers that add up to the whole difference: each move is rounded where the sum stands then; what the limit of the workforce took goes last. */
function wholeMoves(moves: Moves, difference: number): Moves & { readonly limited: number } {
  const keys = [
    ...(['joined', 'returned', 'converted', 'lapsed', 'contracted', 'renewed', 'employer', 'both'] as const),
  ];
  const whole = {
    joined: 0,
    returned: 0,
    converted: 0,
    lapsed: 0,
    contracted: 0,
    renewed: 0,
    employer: 0,
    both: 0,
  };
  let exact = 0;
  let given = 0;
  for (const key of keys) {
    exact += moves[key];
    whole[key] = Math.round(exact) - given || 0;
    given += whole[key];
  }
  return { ...whole, limited: difference - given || 0 };
}
