import { addDays } from '#modules/rules/core/index.ts';
import type { DatedValueView } from '#modules/rules/web/api/index.ts';

/** Every value of each id in time order, ids as they come. */
export function seriesOf(values: readonly DatedValueView[]): ReadonlyMap<string, readonly DatedValueView[]> {
  const ordered = [...values].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return Map.groupBy(ordered, ({ id }) => id);
}

/** Whether the value holds on the day. */
export function holdsOn({ validFrom, validTo }: DatedValueView, day: string): boolean {
  return validFrom <= day && (validTo === null || day <= validTo);
}

/** The first day on which anything holds; null where there is nothing at all. */
export function firstDayOf(values: readonly DatedValueView[]): string | null {
  return values.reduce<string | null>(
    (first, { validFrom }) => (first === null || validFrom < first ? validFrom : first),
    null,
  );
}

/**
 * What happened to a value on a day: it began, changed, stood on under another law, ended, or its time ran out and
 * the next value is not announced.
 */
export type ChangeKind = 'began' | 'changed' | 'restated' | 'ended' | 'not_announced';

export interface Change {
  readonly kind: ChangeKind;
  /** First day of the new state. */
  readonly day: string;
  readonly before: DatedValueView | null;
  readonly after: DatedValueView | null;
  /** The value that names the change: the new one, or the one that ended. */
  readonly subject: DatedValueView;
}

/** Every change of every value, newest first; within a day by id. */
export function changesOf(values: readonly DatedValueView[]): readonly Change[] {
  const changes = [...seriesOf(values).values()].flatMap(changesOfSeries);
  return changes.sort((a, b) =>
    a.day === b.day ? compare(a.subject.id, b.subject.id) : compare(b.day, a.day),
  );
}

function changesOfSeries(series: readonly DatedValueView[]): Change[] {
  return series.flatMap((value, index) => {
    const before = series[index - 1] ?? null;
    const next = series[index + 1] ?? null;
    const follows = before?.validTo != null && addDays(before.validTo, 1) === value.validFrom ? before : null;
    return [begin(value, follows), ...end(value, next)];
  });
}

function begin(value: DatedValueView, before: DatedValueView | null): Change {
  const kind = before === null ? 'began' : isSameValue(before, value) ? 'restated' : 'changed';
  return { kind, day: value.validFrom, before, after: value, subject: value };
}

function end(value: DatedValueView, next: DatedValueView | null): Change[] {
  if (value.validTo === null) return [];
  const day = addDays(value.validTo, 1);
  if (next && next.validFrom === day) return [];
  const kind = value.temporary || next ? 'ended' : 'not_announced';
  return [{ kind, day, before: value, after: null, subject: value }];
}

export type DifferenceKind = 'new' | 'ended' | 'changed' | 'restated' | 'same';

export interface Difference {
  readonly kind: DifferenceKind;
  readonly from: DatedValueView | null;
  readonly to: DatedValueView | null;
  readonly subject: DatedValueView;
}

/** Every value that holds on either day, and how the two days differ in it; as the ids come. */
export function differencesOf(
  values: readonly DatedValueView[],
  { from, to }: { readonly from: string; readonly to: string },
): readonly Difference[] {
  return [...seriesOf(values).values()].flatMap((series) => {
    const before = series.find((value) => holdsOn(value, from)) ?? null;
    const after = series.find((value) => holdsOn(value, to)) ?? null;
    const subject = after ?? before;
    return subject ? [{ kind: differenceKind(before, after), from: before, to: after, subject }] : [];
  });
}

function differenceKind(from: DatedValueView | null, to: DatedValueView | null): DifferenceKind {
  if (!from) return 'new';
  if (!to) return 'ended';
  if (from.key === to.key) return 'same';
  return isSameValue(from, to) ? 'restated' : 'changed';
}

function isSameValue(one: DatedValueView, other: DatedValueView): boolean {
  return JSON.stringify(one.value) === JSON.stringify(other.value);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
