import { ticksOf } from '#modules/coverage/web/trend/index.ts';
import { addMonths } from '#platform/core/month.ts';

/** Workers of a month; null: withheld. */
export interface KnownMonth {
  readonly month: string;
  readonly workers: number | null;
}

interface Ahead {
  readonly month: string;
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

interface Frame {
  readonly width: number;
  readonly height: number;
  /** Room around the lines. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface ForecastLines {
  /** Points of SVG: `x,y x,y`. The band begins at the month the forecast starts from, where that is known. */
  readonly band: string;
  readonly middle: string;
  /** What was, in stretches: a withheld month breaks the line. */
  readonly known: readonly string[];
  readonly ticks: readonly { readonly count: number; readonly y: number }[];
  readonly months: readonly { readonly month: string; readonly x: number }[];
}

/** Where the lines of a forecast and of what was run within a frame. */
export function forecastLines(
  was: readonly KnownMonth[],
  ahead: readonly Ahead[],
  frame: Frame,
): ForecastLines {
  const firstAhead = ahead.at(0)?.month ?? '';
  const origin = was.find(({ month }) => firstAhead !== '' && addMonths(month, 1) === firstAhead);
  const from = origin?.workers ?? null;
  const fan = [
    ...(origin && from !== null ? [{ month: origin.month, low: from, mid: from, high: from }] : []),
    ...ahead,
  ];
  const months = [...new Set([...was, ...ahead].map(({ month }) => month))].sort();
  const counts = [
    ...was.flatMap(({ workers }) => (workers === null ? [] : [workers])),
    ...ahead.flatMap(({ low, high }) => [low, high]),
  ];
  const ticks = ticksOf(Math.min(...counts), Math.max(...counts));
  const spot = spotIn(frame, months, ticks);
  const upper = fan.map(({ month, high }) => spot(month, high));
  const lower = fan.map(({ month, low }) => spot(month, low)).reverse();
  return {
    band: [...upper, ...lower].join(' '),
    middle: fan.map(({ month, mid }) => spot(month, mid)).join(' '),
    known: stretchesOf(was).map((stretch) => stretch.map(({ month, count }) => spot(month, count)).join(' ')),
    ticks: ticks.map((count) => ({ count, y: Number(spot(months[0] ?? '', count).split(',')[1]) })),
    months: months.map((month) => ({ month, x: Number(spot(month, 0).split(',')[0]) })),
  };
}

function spotIn(frame: Frame, months: readonly string[], ticks: readonly number[]) {
  const [low, high] = [ticks.at(0) ?? 0, ticks.at(-1) ?? 1];
  const [wide, tall] = [frame.width - frame.left - frame.right, frame.height - frame.top - frame.bottom];
  return (month: string, count: number): string => {
    const x = frame.left + (wide * months.indexOf(month)) / Math.max(1, months.length - 1);
    const y = frame.top + tall * (1 - (count - low) / Math.max(1, high - low));
    return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
  };
}

function stretchesOf(was: readonly KnownMonth[]): { month: string; count: number }[][] {
  const stretches: { month: string; count: number }[][] = [[]];
  for (const { month, workers } of was) {
    if (workers === null) stretches.push([]);
    else stretches.at(-1)?.push({ month, count: workers });
  }
  return stretches.filter((stretch) => stretch.length > 1);
}
