import type pg from 'pg';
import type { z } from 'zod';
import type { forecastSchema } from '#modules/coverage/api/index.ts';
import {
  type ForecastIndicatorId,
  indicators,
  monthsAhead,
  monthsNeeded,
  percentText,
  refuse,
  type ShownSegment,
} from '#modules/coverage/core/index.ts';
import { getCountedThrough, latestClosedMonth } from '#modules/coverage/server/counts/index.ts';
import {
  type DenominatorRow,
  listApplicableDenominators,
  shownDenominator,
} from '#modules/coverage/server/denominators/index.ts';
import { type AreaRow, coverageScope, findSurroundings } from '#modules/coverage/server/places/index.ts';
import { areaLevel, areaPath } from '#platform/core/area-code.ts';
import { addMonths, daysInMonth, monthOf } from '#platform/core/month.ts';
import { refuse as refusePlatform } from '#platform/core/platform-errors.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { inTransaction, type Transaction } from '#platform/server/db/index.ts';
import { textOf } from '#platform/server/texts.ts';
import { findFirstPaidMonth } from './forecast-history-queries.ts';
import { type KeptForecast, listForecasts } from './forecast-queries.ts';
import { readShownHistory, type ShownMonth } from './forecast-shown-history.ts';
import { keepForecasts } from './keep-forecasts.ts';
import { placeOf } from './read-forecast-histories.ts';

export type Forecast = z.infer<typeof forecastSchema>;

export interface ForecastAsked {
  readonly area: string;
  readonly indicator: ForecastIndicatorId;
  readonly segment: ShownSegment;
}

/** Anyone sees forecasts of provinces and regencies. */
const publicLevels = 2;

/** The lowest level that is forecast. */
const villageLevel = 4;

/** Months of the past that are shown. */
const monthsShown = 24;

/**
 * What is forecast of an area after the last closed month, with what it rests on, and the forecast of a year ago beside what
 * came. Where the job has not made the forecasts of that month yet, they are made first.
 *
 * @param workerPool of the job worker's login
 * @throws Refusal `coverage.area_not_found`, `access.signed_out`
 */
export async function showForecast(
  { services, workerPool }: { readonly services: Services; readonly workerPool: pg.Pool },
  caller: Caller | null,
  asked: ForecastAsked,
  language: 'id' | 'en',
): Promise<Forecast> {
  const { context, isPublic } = coverageScope(caller, asked.area);
  if (isPublic && areaLevel(asked.area) > publicLevels)
    throw caller
      ? refuse('coverage.area_not_found', { area: asked.area })
      : refusePlatform('access.signed_out');
  const origin = latestClosedMonth(services.today());
  await keepForecasts(workerPool, services.today());
  const found = await inTransaction(services.pool, context, (transaction) =>
    readForecast(transaction, { ...asked, origin, isPublic, current: monthOf(services.today()) }),
  );
  const { text } = indicators[asked.indicator];
  return {
    indicator: {
      id: asked.indicator,
      name: textOf(language, `coverage.indicator.${text}.name`),
      definition: textOf(language, `coverage.indicator.${text}.definition`),
    },
    segment: asked.segment,
    origin,
    ...present(found, { origin, segment: asked.segment, isPublic, language }),
    monthsNeeded,
    method: textOf(language, 'forecast.method'),
    source: textOf(language, 'forecast.source'),
    publicView: isPublic,
    demonstration: services.mode === 'demo',
  };
}

interface Reading {
  readonly area: AreaRow;
  readonly path: readonly AreaRow[];
  readonly children: readonly AreaRow[];
  readonly history: readonly ShownMonth[];
  readonly kept: readonly KeptForecast[];
  readonly firstMonth: string | null;
  readonly denominators: readonly DenominatorRow[];
  readonly asOf: string;
}

async function readForecast(
  transaction: Transaction,
  asked: ForecastAsked & { readonly origin: string; readonly isPublic: boolean; readonly current: string },
): Promise<Reading> {
  const { area: code, origin, indicator } = asked;
  const around = await findSurroundings(transaction, code, areaPath(code));
  if (!around) throw refuse('coverage.area_not_found', { area: code });
  const [, firstMonth] = await findFirstPaidMonth(transaction);
  const { over } = indicators[indicator];
  return {
    ...{ area: around.area, path: around.path, firstMonth },
    children: areaLevel(code) < (asked.isPublic ? publicLevels : villageLevel) ? around.children : [],
    history: await readShownHistory(transaction, { ...asked, months: monthsShown }),
    kept: await listForecasts(transaction, { ...asked, origins: [origin, addMonths(origin, -monthsAhead)] }),
    denominators: await listApplicableDenominators(
      transaction,
      [code],
      `${origin}-${daysInMonth(origin)}`,
      over,
    ),
    asOf: await getCountedThrough(transaction),
  };
}

