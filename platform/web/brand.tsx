/** Where each of the nine tiles of the mark lies: nine regencies, nine directions. */
const tiles = [
  [12, 2.5],
  [7.25, 7.25],
  [16.75, 7.25],
  [2.5, 12],
  [12, 12],
  [21.5, 12],
  [7.25, 16.75],
  [16.75, 16.75],
  [12, 21.5],
] as const;

/** The mark of Semesta: nine tiles laid as a diamond, the middle one warm. */
export function BrandMark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="-1.5 -1.5 27 27" aria-hidden="true" className="brand-mark">
      {tiles.map(([x, y]) => (
        <rect
          key={`${x},${y}`}
          x={x - 2.7}
          y={y - 2.7}
          width={5.4}
          height={5.4}
          rx={0.9}
          transform={`rotate(45 ${x} ${y})`}
          className={x === 12 && y === 12 ? 'brand-centre' : undefined}
        />
      ))}
    </svg>
  );
}
