import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';

interface Bar {
  readonly key: string;
  readonly name: string;
  /** Null: withheld. */
  readonly workers: number | null;
}

interface Props {
  readonly title: string;
  readonly bars: readonly Bar[];
}

/** Numbers beside each other as bars of one scale, each with its share of them all. */
export function BarList({ title, bars }: Props) {
  const t = useText();
  const format = useFormat();
  const all = bars.reduce((sum, { workers }) => sum + (workers ?? 0), 0);
  const largest = Math.max(1, ...bars.map(({ workers }) => workers ?? 0));
  const isWhole = bars.every(({ workers }) => workers !== null);
  return (
    <div className="bar-list">
      <h3>{title}</h3>
      <ul>
        {bars.map(({ key, name, workers }) => (
          <li key={key}>
            <span className="bar-name">{name}</span>
            <span className="bar-number">
              {workers === null ? t('picture.withheld.short') : format.number(workers)}
              {workers !== null && isWhole && all > 0 ? (
                <span className="soft"> {format.percent(shareText(workers, all))}</span>
              ) : null}
            </span>
            <span className="bar" aria-hidden="true">
              <span
                className={workers === null ? 'bar-fill bar-withheld' : 'bar-fill'}
                style={{ width: `${workers === null ? 100 : (workers / largest) * 100}%` }}
              />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Whole percent, rounded half up. */
export function shareText(part: number, whole: number): string {
  return String(Math.floor((part * 200 + whole) / (whole * 2)));
}