interface Shown {
  readonly origin: string;
  readonly segment: ShownSegment;
  readonly isPublic: boolean;
  readonly language: 'id' | 'en';
}

function present(reading: Reading, { origin, segment, isPublic, language }: Shown) {
  const { area, path, history, firstMonth } = reading;
  const isHidden = history.at(-1)?.workers === null;
  // What a forecast is made of would tell of the segments that are hidden; and a forecast of a hidden number, about that number.
  const isWhole = history.at(-1)?.isWhole === true;
  const made = reading.kept.find(({ originMonth }) => originMonth === origin);
  const before = reading.kept.find(({ originMonth }) => originMonth !== origin);
  const wasShown = history.find(({ month }) => month === before?.originMonth)?.workers !== null;
  const shown = isHidden ? undefined : made;
  const ahead = monthsOf(shown);
  const denominator = reading.denominators.find((row) => row.segment === segment);
  const end = ahead.at(-1);
  const percentOf = (workers: number) => percentText(workers, Number(denominator?.value ?? 0)) ?? '';
  return {
    area: areaName(area),
    path: path.map(areaName),
    children: reading.children.map(areaName),
    reason: reasonOf(made !== undefined, isHidden),
    // The first month of the books is not reckoned with.
    monthsKnown: firstMonth === null ? 0 : Math.max(0, placeOf(origin, firstMonth)),
    history: history.map(({ month, workers }) => ({ month, workers })),
    ahead: [...ahead],
    madeOn: shown?.madeOn ?? null,
    denominator: denominator ? shownDenominator(denominator) : null,
    percent:
      denominator && end
        ? { low: percentOf(end.low), mid: percentOf(end.mid), high: percentOf(end.high) }
        : null,
    components: shown ? componentsOf(shown, { segment, isPublic, isWhole, language }) : [],
    rates: shown && isWhole ? ratesOf(shown, segment, language) : [],
    lastYear: before && !isHidden && wasShown ? besideWhatCame(before, history) : null,
    asOf: reading.asOf,
  };
}

function reasonOf(isMade: boolean, isHidden: boolean) {
  if (isMade && isHidden) return 'number_hidden' as const;
  return isMade ? null : ('history_too_short' as const);
}

function monthsOf(kept: KeptForecast | undefined) {
  return (kept?.ahead ?? []).map(([low, mid, high], index) => ({
    month: addMonths(kept?.originMonth ?? '', index + 1),
    ...{ low, mid, high },
  }));
}

const bySegment = {
  ALL: ['joined', 'returned', 'converted', 'lapsed', 'contracted', 'renewed', 'employer', 'both'],
  PU: ['employer', 'both'],
  BPU: ['joined', 'returned', 'converted', 'lapsed', 'contracted', 'renewed', 'both'],
} as const;

/** In a public view all of them or none: one small number would follow from the others. */
function componentsOf(
  { moves }: KeptForecast,
  {
    segment,
    isPublic,
    isWhole,
    language,
  }: Pick<Shown, 'segment' | 'isPublic' | 'language'> & { readonly isWhole: boolean },
) {
  const keys = [...bySegment[segment], ...(moves.limited === 0 ? [] : (['limited'] as const))];
  const isHidden = isPublic && (!isWhole || keys.some((key) => moves[key] !== 0 && Math.abs(moves[key]) < 5));
  return keys.map((key) => ({
    key,
    name: textOf(language, `forecast.component.${key}`),
    workers: isHidden ? null : moves[key],
  }));
}

function ratesOf({ rates }: KeptForecast, segment: ShownSegment, language: 'id' | 'en') {
  const keys = segment === 'PU' ? (['employer'] as const) : (['lapse', 'convert'] as const);
  return keys.map((key) => ({
    key,
    name: textOf(language, `forecast.rate.${key}`),
    percent: (rates[key] / 10_000).toFixed(2),
  }));
}

function besideWhatCame(kept: KeptForecast, history: readonly ShownMonth[]) {
  const months = monthsOf(kept).map((one) => {
    const actual = history.find(({ month }) => month === one.month)?.workers ?? null;
    return { ...one, actual, inside: actual === null ? null : one.low <= actual && actual <= one.high };
  });
  const told = months.filter(({ inside }) => inside !== null);
  return {
    origin: kept.originMonth,
    hindcast: kept.isHindcast,
    madeOn: kept.madeOn,
    months,
    inside: told.filter(({ inside }) => inside).length,
    told: told.length,
  };
}

function areaName({ code, name, kind, pathName }: AreaRow) {
  return { code, name, kind, pathName };
}
