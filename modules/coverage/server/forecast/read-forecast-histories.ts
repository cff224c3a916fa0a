import { type AreaHistory, type TermGroup, withGrace } from '#modules/coverage/core/index.ts';
import { areaPath } from '#platform/core/area-code.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import {
  listPaidSeries,
  listProtectedChanges,
  listTermGroups,
  type SeriesRow,
  type TermRow,
} from './forecast-history-queries.ts';

/** The months a history reaches back at most: three years hold a season and what a rate rests on. */
export const historyReach = 36;

/** Where a month stands in the lists that begin with `first`; negative before it. */
export function placeOf(month: string, first: string): number {
  const index = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  return index(month) - index(first);
}

/** Histories of every area from the provinces to the villages, by who paid and by who is protected. Run as the job worker. */
export async function readHistories(
  transaction: Transaction,
  months: { readonly first: string; readonly last: string },
): Promise<Readonly<Record<'PAID' | 'PROTECTED', readonly AreaHistory[]>>> {
  const length = placeOf(months.last, months.first) + 1;
  const paid = listsOf(await listPaidSeries(transaction, months), months.first, length);
  const changes = listsOf(await listProtectedChanges(transaction, months), months.first, length);
  const terms = termsByArea(await listTermGroups(transaction, months.first), months.first);
  const codes = [...new Set([...paid.keys(), ...changes.keys()])].sort();
  const none = Array.from({ length }, () => 0);
  const histories = codes.map((code): AreaHistory => {
    const of = (series: string) => paid.get(code)?.get(series) ?? none;
    const sponsored = of('sponsored');
    return {
      code,
      ...{ employer: of('employer'), both: of('both'), sponsored },
      self: of('own').map((workers, place) => workers - (sponsored[place] ?? 0)),
      ...{ joined: of('joined'), returned: of('returned'), terms: terms.get(code) ?? [] },
    };
  });
  const covered = histories.map((history) => {
    const of = (segment: string) => summedUp(changes.get(history.code)?.get(segment) ?? none);
    return withGrace(history, { employer: of('PU'), both: of('PU+BPU'), own: of('BPU') });
  });
  return { PAID: histories, PROTECTED: covered };
}

type Lists = ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;

function listsOf(rows: readonly SeriesRow[], first: string, length: number): Lists {
  const lists = new Map<string, Map<string, number[]>>();
  for (const { code, series, months, workers } of rows) {
    const list = Array.from({ length }, () => 0);
    for (const [index, month] of months.entries()) list[placeOf(month, first)] = Number(workers[index] ?? 0);
    const ofArea = lists.get(code) ?? new Map<string, number[]>();
    lists.set(code, ofArea.set(series, list));
  }
  return lists;
}

function summedUp(changes: readonly number[]): number[] {
  let sum = 0;
  return changes.map((change) => {
    sum += change;
    return sum;
  });
}

/** Terms of villages, and of the areas above them those that agree in their months as one. */
function termsByArea(rows: readonly TermRow[], first: string): ReadonlyMap<string, readonly TermGroup[]> {
  const groups = new Map<string, Map<string, TermGroup>>();
  for (const row of rows) {
    const months = [row.knownFrom, row.firstMonth, row.lastMonth].map((month) => placeOf(month, first));
    const [knownFrom = 0, from = 0, last = 0] = months;
    const key = months.join(' ');
    for (const code of areaPath(row.villageCode)) {
      const ofArea = groups.get(code) ?? new Map<string, TermGroup>();
      const before = ofArea.get(key);
      groups.set(
        code,
        ofArea.set(key, {
          ...{ knownFrom, first: from, last },
          workers: (before?.workers ?? 0) + row.workers,
          decided: (before?.decided ?? 0) + row.decided,
          continued: (before?.continued ?? 0) + row.continued,
        }),
      );
    }
  }
  return new Map([...groups].map(([code, ofArea]) => [code, [...ofArea.values()]]));
}
