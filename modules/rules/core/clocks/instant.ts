import { addDays, isDayText, RuleError } from '#modules/rules/core/law/index.ts';

/** A day, or an instant with its zone: the clock of a deadline may start at either. */
export interface Moment {
  /** The day on the wall of that zone. */
  readonly day: string;
  /** Seconds since midnight and the zone as written; null: only the day is known. */
  readonly time: { readonly seconds: number; readonly zone: string } | null;
}

const hourSeconds = 3_600;
const daySeconds = 24 * hourSeconds;
const shape =
  /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,9})?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** Reads `2026-11-21` or `2026-11-21T14:30:00+08:00`; throws `instant.invalid` naming the field. */
export function readMoment(given: string, field: string): Moment {
  if (isDayText(given)) return { day: given, time: null };
  const [, day = '', hours, minutes, seconds = '0', zone = ''] = shape.exec(given) ?? [];
  if (!isDayText(day)) throw new RuleError('instant.invalid', field);
  return {
    day,
    time: { seconds: Number(hours) * hourSeconds + Number(minutes) * 60 + Number(seconds), zone },
  };
}

/** The moment so many hours later; of a bare day, whole days later and any hours that remain are dropped. */
export function addHours({ day, time }: Moment, hours: number): Moment {
  const total = (time?.seconds ?? 0) + hours * hourSeconds;
  const later = addDays(day, Math.floor(total / daySeconds));
  return { day: later, time: time && { ...time, seconds: total % daySeconds } };
}

/** True when one moment lies after another; where either is a bare day, by their days. */
export function isAfter(one: Moment, other: Moment): boolean {
  if (!one.time || !other.time) return one.day > other.day;
  return secondsOf(one.day, one.time) > secondsOf(other.day, other.time);
}

/** RFC 3339 with the zone it came with; null for a bare day. */
export function instantText({ day, time }: Moment): string | null {
  if (!time) return null;
  const part = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const { seconds, zone } = time;
  return `${day}T${part(seconds / hourSeconds)}:${part((seconds % hourSeconds) / 60)}:${part(seconds % 60)}${zone}`;
}

function secondsOf(day: string, { seconds, zone }: NonNullable<Moment['time']>): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(zone) ?? [];
  const offset = Number(hours ?? 0) * hourSeconds + Number(minutes ?? 0) * 60;
  return Date.parse(`${day}T00:00:00Z`) / 1000 + seconds - (sign === '-' ? -offset : offset);
}
