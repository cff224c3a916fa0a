import { type Boundary, type Ring, unitsADegree } from './read-boundaries.ts';

export interface DrawnBoundary {
  readonly code: string;
  /** SVG path data in whole units, filled even-odd. */
  readonly path: string;
  /** Where its name is written: the middle of its largest part. */
  readonly centre: Centre;
}

interface Centre {
  readonly x: number;
  readonly y: number;
  /** How wide that part is. */
  readonly room: number;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly DrawnBoundary[];
}

/**
 * Draws outlines into a box `across` units on its longer side, north up. Every point is laid on the same whole-unit grid,
 * so that neighbours keep sharing their line; what the grid cannot show is left out.
 */
export function drawBoundaries(boundaries: readonly Boundary[], across = 2000): Drawing {
  const box = boxOf(boundaries);
  if (!box) return { width: 0, height: 0, shapes: [] };
  // A degree of longitude is shorter than one of latitude by the cosine of where it lies.
  const squeeze = Math.cos(((box.south + box.north) / 2 / unitsADegree) * (Math.PI / 180));
  const [wide, high] = [(box.east - box.west) * squeeze, box.north - box.south];
  const scale = across / Math.max(wide, high, 1);
  const place = (x: number, y: number): Point => [
    Math.round((x - box.west) * squeeze * scale),
    Math.round((box.north - y) * scale),
  ];
  return {
    width: Math.max(1, Math.round(wide * scale)),
    height: Math.max(1, Math.round(high * scale)),
    shapes: boundaries.map(({ code, rings }) => ({
      code,
      path: pathOf(rings, place),
      centre: centreOf(rings.map((ring) => pointsOf(ring, place))),
    })),
  };
}

type Point = readonly [number, number];

function boxOf(boundaries: readonly Boundary[]) {
  let box: { west: number; east: number; south: number; north: number } | null = null;
  for (const ring of boundaries.flatMap(({ rings }) => rings)) {
    for (let index = 0; index + 1 < ring.length; index += 2) {
      const [x = 0, y = 0] = [ring[index], ring[index + 1]];
      box ??= { west: x, east: x, south: y, north: y };
      box.west = Math.min(box.west, x);
      box.east = Math.max(box.east, x);
      box.south = Math.min(box.south, y);
      box.north = Math.max(box.north, y);
    }
  }
  return box;
}

/** The rings that the grid can show; of an area too small for it, one square, so that it can still be pressed. */
function pathOf(rings: readonly Ring[], place: (x: number, y: number) => Point): string {
  const drawn = rings.map((ring) => pointsOf(ring, place)).filter((points) => points.length >= 3);
  if (drawn.length > 0) return drawn.map(ringPath).join('');
  const [x = 0, y = 0] = rings[0] ?? [];
  const [left, top] = place(x, y);
  return `M${left - 2} ${top - 2}h4v4h-4z`;
}

function pointsOf(ring: Ring, place: (x: number, y: number) => Point): readonly Point[] {
  const points: Point[] = [];
  for (let index = 0; index + 1 < ring.length; index += 2) {
    const next = place(ring[index] ?? 0, ring[index + 1] ?? 0);
    const last = points.at(-1);
    if (last && last[0] === next[0] && last[1] === next[1]) continue;
    points.push(next);
  }
  const [first, last] = [points[0], points.at(-1)];
  const isClosed = points.length > 1 && first && last && first[0] === last[0] && first[1] === last[1];
  return isClosed ? points.slice(0, -1) : points;
}

function ringPath(points: readonly Point[]): string {
  const steps = points.map(([x, y], index) => {
    const before = points[index - 1];
    return before ? `l${x - before[0]} ${y - before[1]}` : `M${x} ${y}`;
  });
  return `${steps.join('')}z`;
}

/** The middle of the largest ring: its centre of gravity, which for the shapes of land lies within or close by. */
function centreOf(rings: readonly (readonly Point[])[]): Centre {
  const largest = rings.map(weigh).toSorted((one, other) => Math.abs(other.area) - Math.abs(one.area))[0];
  const ring = largest?.points ?? [];
  const across = ring.map(([x]) => x);
  const [first = [0, 0] as const] = ring;
  if (!largest || largest.area === 0) return { x: first[0], y: first[1], room: 0 };
  return {
    x: Math.round(largest.x / (3 * largest.area)),
    y: Math.round(largest.y / (3 * largest.area)),
    room:
      across.reduce((most, x) => Math.max(most, x), 0) -
      across.reduce((least, x) => Math.min(least, x), Infinity),
  };
}

/** Twice the signed area of a ring, and its moments. */
function weigh(points: readonly Point[]) {
  const sums = { points, area: 0, x: 0, y: 0 };
  points.forEach(([x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y];
    const cross = x * nextY - nextX * y;
    sums.area += cross;
    sums.x += (x + nextX) * cross;
    sums.y += (y + nextY) * cross;
  });
  return sums;
}
