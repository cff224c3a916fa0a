import type { z } from 'zod';
import type { missingSchema } from '#modules/coverage/api/index.ts';
import { cellSegments, indicators } from '#modules/coverage/core/index.ts';
import { type CellsAsked, listCells, listOccupationWorkforce } from '#modules/coverage/server/cells/index.ts';
import { publicMissing, readPublicPlace } from '#modules/coverage/server/suppression/index.ts';
import { monthOf } from '#platform/core/month.ts';
import type { Transaction } from '#platform/server/db/index.ts';
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
    const open = isPublic
      ? await readOpen(
          transaction,
          { ...{ codes, view, segment: asked.segment, month }, current: monthOf(onDay) },
          rows,
        )
      : null;
    const shown = new Map((open?.rows ?? rows).map((row) => [row.key, row]));
    // The hidden ones last, whatever they are.
    const order = orderOfValues(
      'occupation',
      new Map([...shown].map(([key, { missing }]) => [key, missing === null ? 0.5 : missing + 1])),
    );
    const totalOf = (count: 'registered' | 'protected' | 'missing') =>
      rows.reduce((sum, row) => sum + row[count], 0);
    return {
      total: open?.total ?? {
        registered: totalOf('registered'),
        protected: totalOf('protected'),
        missing: totalOf('missing'),
      },
      rows: order.flatMap(({ key }) => {
        const row = shown.get(key);
        const people = workforce.get(key) ?? null;
        const missingOfWorkforce =
          !row || row.protected === null || people === null ? null : Math.max(0, people - row.protected);
        const name = nameOfValue(call.language, 'occupation', key);
        return row ? [{ ...row, name, workforce: people, missingOfWorkforce }] : [];
      }),
    };
  });
}

interface Counted {
  readonly key: string;
  readonly registered: number;
  readonly protected: number;
  readonly workforce: number | null;
}

type OpenAsked = Omit<Parameters<typeof readPublicPlace>[1], 'indicator'>;

/** The same as anyone may see it. */
async function readOpen(transaction: Transaction, asked: OpenAsked, rows: readonly Counted[]) {
  const covered = await readPublicPlace(transaction, { ...asked, indicator: indicators.PROTECTED });
  const members = await readPublicPlace(transaction, { ...asked, indicator: indicators['OPEN-MEMBERSHIP'] });
  const [registered, safe] = [members.total, covered.total];
  // Which occupations there are is told too by listing them: where numbers are not, only those of a figure stand.
  const nothing = rows
    .filter(({ workforce }) => workforce !== null)
    .map(({ key }) => ({ key, registered: null, protected: null, missing: null }));
  return {
    total: {
      registered,
      protected: safe,
      missing: registered === null || safe === null ? null : Math.max(0, registered - safe),
    },
    rows: (covered.hasParts && registered !== null ? publicMissing(rows) : null) ?? nothing,
  };
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
