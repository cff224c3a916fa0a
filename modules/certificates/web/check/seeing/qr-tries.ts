/** A part of a picture, and how large it is looked at. */
export interface QrTry {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Of what is looked at, in pixels. */
  readonly shownWidth: number;
  readonly shownHeight: number;
}

/** Longest sides that a whole picture is looked at in: too large drowns the code in noise, too small loses its dots. */
const wholeSides = [1000, 1600, 640, 2400];
const partSide = 1200;

/**
 * Where to look for a code in a picture of this size, the likeliest first: the whole at several scales, then, of a page with a small code
 * on it, overlapping parts. Never larger than the picture by more than twice.
 */
export function qrTries(width: number, height: number): readonly QrTry[] {
  const longest = Math.max(width, height);
  if (longest < 21) return [];
  const whole = { x: 0, y: 0, width, height };
  const seen = new Set<number>();
  const tries: QrTry[] = [];
  for (const side of wholeSides) {
    const shown = Math.min(side, longest * 2);
    if (seen.has(shown)) continue;
    seen.add(shown);
    tries.push(shownAt(whole, shown));
  }
  if (longest > 700) for (const part of partsOf(width, height)) tries.push(shownAt(part, partSide));
  return tries;
}

type Part = Pick<QrTry, 'x' | 'y' | 'width' | 'height'>;

function shownAt(part: Part, longestSide: number): QrTry {
  const scale = Math.min(longestSide / Math.max(part.width, part.height), 2);
  return {
    ...part,
    shownWidth: Math.max(1, Math.round(part.width * scale)),
    shownHeight: Math.max(1, Math.round(part.height * scale)),
  };
}

/** Squares of half the shorter side, each lapping over the next by half: a code of a quarter of the width lies whole in one. */
function partsOf(width: number, height: number): readonly Part[] {
  const side = Math.ceil(Math.min(width, height) / 2);
  const starts = (length: number) => {
    const steps = Math.max(1, Math.ceil((length - side) / (side / 2)));
    return Array.from({ length: steps + 1 }, (_, step) => Math.round(((length - side) * step) / steps));
  };
  return starts(height).flatMap((y) => starts(width).map((x) => ({ x, y, width: side, height: side })));
}
