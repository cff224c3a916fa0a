/** One look at a worker or act on him, as the journal has it; `day` is the day of the region, `YYYY-MM-DD`. */
interface Look {
  readonly day: string;
  readonly role: string;
  readonly organisation: string | null;
  readonly act: string;
}

/** Who looked on one day: an organisation (or a role without one), how often, and what was done. */
export interface DayOfLooks {
  readonly day: string;
  readonly role: string;
  readonly organisation: string | null;
  readonly times: number;
  readonly acts: string[];
}

/** Looks told by organisation and day, in the order given: who at the office it was is the office's to know. */
export function looksByDay(looks: readonly Look[]): DayOfLooks[] {
  const days = new Map<string, DayOfLooks>();
  for (const { day, role, organisation, act } of looks) {
    const key = JSON.stringify([day, role, organisation]);
    const known = days.get(key) ?? { day, role, organisation, times: 0, acts: [] };
    const acts = known.acts.includes(act) ? known.acts : [...known.acts, act];
    days.set(key, { ...known, times: known.times + 1, acts });
  }
  return [...days.values()];
}
