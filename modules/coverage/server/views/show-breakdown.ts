import type { z } from 'zod';
import type { breakdownSchema } from '#modules/coverage/api/index.ts';
import { type BreakdownDimension, breakdownDimensions } from '#modules/coverage/core/index.ts';
import { listCells } from '#modules/coverage/server/cells/index.ts';
import { type PublicPlace, publicRows, readPublicPlace } from '#modules/coverage/server/suppression/index.ts';
import { monthOf } from '#platform/core/month.ts';
import { textOf } from '#platform/server/texts.ts';
import { showView, type ViewAsked, type ViewCall } from './show-view.ts';
import { nameOfValue, orderOfValues } from './value-names.ts';

type Breakdown = z.infer<typeof breakdownSchema>;

/** A property of workers, its value and how many have it. */
interface Part {
  readonly dimension: BreakdownDimension;
  readonly key: string;
  readonly workers: number;
}

const forms = { PU: 'formal', BPU: 'informal', 'PU+BPU': 'both' } as const;

/**
 * Who is counted in a place: by payer, sex, years of birth, occupation, formal and informal. Each adds up to the whole.
 *
 * @throws Refusal those of `showView`
 */
export function showBreakdown(call: ViewCall, asked: ViewAsked): Promise<Breakdown> {
  return showView(call, asked, async ({ transaction, place, indicator, month, segments }) => {
    const { codes, view, isPublic } = place;
    const { measure, isStock, unit } = indicator;
    const from = isStock ? '' : month;
    const cells = await listCells(transaction, { codes, view, measure, from, through: month, segments });
    const parts: Part[] = cells.flatMap(({ dimension, value, segment, workers }) => {
      const part = { dimension, key: value, workers: Number(workers) };
      // Each worker has one payer kind, so those add up to the segments too.
      return dimension === 'payer'
        ? [part, { ...part, dimension: 'form' as const, key: forms[segment] }]
        : [part];
    });
    const total = parts
      .filter(({ dimension }) => dimension === 'payer')
      .reduce((sum, { workers }) => sum + workers, 0);
    const current = monthOf(call.services.today());
    const open = isPublic
      ? await readPublicPlace(transaction, { codes, view, segment: asked.segment, indicator, month, current })
      : null;
    // An employer has neither sex nor age; who will pay for a registration nobody knows.
    const dimensions =
      unit === 'employers' ? [] : breakdownDimensions.filter((one) => one !== 'payer' || measure !== 'OPEN');
    return {
      total: open ? open.total : total,
      dimensions: dimensions.map((dimension) => ({
        dimension,
        name: textOf(call.language, `coverage.dimension.${dimension}`),
        rows: rowsOf(dimension, parts, open, call.language),
      })),
    };
  });
}

function rowsOf(
  dimension: BreakdownDimension,
  parts: readonly Part[],
  open: PublicPlace | null,
  language: 'id' | 'en',
) {
  const sums = new Map<string, number>();
  for (const { dimension: of, key, workers } of parts)
    if (of === dimension) sums.set(key, (sums.get(key) ?? 0) + workers);
  const rows = orderOfValues(dimension, sums);
  const shown = open ? publicRows(open, dimension, rows) : rows;
  return shown.map(({ key, workers }) => ({
    ...{ key, workers },
    name: nameOfValue(language, dimension, key),
  }));
}
