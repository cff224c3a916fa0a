import { useElementSize } from '@mantine/hooks';
import { useFormat } from '#platform/web/format.ts';
import { forecastLines, type KnownMonth } from './forecast-lines.ts';
import type { ForecastMonth } from './forecast-table.tsx';

const height = 250;

interface Props {
  readonly was: readonly KnownMonth[];
  readonly ahead: readonly ForecastMonth[];
}

/** What was as a line, the middle of the forecast as a dashed one within its band; the table beside it says the same. */
export function ForecastChart({ was, ahead }: Props) {
  const { number, month: monthText } = useFormat();
  const { ref, width } = useElementSize();
  const frame = { width: Math.max(width, 1), height, left: 56, right: 14, top: 12, bottom: 26 };
  const { band, middle, known, ticks, months } = forecastLines(was, ahead, frame);
  const every = Math.ceil(months.length / Math.max(2, Math.floor(width / 84)));
  return (
    <div ref={ref} className="trend forecast-chart">
      <svg width={frame.width} height={height} viewBox={`0 0 ${frame.width} ${height}`} aria-hidden="true">
        {ticks.map(({ count, y }) => (
          <g key={count}>
            <line x1={56} x2={frame.width} y1={y} y2={y} className="trend-grid" />
            <text x={50} y={y + 4} textAnchor="end">
              {number(count)}
            </text>
          </g>
        ))}
        {months.map(({ month, x }, index) =>
          index % every === 0 ? (
            <text key={month} x={x} y={height - 6} textAnchor={anchorOf(index, months.length)}>
              {monthText(month, 'short')}
            </text>
          ) : null,
        )}
        <polygon className="forecast-band" points={band} />
        <polyline className="forecast-middle" points={middle} />
        {known.map((line) => (
          <polyline key={line} className="trend-line" points={line} />
        ))}
      </svg>
    </div>
  );
}

/** The outermost months stay within the picture. */
function anchorOf(index: number, count: number): 'start' | 'middle' | 'end' {
  if (index === 0) return 'start';
  return index === count - 1 ? 'end' : 'middle';
}
