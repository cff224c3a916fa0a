import { sql } from 'kysely';
import type { z } from 'zod';
import type { rankingSchema } from '#modules/coverage/api/index.ts';
import {
  denominatorSegment,
  type RankingLevel,
  rankAreas,
  refuse,
  type ShownSegment,
} from '#modules/coverage/core/index.ts';
import { listCountedAreas } from '#modules/coverage/server/cells/index.ts';
import {
  applicableValue,
  type DenominatorAsked,
  listApplicableDenominators,
  shownDenominator,
} from '#modules/coverage/server/denominators/index.ts';
import { readPublicCells } from '#modules/coverage/server/suppression/index.ts';
import { addMonths, daysInMonth, monthOf } from '#platform/core/month.ts';
import { refuse as refuseAccess } from '#platform/core/platform-errors.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { showView, type ViewAsked, type ViewCall, type ViewReading } from './show-view.ts';

type Ranking = z.infer<typeof rankingSchema>;

export interface RankingAsked extends ViewAsked {
  readonly level: RankingLevel;
  readonly order: 'best' | 'worst';
  readonly limit: number;
}

const levels = { regency: 2, district: 3, village: 4 } as const;

/**
 * The areas of a level in a place by share of their workforce, with the month before. Areas without a workforce figure
 * and those too small to show stand apart.
 *
 * @throws Refusal `coverage.villages_not_open`, `access.signed_out` and those of `showView`
 */
export function showRanking(call: ViewCall, asked: RankingAsked): Promise<Ranking> {
  const { level, order, limit, segment } = asked;
  return showView(call, asked, async (reading) => {
    if (reading.place.isPublic && level === 'village')
      throw call.caller ? refuse('coverage.villages_not_open') : refuseAccess('access.signed_out');
    const areas = await readAreas(reading, asked, monthOf(call.services.today()));
    const rankedBy = reading.indicator.over === 'nothing' ? 'workers' : 'percent';
    const { ranked, withoutDenominator, hidden } = rankAreas(areas, rankedBy);
    const rows = (order === 'best' ? ranked : ranked.toReversed()).slice(0, limit);
    const figureOf = await readFigures(reading, segment, rows);
    return {
      ...{ level, order, rankedBy },
      rows: rows.map((row) => ({ ...row, figure: figureOf(row.area.code) })),
      notRanked: hidden + withoutDenominator.length,
      hidden,
      withoutDenominator: withoutDenominator
        .slice(0, limit)
        .map(({ area, workers, before }) => ({ area, workers, before })),
      total: areas.length,
    };
  });
}

async function readAreas(
  { transaction, place, indicator, month, segments }: ViewReading,
  { level, segment }: RankingAsked,
  current: string,
) {
  const { codes, view, isPublic } = place;
  const over = denominatorSegment(indicator, segment);
  const figure = over && { onDay: lastDayOf(month), over: indicator.over, segment: over };
  const denominator = figure && applicableValue(sql.ref('p.code'), figure);
  const asked = { codes, level: levels[level], view, indicator, month, segments, denominator };
  const rows = await listCountedAreas(transaction, asked);
  const targets = figure && !denominator ? await readTargets(transaction, rows, figure) : null;
  const before = addMonths(month, -1);
  const open = isPublic
    ? await readPublicCells(transaction, { codes, view, indicator, first: before, last: month, current })
    : null;
  return rows.map(({ code, name, kind, pathName, ...counted }) => ({
    area: { code, name, kind, pathName },
    workers: open ? open.of(code, month)[segment] : Number(counted.workers),
    before: open ? open.of(code, before)[segment] : Number(counted.before),
    denominator: counted.denominator === null ? (targets?.get(code) ?? null) : Number(counted.denominator),
  }));
}

/** What is laid over targets instead of a workforce. */
async function readTargets(
  transaction: Transaction,
  areas: readonly { readonly code: string }[],
  { onDay, over, segment }: DenominatorAsked & { readonly segment: ShownSegment },
) {
  const codes = areas.map(({ code }) => code);
  const figures = await listApplicableDenominators(transaction, codes, onDay, over);
  return new Map(
    figures.filter((one) => one.segment === segment).map(({ areaCode, value }) => [areaCode, Number(value)]),
  );
}

/** The figures behind the shares that are shown, each with its definition, source and date. */
async function readFigures(
  { transaction, indicator, month }: ViewReading,
  segment: ShownSegment,
  shown: readonly { readonly area: { readonly code: string } }[],
) {
  const over = denominatorSegment(indicator, segment);
  const codes = shown.map(({ area }) => area.code);
  const figures =
    over && codes.length > 0
      ? await listApplicableDenominators(transaction, codes, lastDayOf(month), indicator.over)
      : [];
  const figureOf = new Map(
    figures.filter((figure) => figure.segment === over).map((figure) => [figure.areaCode, figure]),
  );
  return (code: string) => {
    const figure = figureOf.get(code);
    return figure ? shownDenominator(figure) : null;
  };
}

function lastDayOf(month: string): string {
  return `${month}-${daysInMonth(month)}`;
}
