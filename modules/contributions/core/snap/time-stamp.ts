import { isDay } from '#platform/core/month.ts';

/** How far a bank's clock may be from ours, either way; beyond it a message may be an old one sent again. */
export const timeStampToleranceSeconds = 300;

export type TimeStampState = 'fresh' | 'stale' | 'malformed';

const shape =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/**
 * Whether the header X-TIMESTAMP can be read and lies near the moment of its arrival.
 *
 * @param text ISO 8601 with a zone: `2026-11-21T09:00:00+07:00`
 * @param nowMilliseconds the moment of arrival, milliseconds since 1970
 */
export function timeStampState(text: string, nowMilliseconds: number): TimeStampState {
  const day = shape.exec(text)?.[1];
  if (day === undefined || !isDay(day)) return 'malformed';
  const distance = Math.abs(Date.parse(text) - nowMilliseconds);
  return distance <= timeStampToleranceSeconds * 1000 ? 'fresh' : 'stale';
}

const jakartaHours = 7;

/** The moment as the standard writes it in its answers, on the clock of Jakarta: `2026-11-21T09:00:00+07:00`. */
export function timeStampOf(milliseconds: number): string {
  const shown = new Date(milliseconds + jakartaHours * 3_600_000);
  return `${shown.toISOString().slice(0, 19)}+0${jakartaHours}:00`;
}
