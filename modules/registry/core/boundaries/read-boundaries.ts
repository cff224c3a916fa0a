import { z } from 'zod';
import { areaLevel, isAreaCode } from '#platform/core/area-code.ts';

/** Hundred-thousandths of a degree in a degree: about a metre. */
export const unitsADegree = 100_000;

/** A closed ring as x, y, x, y, … in hundred-thousandths of a degree, without the repeated last point. */
export type Ring = readonly number[];

export interface Boundary {
  readonly code: string;
  /** Outer rings and holes alike: filled even-odd. */
  readonly rings: readonly Ring[];
}

export type BoundaryFault = 'no_code' | 'bps_code' | 'no_shape' | 'not_degrees' | 'broken_ring';

export interface BoundaryProblem {
  /** Position of the feature in the file, from 1. */
  readonly feature: number;
  readonly fault: BoundaryFault;
}

const positionSchema = z.array(z.number()).min(2);
const polygonSchema = z.array(z.array(positionSchema));
const featureSchema = z.object({
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('Polygon'), coordinates: polygonSchema }),
      z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygonSchema) }),
    ])
    .nullable(),
});
const collectionSchema = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.unknown()).min(1).max(100_000),
});

/** Where publishers write the Kemendagri code, the deepest level first (BIG: KDEPUM … KDPPUM). */
const codeNames = [
  ...['code', 'kode', 'kode_wilayah', 'kode_kemendagri', 'kdepum', 'kdcpum', 'kdpkab', 'kdppum'],
  ...['kode_desa', 'kode_kec', 'kode_kab', 'kode_prov', 'id'],
];
/** Indonesia lies within these degrees with room to spare. */
const [west, east, south, north] = [90, 145, -15, 10];

/**
 * Reads the outlines of areas out of a GeoJSON FeatureCollection of (Multi)Polygons in WGS 84. Several features of one
 * area (islands) become one outline.
 *
 * @param document the parsed JSON
 * @returns null when it is no such collection
 */
export function readBoundaries(
  document: unknown,
): { readonly boundaries: readonly Boundary[]; readonly problems: readonly BoundaryProblem[] } | null {
  const collection = collectionSchema.safeParse(document);
  if (!collection.success) return null;
  const rings = new Map<string, Ring[]>();
  const problems: BoundaryProblem[] = [];
  collection.data.features.forEach((feature, index) => {
    const read = readFeature(feature);
    if (typeof read === 'string') problems.push({ feature: index + 1, fault: read });
    else rings.set(read.code, [...(rings.get(read.code) ?? []), ...read.rings]);
  });
  return { boundaries: [...rings].map(([code, all]) => ({ code, rings: all })), problems };
}

function readFeature(given: unknown): Boundary | BoundaryFault {
  const feature = featureSchema.safeParse(given);
  if (!feature.success || !feature.data.geometry) return 'no_shape';
  const code = codeOf(feature.data.properties ?? {});
  if (code === 'no_code' || code === 'bps_code') return code;
  const { geometry } = feature.data;
  const outlines = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  if (outlines.length === 0) return 'no_shape';
  const isPlaced = outlines.every((ring) => ring.every(isInIndonesia));
  if (!isPlaced) return 'not_degrees';
  const rings = outlines.map(ringOf).filter((ring) => ring.length >= 6);
  return rings.length === 0 ? 'broken_ring' : { code, rings };
}

function isInIndonesia([x = Number.NaN, y = Number.NaN]: readonly number[]): boolean {
  return x >= west && x <= east && y >= south && y <= north;
}

/** Points that fall on one another are one. */
function ringOf(points: readonly (readonly number[])[]): Ring {
  const ring: number[] = [];
  for (const [x = 0, y = 0] of points) {
    const [atX, atY] = [Math.round(x * unitsADegree), Math.round(y * unitsADegree)];
    if (ring.at(-2) !== atX || ring.at(-1) !== atY) ring.push(atX, atY);
  }
  const isClosed = ring.length > 2 && ring[0] === ring.at(-2) && ring[1] === ring.at(-1);
  return isClosed ? ring.slice(0, -2) : ring;
}

/** `5171042008`, `51.71.04.2008` and 51.71 are Kemendagri's; seven digits are the statistics office's own. */
function codeOf(properties: Readonly<Record<string, unknown>>): string | 'no_code' | 'bps_code' {
  const byName = new Map(Object.entries(properties).map(([name, value]) => [name.toLowerCase(), value]));
  const given = codeNames
    .map((name) => byName.get(name))
    .find((value) => value !== undefined && value !== null && value !== '');
  const text = typeof given === 'string' || typeof given === 'number' ? String(given).trim() : '';
  if (isAreaCode(text) && areaLevel(text) <= 4) return text;
  const digits = text.replaceAll('.', '');
  if (/^\d{7}$/.test(digits)) return 'bps_code';
  if (!/^(\d{2}|\d{4}|\d{6}|\d{10})$/.test(digits)) return 'no_code';
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6)]
    .filter((part) => part !== '')
    .join('.');
}
