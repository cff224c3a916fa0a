/** How near a request is to the end of its time. */
export const clockStates = ['on_time', 'due_soon', 'overdue', 'stopped'] as const;

export type ClockState = (typeof clockStates)[number];

/** Hours before the end from which a request counts as due soon. */
export const dueSoonHours = 24;

/** The clock that days of the region are counted on (Bali: Asia/Makassar, no summer time). */
const regionHours = 8;
const regionZone = `+0${regionHours}:00`;

const minuteMilliseconds = 60_000;
const hourMinutes = 60;
const dayMinutes = 24 * hourMinutes;

/** Time up to the end, or since: whole days, hours and minutes, rounded down. */
export interface ClockLeft {
  readonly isLate: boolean;
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
}

/**
 * The instant at which the time is over. A clock of hours ends at its instant; one of days ends with its last day on the
 * clock of the region.
 *
 * @param due what `deadline` of the rules says
 */
export function dueInstant(due: { readonly dueOn: string; readonly dueAt: string | null }): string {
  return new Date(due.dueAt ?? `${due.dueOn}T23:59:59${regionZone}`).toISOString();
}

/** An instant (RFC 3339) as the clocks of the region show it: `2026-11-21T17:05:00+08:00`. */
export function regionInstant(instant: string): string {
  const shown = new Date(Date.parse(instant) + regionHours * hourMinutes * minuteMilliseconds);
  return `${shown.toISOString().slice(0, 19)}${regionZone}`;
}

/** Days, hours and minutes between an instant and the end of the time. Both are RFC 3339. */
export function clockLeft(now: string, dueAt: string): ClockLeft {
  const minutes = (Date.parse(dueAt) - Date.parse(now)) / minuteMilliseconds;
  const size = Math.floor(Math.abs(minutes));
  return {
    isLate: minutes < 0,
    days: Math.floor(size / dayMinutes),
    hours: Math.floor((size % dayMinutes) / hourMinutes),
    minutes: size % hourMinutes,
  };
}

/** Where a request's clock stands; an answered, refused or withdrawn one has stopped. */
export function clockState(
  now: string,
  request: { readonly dueAt: string; readonly closedAt: string | null },
): ClockState {
  if (request.closedAt !== null) return 'stopped';
  const hours = (Date.parse(request.dueAt) - Date.parse(now)) / (hourMinutes * minuteMilliseconds);
  if (hours < 0) return 'overdue';
  return hours <= dueSoonHours ? 'due_soon' : 'on_time';
}
