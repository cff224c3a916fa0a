import { addDays } from './calendar.ts';
import type { DatedValue } from './dated-value.ts';

/** Gaps, overlaps, reversed spans and values that say different things under one id, as sentences naming the files. */
export function seriesFaults(series: readonly DatedValue[]): string[] {
  return series.flatMap((value, index) => {
    const place = `${value.id}/${value.validFrom}`;
    const next = series[index + 1];
    return [
      ...(value.validTo !== null && value.validTo < value.validFrom
        ? [`${place}: ends before it begins`]
        : []),
      ...(next ? pairFaults(value, next, place) : []),
    ];
  });
}

function pairFaults(value: DatedValue, next: DatedValue, place: string): string[] {
  const following = `${next.id}/${next.validFrom}`;
  const faults: string[] = [];
  if (value.group !== next.group || value.unit !== next.unit || value.temporary !== next.temporary)
    faults.push(`${following}: group, unit and temporary must be those of ${place}`);
  if (value.validTo === null || value.validTo >= next.validFrom)
    faults.push(`${following}: overlaps ${place}`);
  else if (!value.temporary && addDays(value.validTo, 1) !== next.validFrom)
    faults.push(`${following}: leaves a gap after ${place}, from ${addDays(value.validTo, 1)}`);
  return faults;
}
