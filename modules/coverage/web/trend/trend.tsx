import { useElementSize } from '@mantine/hooks';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import { type PathNeeded, type TrendLines, type TrendPoint, trendLines } from './trend-lines.ts';

const height = 210;

interface TrendProps {
  readonly trend: readonly TrendPoint[];
  /** Empty without a target. */
  readonly path: PathNeeded;
  /** Whose numbers they are: `semua segmen`; null where that needs no saying. */
  readonly who: string | null;
  /** Said of the target: `40% Desember 2026`. */
  readonly targetName: string | null;
}

/** Thirteen months as a line, the path a target needs as a dashed one, and both as a table for those who do not see them. */
export function Trend({ trend, path, who, targetName }: TrendProps) {
  const t = useText();
  const { ref, width } = useElementSize();
  const frame = { width: Math.max(width, 1), height, left: 52, right: 14, top: 14, bottom: 26 };
  const lines = trendLines(trend, path, frame);
  const isWithheld = trend.length > 0 && trend.every(({ count }) => count === null);
  if (!lines) return <p className="soft">{t(isWithheld ? 'picture.withheld' : 'coverage.trend.none')}</p>;
  return (
    <div ref={ref} className="trend">
      <Change trend={trend} who={who} />
      <svg
        id="trend-picture"
        width={frame.width}
        height={height}
        viewBox={`0 0 ${frame.width} ${height}`}
        aria-hidden="true"
      >
        {width > 0 ? <Lines lines={lines} width={frame.width} /> : null}
      </svg>
      {path.length > 0 ? <Keys targetName={targetName} /> : null}
      <TrendTable trend={trend} path={path} />
    </div>
  );
}

function Change({ trend, who }: Pick<TrendProps, 'trend' | 'who'>) {
  const t = useText();
  const format = useFormat();
  const known = trend.flatMap(({ month, count }) => (count === null ? [] : [{ month, count }]));
  const [first, last] = [known.at(0), known.at(-1)];
  if (!first || !last) return null;
  const change = last.count - first.count;
  return (
    <p className="small">
      {t(change >= 0 ? 'picture.trend.up' : 'picture.trend.down', {
        n: format.number(Math.abs(change)),
        month: format.month(first.month),
      })}
      {who ? `, ${who}` : ''}.
    </p>
  );
}

function Lines({ lines, width }: { readonly lines: TrendLines; readonly width: number }) {
  const { number, month: monthText } = useFormat();
  const { stretches, needed, target, ticks, months } = lines;
  const every = Math.ceil(months.length / Math.max(2, Math.floor(width / 84)));
  const last = stretches.at(-1)?.at(-1);
  return (
    <>
      {ticks.map(({ count, y }) => (
        <g key={count}>
          <line x1={52} x2={width} y1={y} y2={y} className="trend-grid" />
          <text x={46} y={y + 4} textAnchor="end">
            {number(count)}
          </text>
        </g>
      ))}
      {months.map(({ month, x }, index) =>
        index % every === 0 ? (
          <text
            key={month}
            x={x}
            y={height - 6}
            textAnchor={index === 0 ? 'start' : index === months.length - 1 ? 'end' : 'middle'}
          >
            {monthText(month, 'short')}
          </text>
        ) : null,
      )}
      {needed.length > 1 ? <polyline className="trend-needed" points={pointsOf(needed)} /> : null}
      {stretches.map((stretch) => (
        <polyline key={stretch[0]?.month} className="trend-line" points={pointsOf(stretch)} />
      ))}
      {last ? <circle cx={last.x} cy={last.y} r={4.5} className="trend-now" /> : null}
      {target ? <TargetMark x={target.x} y={target.y} /> : null}
    </>
  );
}

function TargetMark({ x, y }: { readonly x: number; readonly y: number }) {
  return <path className="trend-target" d={`M${x} ${y - 7}l7 7l-7 7l-7 -7z`} />;
}

function Keys({ targetName }: { readonly targetName: string | null }) {
  const t = useText();
  return (
    <p className="trend-keys small" aria-hidden="true">
      <span>
        <svg width="26" height="10" aria-hidden="true">
          <line x1="0" x2="26" y1="5" y2="5" className="trend-line" />
        </svg>
        {t('picture.trend.was')}
      </span>
      <span>
        <svg width="26" height="10" aria-hidden="true">
          <line x1="0" x2="26" y1="5" y2="5" className="trend-needed" />
        </svg>
        {t('picture.trend.needed')}
      </span>
      {targetName ? (
        <span>
          <svg width="16" height="16" aria-hidden="true">
            <TargetMark x={8} y={8} />
          </svg>
          {targetName}
        </span>
      ) : null}
    </p>
  );
}

interface TrendTableProps {
  readonly trend: readonly TrendPoint[];
  readonly path: PathNeeded;
}

function TrendTable({ trend, path }: TrendTableProps) {
  const t = useText();
  const format = useFormat();
  const neededIn = new Map(path.map(({ month, count }) => [month, count]));
  const known = new Set(trend.map(({ month }) => month));
  const rows = [
    ...trend,
    ...path.filter(({ month }) => !known.has(month)).map(({ month }) => ({ month, count: null })),
  ];
  const was = ({ month, count }: TrendPoint) => {
    if (!known.has(month)) return '';
    return count === null ? t('picture.withheld') : format.number(count);
  };
  return (
    <details className="no-print">
      <summary className="small">{t('picture.trend.table')}</summary>
      <div className="table-frame">
        <table className="data-table-plain">
          <thead>
            <tr>
              <th scope="col">{t('coverage.month')}</th>
              <th scope="col">{t('picture.trend.was')}</th>
              {path.length > 0 ? <th scope="col">{t('picture.trend.needed')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const needed = neededIn.get(row.month);
              return (
                <tr key={row.month}>
                  <th scope="row">{format.month(row.month)}</th>
                  <td>{was(row)}</td>
                  {path.length > 0 ? <td>{needed === undefined ? '' : format.number(needed)}</td> : null}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function pointsOf(spots: readonly { readonly x: number; readonly y: number }[]): string {
  return spots.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
}
