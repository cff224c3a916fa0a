import { addDays, isWorkingDay, type Law, type Reading } from '#modules/rules/core/law/index.ts';

/** The day that is `count` working days after a day; 0: the day itself. Asks the switch only where *cuti bersama* decides. */
export function addWorkingDays(reading: Reading, day: string, count: number): string {
  const withLeave = countOn(reading.law, { day, count, leaveCounts: true });
  const withoutLeave = countOn(reading.law, { day, count, leaveCounts: false });
  if (withLeave === withoutLeave) return withLeave;
  return reading.ask('cutiBersamaMovesDueDay') ? withLeave : withoutLeave;
}

function countOn(
  { holidays }: Law,
  { day, count, leaveCounts }: { day: string; count: number; leaveCounts: boolean },
): string {
  let reached = day;
  for (let left = count; left > 0; ) {
    reached = addDays(reached, 1);
    if (isWorkingDay(holidays, reached, leaveCounts)) left -= 1;
  }
  return reached;
}
