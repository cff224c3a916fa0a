/** Months below which a new member's death pays a burial sum only, not the full benefit: three whole months must pass (JKM). */
const monthsForFullDeathBenefit = 4;

/** Days before 31 December from which unused money is warned of. */
const daysOfWarning = 120;

/** True when a term is so short that the full death benefit holds for a month at most (rules 4.5, certainty: design). */
export function isShortTerm(months: number): boolean {
  return months < monthsForFullDeathBenefit;
}

/** True from early September on: what is not used by 31 December lapses. */
export function isLapsingSoon(today: string, year: number): boolean {
  const lastDay = Date.parse(`${year}-12-31T00:00:00Z`);
  const left = Math.round((lastDay - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
  return left >= 0 && left <= daysOfWarning;
}

/** True when a programme that begins this month or began already has fewer than half of its places in a village on a list. */
export function isLagging({
  today,
  startMonth,
  quota,
  onLists,
}: {
  readonly today: string;
  readonly startMonth: string;
  readonly quota: number;
  readonly onLists: number;
}): boolean {
  return quota > 0 && startMonth <= today.slice(0, 7) && onLists * 2 < quota;
}
