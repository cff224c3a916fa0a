import {
  cellSegments,
  type FactSegment,
  type Indicator,
  type IndicatorId,
  indicators,
  refuse,
  type ShownSegment,
} from '#modules/coverage/core/index.ts';
import { getCountedThrough, latestClosedMonth } from '#modules/coverage/server/counts/index.ts';
import { findViewPlace, type ViewPlace } from '#modules/coverage/server/places/index.ts';
import { daysInMonth, monthOf } from '#platform/core/month.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { inTransaction, type Transaction } from '#platform/server/db/index.ts';
import { textOf } from '#platform/server/texts.ts';

/** Who asks, in which language. */
export interface ViewCall {
  readonly services: Services;
  readonly caller: Caller | null;
  readonly language: 'id' | 'en';
}

/** What is asked of every view. */
export interface ViewAsked {
  readonly area: string;
  readonly branch?: string | undefined;
  readonly view?: 'residence' | 'work' | undefined;
  readonly segment: ShownSegment;
  readonly indicator: IndicatorId;
  /** `YYYY-MM`; without one the present month, or the last one all due, as the indicator opens. */
  readonly month?: string | undefined;
}

/** What a view is read with. */
export interface ViewReading {
  readonly transaction: Transaction;
  readonly place: ViewPlace;
  readonly indicator: Indicator;
  readonly month: string;
  /** Cell segments that add up to the one asked for. */
  readonly segments: readonly FactSegment[];
}

/**
 * Reads a view in the scope of who asks and puts what it says of itself before it: what was counted, where, when and
 * out of which books.
 *
 * @throws Refusal `coverage.month_unknown` and those of `findViewPlace`
 */
export async function showView<Body>(
  { services, caller, language }: ViewCall,
  asked: ViewAsked,
  read: (reading: ViewReading) => Promise<Body>,
) {
  const today = services.today();
  const indicator: Indicator = indicators[asked.indicator];
  const month = asked.month ?? (indicator.timing === 'day' ? monthOf(today) : latestClosedMonth(today));
  if (month > monthOf(today)) throw refuse('coverage.month_unknown', { month, latest: monthOf(today) });
  const place = await findViewPlace(services, caller, asked);
  const segments = cellSegments(indicator, asked.segment);
  const [body, asOf] = await inTransaction(services.pool, place.context, async (transaction) => [
    await read({ transaction, place, indicator, month, segments }),
    await getCountedThrough(transaction),
  ]);
  return {
    ...{ area: place.area, view: place.view, segment: asked.segment },
    indicator: {
      id: asked.indicator,
      name: textOf(language, `coverage.indicator.${indicator.text}.name`),
      definition: textOf(language, `coverage.indicator.${indicator.text}.definition`),
    },
    ...{ month, onDay: month === monthOf(today) ? today : `${month}-${daysInMonth(month)}`, asOf },
    source: sourceText(services, language),
    ...{ publicView: place.isPublic, demonstration: services.mode === 'demo' },
    ...body,
  };
}

/** Out of which books a figure comes. */
export function sourceText({ mode }: Services, language: 'id' | 'en'): string {
  return textOf(language, mode === 'demo' ? 'coverage.books_made_up' : 'coverage.books');
}
