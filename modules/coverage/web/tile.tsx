import { classOf } from './scale.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface TileProps {
  readonly box: Box;
  readonly name: string;
  /** Decides the colour; null: white with a dashed edge. */
  readonly percent: string | null;
  /** The large text. */
  readonly figure: string;
  readonly note: string | null;
  readonly hatched: boolean;
}

/** One tile: the name, the figure, and what is to be known of the figure. */
export function Tile({ box, name, percent, figure, note, hatched }: TileProps) {
  const { fill, ink } = classOf(percent);
  const lines = linesOf(name);
  const size = fontSize(lines, box.width);
  const middle = box.x + box.width / 2;
  const top = box.y + box.height / 2 - (lines.length * (size + 2) + 22 + (note ? 11 : 0)) / 2;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an SVG group takes no focus
    <g aria-hidden="true">
      <rect {...box} rx={5} fill={fill} className={percent === null ? 'tile-box tile-empty' : 'tile-box'} />
      {hatched ? <rect {...box} rx={5} fill="url(#hatching)" className="tile-hatch" /> : null}
      {lines.map((line, index) => (
        <text
          key={line}
          x={middle}
          y={top + size + index * (size + 2)}
          fontSize={size}
          fill={ink}
          textAnchor="middle"
        >
          {line}
        </text>
      ))}
      <text
        x={middle}
        y={top + lines.length * (size + 2) + 18}
        fontSize={Math.min(17, box.width / 4.2)}
        fontWeight={600}
        fill={ink}
        textAnchor="middle"
      >
        {figure}
      </text>
      {note ? (
        <text
          x={middle}
          y={top + lines.length * (size + 2) + 31}
          fontSize={10}
          fill={ink}
          textAnchor="middle"
        >
          {note}
        </text>
      ) : null}
    </g>
  );
}

/** The name without its kind, broken into two lines where it has two words. */
function linesOf(name: string): readonly string[] {
  const bare = name.replace(/^(Kabupaten|Kota|Kecamatan|Desa|Kelurahan)\s+/i, '');
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
