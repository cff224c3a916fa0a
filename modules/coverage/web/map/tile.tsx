import type { MapArea } from './map-areas.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface TileProps {
  readonly box: Box;
  readonly area: MapArea;
}

/** One tile: the name, the figure, and what is to be known of the figure. */
export function Tile({ box, area }: TileProps) {
  const { step, figure, note } = area;
  const lines = linesOf(area.name);
  const size = fontSize(lines, box.width);
  const figureSize = Math.min(19, box.width / 4.2);
  const middle = box.x + box.width / 2;
  const height = lines.length * (size + 2) + figureSize + 6 + (note ? 12 : 0);
  const top = box.y + (box.height - height) / 2;
  const figureAt = top + lines.length * (size + 2) + figureSize + 2;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an SVG group takes no focus
    <g aria-hidden="true" className={step === null ? 'tile-none' : `tile-step-${step}`}>
      <rect {...box} rx={6} className={step === null ? 'tile-box tile-empty' : 'tile-box'} />
      {area.isSynthetic ? <rect {...box} rx={6} fill="url(#hatching)" className="tile-mark" /> : null}
      {area.isWithheld ? <rect {...box} rx={6} fill="url(#dots)" className="tile-mark" /> : null}
      {lines.map((line, index) => (
        <text key={line} x={middle} y={top + size + index * (size + 2)} fontSize={size} textAnchor="middle">
          {line}
        </text>
      ))}
      <text x={middle} y={figureAt} fontSize={figureSize} fontWeight={600} textAnchor="middle">
        {figure}
      </text>
      {note ? (
        <text x={middle} y={figureAt + 13} fontSize={10.5} textAnchor="middle">
          {note}
        </text>
      ) : null}
    </g>
  );
}

interface PatternsProps {
  /** Before their names, where a drawing has its own. */
  readonly prefix?: string;
  /** Of the drawing: the patterns stay as coarse as they are on tiles. */
  readonly scale?: number;
}

/** Over a figure whose denominator is not a published one, and over one that is withheld. */
export function Patterns({ prefix = '', scale = 1 }: PatternsProps) {
  const size = `scale(${1 / scale})`;
  return (
    <defs>
      <pattern
        id={`${prefix}hatching`}
        width="7"
        height="7"
        patternUnits="userSpaceOnUse"
        patternTransform={`rotate(45) ${size}`}
      >
        <line x1="0" y1="0" x2="0" y2="7" className="hatch-line" />
      </pattern>
      <pattern
        id={`${prefix}dots`}
        width="9"
        height="9"
        patternUnits="userSpaceOnUse"
        patternTransform={size}
      >
        <circle cx="4.5" cy="4.5" r="1.1" className="withheld-dot" />
      </pattern>
    </defs>
  );
}

/** The name without its kind. */
export function bareName(name: string): string {
  return name.replace(/^(Kabupaten|Kota|Kecamatan|Desa|Kelurahan)\s+/i, '');
}

/** The name broken into two lines where it has two words. */
function linesOf(name: string): readonly string[] {
  const bare = bareName(name);
  if (bare.length <= 10) return [bare];
  const words = bare.split(' ');
  const half = Math.ceil(words.length / 2);
  return [words.slice(0, half).join(' '), words.slice(half).join(' ')].filter((line) => line !== '');
}

/** At most 13 px, smaller where the longest line would leave the tile. */
function fontSize(lines: readonly string[], width: number): number {
  const longest = Math.max(...lines.map((line) => line.length));
  return Math.max(8, Math.min(13, (width - 8) / (longest * 0.56)));
}
