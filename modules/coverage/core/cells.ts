import { areaPath } from '#platform/core/area-code.ts';

/** Segments of a cell: a worker with both stands in `PU+BPU` alone, so that nobody is counted twice. */
export const factSegments = ['PU', 'BPU', 'PU+BPU'] as const;
export type FactSegment = (typeof factSegments)[number];

/** Segments as they are shown. `ALL` counts each worker once. */
export const shownSegments = ['ALL', 'PU', 'BPU'] as const;
export type ShownSegment = (typeof shownSegments)[number];

/** The cell segment of a worker with these open memberships, or null for none. */
export function factSegmentOf(open: { readonly pu: boolean; readonly bpu: boolean }): FactSegment | null {
  if (open.pu) return open.bpu ? 'PU+BPU' : 'PU';
  return open.bpu ? 'BPU' : null;
}

/** Who pays while no bill says it: the employer of a wage earner (also of one who is BPU besides), else the worker. */
export function payerKindOf(segment: FactSegment): 'worker' | 'employer' {
  return segment === 'BPU' ? 'worker' : 'employer';
}

/** First year of the five years of birth (`1985`) of a day `YYYY-MM-DD`; twin of SQL `registry.birth_band`. */
export function birthBandOf(bornOn: string): number {
  const year = Number(bornOn.slice(0, 4));
  return year - (year % 5);
}

/**
 * The areas a worker counts in, from the province down. A place not known ('') counts in the province of
 * the other one (work for residence, residence for work) and nowhere below; twin of SQL `coverage.area_path`.
 */
export function countedIn(place: string, other: string): string[] {
  if (place !== '') return areaPath(place);
  return other === '' ? [] : [other.slice(0, 2)];
}
