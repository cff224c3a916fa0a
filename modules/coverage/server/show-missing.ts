import type { z } from 'zod';
import type { missingSchema } from '#modules/coverage/api/index.ts';
import { cellSegments, hideMissing, hideSmall } from '#modules/coverage/core/index.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { type CellsAsked, listCells, listOccupationWorkforce } from './cells/index.ts';
import { showView, type ViewAsked, type ViewCall } from './show-view.ts';
import { nameOfValue, orderOfValues } from './value-names.ts';

type Missing = z.infer<typeof missingSchema>;

/**
 * By occupation who is registered in a place and not protected today, the most first; and of all people of that
 * occupation, where a figure is loaded, how many are not protected.
 *
 * @throws Refusal those of `showView`
 */
export function showMissing(call: ViewCall, asked: Omit<ViewAsked, 'indicator' | 'month'>): Promise<Missing> {
  return showView(call, { ...asked, indicator: 'PROTECTED' }, async ({ transaction, place, month }) => {
    const { codes, view, isPublic } = place;
    const segments = cellSegments({ only: null }, asked.segment);
    const counted = { codes, view, from: '', through: month, segments };
    const registered = await countByOccupation(transaction, { ...counted, measure: 'OPEN' });
    const covered = await countByOccupation(transaction, { ...counted, measure: 'PROTECTED' });
    const onDay = call.services.today();
    const workforce = await listOccupationWorkforce(transaction, { codes, segment: asked.segment, onDay });
    const keys = new Set([...registered.keys(), ...covered.keys(), ...workforce.keys()]);
    const rows = [...keys].map((key) => {
      const [members, safe] = [registered.get(key) ?? 0, covered.get(key) ?? 0];
      const counts = { registered: members, protected: safe, missing: Math.max(0, members - safe) };
      return { key, ...counts, workforce: workforce.get(key) ?? null };
    });
    const shown = new Map(hideMissing(rows, isPublic).map((row) => [row.key, row]));
    const order = orderOfValues('occupation', new Map(rows.map(({ key, missing }) => [key, missing + 1])));
    const totalOf = (count: 'registered' | 'protected' | 'missing') => {
      const total = rows.reduce((sum, row) => sum + row[count], 0);
      return isPublic ? hideSmall(total) : total;
    };
    return {
      total: {
        registered: totalOf('registered'),
        protected: totalOf('protected'),
        missing: totalOf('missing'),
      },
      rows: order.flatMap(({ key }) => {
        const row = shown.get(key);
        return row ? [{ ...row, name: nameOfValue(call.language, 'occupation', key) }] : [];
      }),
    };
  });
}

async function countByOccupation(
  transaction: Transaction,
  asked: CellsAsked,
): Promise<ReadonlyMap<string, number>> {
  const sums = new Map<string, number>();
  for (const { dimension, value, workers } of await listCells(transaction, asked))
    if (dimension === 'occupation') sums.set(value, (sums.get(value) ?? 0) + Number(workers));
  return sums;
}
