import { useElementSize } from '@mantine/hooks';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import type { Coverage } from './api.ts';

const height = 96;
const floor = 76;

/** Protected workers of thirteen months as a line, and as a list for those who do not see it. */
export function Trend({ trend }: { readonly trend: Coverage['trend'] }) {
  const t = useText();
  const format = useFormat();
  const { ref, width } = useElementSize();
  const points = pointsOf(trend, Math.max(width, 1));
  const [first, last] = [trend.at(0), trend.at(-1)];
  if (points.length < 2 || !first || !last) return <p className="soft">{t('coverage.trend.none')}</p>;
  const change = (last.protected ?? 0) - (first.protected ?? 0);
  return (
    <div ref={ref}>
      <p className="small">
        {t(change >= 0 ? 'coverage.trend.up' : 'coverage.trend.down', {
          n: format.number(Math.abs(change)),
          month: format.month(first.month),
        })}
      </p>
      <svg width="100%" height={height} aria-hidden="true" className="trend">
        <line x1={0} x2={width} y1={floor} y2={floor} className="trend-floor" />
        <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
        {points.map(({ x, y, month }) => (
          <circle key={month} cx={x} cy={y} r={month === last.month ? 4 : 2} />
        ))}
        <text x={0} y={height - 3}>
          {format.month(first.month, 'short')}
        </text>
        <text x={width} y={height - 3} textAnchor="end">
          {format.month(last.month, 'short')}
        </text>
      </svg>
      <ul className="visually-hidden">
        {trend.map(({ month, protected: count }) => (
          <li key={month}>
            {format.month(month)}: {count === null ? t('coverage.few') : format.number(count)}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface Point {
  readonly month: string;
  readonly x: number;
  readonly y: number;
}

/** From the smallest to the largest of the months, so that a change is seen; a month too small to show is left out. */
function pointsOf(trend: Coverage['trend'], width: number): readonly Point[] {
  const counts = trend.flatMap(({ protected: count }) => (count === null ? [] : [count]));
  const [low, high] = [Math.min(...counts), Math.max(...counts)];
  const step = (width - 12) / Math.max(1, trend.length - 1);
  return trend.flatMap(({ month, protected: count }, index) => {
    if (count === null) return [];
    const share = high === low ? 0.5 : (count - low) / (high - low);
    return [{ month, x: 6 + index * step, y: floor - 8 - share * (floor - 18) }];
  });
}
