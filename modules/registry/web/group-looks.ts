import type { WorkerView } from './api/index.ts';

type Look = WorkerView['history'][number];

/** What one account did alike on one day: the last of it, and how often. */
export interface LookGroup {
  readonly last: Look;
  readonly times: number;
}

const dayOfBali = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Makassar', dateStyle: 'short' });

/** Looks, newest first, as lines: same actor, act, reason and day (on the clock of Bali) are one. */
export function groupLooks(history: readonly Look[]): readonly LookGroup[] {
  const groups = new Map<string, LookGroup>();
  for (const look of history) {
    const { actorName, actorRole, organisation, act, reason, at } = look;
    const day = dayOfBali.format(new Date(at));
    const key = JSON.stringify([actorName, actorRole, organisation, act, reason, day]);
    const known = groups.get(key);
    groups.set(key, known ? { last: known.last, times: known.times + 1 } : { last: look, times: 1 });
  }
  return [...groups.values()];
}
