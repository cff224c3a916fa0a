import type { WorkerView } from '#modules/registry/web/api/index.ts';

/**
 * The case of a death benefit (JKM) as the rules compute one, of the membership that stood open on the day of death; null where
 * there was none. Of several of one kind the longest counts. Months are whole months from its beginning: payments are not known here.
 */
export function deathCaseOf({
  deceasedOn,
  memberships,
}: Pick<WorkerView, 'deceasedOn' | 'memberships'>): Readonly<Record<string, unknown>> | null {
  if (deceasedOn === null) return null;
  const open = memberships.filter(
    ({ state, openedOn, endedOn, endReason }) =>
      state !== 'REQUESTED' &&
      endReason !== 'undone' &&
      openedOn <= deceasedOn &&
      (endedOn === null || endedOn >= deceasedOn),
  );
  const longestFirst = open.toSorted((one, other) => one.openedOn.localeCompare(other.openedOn));
  const membership = longestFirst.find(({ segment }) => segment === 'PU') ?? longestFirst[0];
  if (!membership) return null;
  const months = wholeMonths(membership.openedOn, deceasedOn);
  return {
    id: 'jkm',
    kind: 'benefit',
    programme: 'JKM',
    segment: membership.segment,
    eventOn: deceasedOn,
    monthsOfMembership: months,
    monthsContributed: months,
    children: 0,
  };
}

/** Whole months from a day to another, both `YYYY-MM-DD`. */
function wholeMonths(from: string, to: string): number {
  const parts = (day: string) => day.split('-').map(Number);
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = parts(from);
  const [toYear = 0, toMonth = 0, toDay = 0] = parts(to);
  return (toYear - fromYear) * 12 + (toMonth - fromMonth) - (toDay < fromDay ? 1 : 0);
}
