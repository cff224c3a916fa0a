import type { z } from 'zod';
import type { endingSchema } from '#modules/coverage/api/index.ts';
import { cellSegments, refuse } from '#modules/coverage/core/index.ts';
import { type CountedArea, listCells, listCountedAreas } from '#modules/coverage/server/cells/index.ts';
import { readPublicCells } from '#modules/coverage/server/suppression/index.ts';
import { addMonths, daysInMonth, monthOf } from '#platform/core/month.ts';
import type { Caller, Role } from '#platform/core/roles.ts';
import { textOf } from '#platform/server/texts.ts';
import { showView, type ViewAsked, type ViewCall } from './show-view.ts';
import { nameOfValue, orderOfValues } from './value-names.ts';

type Ending = z.infer<typeof endingSchema>;

const ending = { measure: 'ENDING', isStock: false, unit: 'workers', only: null } as const;

/** Those whose page lists the people behind the number. */
const listReaders: readonly Role[] = ['office_staff', 'office_supervisor', 'village', 'auditor'];

/** Farther than this no cover is paid ahead. */
const mostMonthsAhead = 12;

/**
 * Workers of a place whose cover ends in a month, the next one unless asked, if nothing more is paid: by payer and by
 * the areas directly below, the most first.
 *
 * @throws Refusal `coverage.month_unknown` and those of `showView`
 */
export async function showEnding(
  call: ViewCall,
  { month: asked, ...place }: Omit<ViewAsked, 'indicator'>,
): Promise<Ending> {
  const current = monthOf(call.services.today());
  const month = asked ?? addMonths(current, 1);
  const latest = addMonths(current, mostMonthsAhead);
  if (month > latest) throw refuse('coverage.month_unknown', { month, latest });
  const say = (key: string) => textOf(call.language, key);
  const shown = await showView(
    call,
    { ...place, indicator: 'PROTECTED' },
    async ({ transaction, place: found }) => {
      const { codes, view, levelBelow, isPublic, showsBelow } = found;
      const counted = { codes, view, segments: cellSegments({ only: null }, place.segment) };
      const cells = await listCells(transaction, { ...counted, ...ending, from: month, through: month });
      const sums = new Map<string, number>();
      for (const { dimension, value, workers } of cells)
        if (dimension === 'payer') sums.set(value, (sums.get(value) ?? 0) + Number(workers));
      const payers = orderOfValues('payer', sums);
      // Anyone is told how many, by area; who pays for them, and that anyone does, is not public.
      const asAnyone = { indicator: ending, first: month, last: month, current };
      const open = isPublic ? await readPublicCells(transaction, { codes, view, ...asAnyone }) : null;
      const shown = (code: string, workers: number) => (open ? open.of(code, month)[place.segment] : workers);
      const areas = showsBelow
        ? await listCountedAreas(transaction, { ...counted, level: levelBelow, indicator: ending, month })
        : [];
      const total = payers.reduce((sum, { workers }) => sum + workers, 0);
      return {
        total: open ? publicSum(codes.map((code) => shown(code, 0))) : total,
        byPayer: open
          ? []
          : payers.map(({ key, workers }) => ({
              ...{ key, workers },
              name: nameOfValue(call.language, 'payer', key),
            })),
        rows: rowsOf(areas, shown),
        list: mayList(call.caller, isPublic) ? '/tunggakan?daftar=ends' : null,
      };
    },
  );
  return {
    ...shown,
    indicator: {
      id: 'ENDING',
      name: say('coverage.ending.name'),
      definition: say('coverage.ending.definition'),
    },
    ...{ month, onDay: `${month}-${daysInMonth(month)}` },
  };
}

/** Hidden where one of the parts is. */
function publicSum(counts: readonly (number | null)[]): number | null {
  return counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);
}

function rowsOf(
  areas: readonly CountedArea[],
  shown: (code: string, workers: number) => number | null,
): Ending['rows'] {
  return areas
    .map(({ code, name, kind, pathName, workers }) => ({
      area: { code, name, kind, pathName },
      workers: shown(code, Number(workers)),
    }))
    .filter(({ workers }) => workers !== 0)
    .toSorted(
      (left, right) =>
        (right.workers ?? 0) - (left.workers ?? 0) || (left.area.code < right.area.code ? -1 : 1),
    );
}

function mayList(caller: Caller | null, isPublic: boolean): boolean {
  return caller !== null && !isPublic && listReaders.includes(caller.role);
}
