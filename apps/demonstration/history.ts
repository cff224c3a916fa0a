import { type FactSegment, factSegmentOf } from '#modules/coverage/core/index.ts';
import { addMonths, daysInMonth, monthOf } from '#platform/core/month.ts';
import type { Random } from './random.ts';

/** When a membership held; `endedOn` null while it is open. Days `YYYY-MM-DD`. */
export interface Span {
  readonly segment: 'PU' | 'BPU';
  readonly openedOn: string;
  readonly endedOn: string | null;
}

/** A worker enters (+1) or leaves (-1) a segment of the cells. */
export interface SegmentChange {
  readonly month: string;
  readonly segment: FactSegment;
  readonly workers: 1 | -1;
}

/** The months back over which memberships of the demonstration were opened. */
const deepest = 42;

/**
 * What a worker's memberships change in the cells, month by month; a month counts what is open on its last day.
 * A membership that ends in the month it opened changes nothing.
 */
export function segmentChanges(spans: readonly Span[]): SegmentChange[] {
  const months = spans.flatMap((span) => [
    monthOf(span.openedOn),
    ...(span.endedOn ? [monthOf(span.endedOn)] : []),
  ]);
  let before: FactSegment | null = null;
  const changes: SegmentChange[] = [];
  for (const month of [...new Set(months)].sort()) {
    const after = segmentAt(spans, month);
    if (after === before) continue;
    if (before) changes.push({ month, segment: before, workers: -1 });
    if (after) changes.push({ month, segment: after, workers: 1 });
    before = after;
  }
  return changes;
}

function segmentAt(spans: readonly Span[], month: string): FactSegment | null {
  const open = spans.filter(
    (span) => monthOf(span.openedOn) <= month && (span.endedOn === null || monthOf(span.endedOn) > month),
  );
  return factSegmentOf({
    pu: open.some((span) => span.segment === 'PU'),
    bpu: open.some((span) => span.segment === 'BPU'),
  });
}

/** A day on which a membership of today was opened: wage earners' mostly long ago, others' evenly over the last years, as a region grows that keeps at it. */
export function openingDay(random: Random, segment: 'PU' | 'BPU', today: string): string {
  const long = segment === 'PU' ? 0.55 : 0.22;
  const monthsBack = random.chance(long) ? random.between(30, deepest) : random.between(0, 29);
  return dayIn(random, addMonths(monthOf(today), -monthsBack), today);
}

/** A day of a month, not after `latest`. */
export function dayIn(random: Random, month: string, latest: string): string {
  const day = `${month}-${String(random.between(1, daysInMonth(month))).padStart(2, '0')}`;
  return day > latest ? latest : day;
}

/** A span that ended some months ago. */
export function endedSpan(random: Random, segment: 'PU' | 'BPU', today: string): Span {
  const endedBack = random.between(1, 28);
  const lasted = random.between(2, deepest - endedBack);
  const openedOn = dayIn(random, addMonths(monthOf(today), -endedBack - lasted), today);
  return { segment, openedOn, endedOn: dayIn(random, addMonths(monthOf(today), -endedBack), today) };
}
