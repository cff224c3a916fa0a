import type { Text } from '#platform/web/text.ts';

const hourMinutes = 60;
const dayMinutes = 24 * hourMinutes;

/** Minutes in the two largest units that are there: `2 hari 3 jam`, `3 jam 20 menit`, `0 menit`. */
export function spanText(t: Text, minutes: number): string {
  const size = Math.abs(minutes);
  const parts = [
    ['days', Math.floor(size / dayMinutes)],
    ['hours', Math.floor((size % dayMinutes) / hourMinutes)],
    ['minutes', size % hourMinutes],
  ] as const;
  const first = parts.findIndex(([, n]) => n > 0);
  const shown = first < 0 ? parts.slice(-1) : parts.slice(first, first + 2).filter(([, n]) => n > 0);
  return shown.map(([unit, n]) => t(`requests.clock.${unit}`, { n })).join(' ');
}
