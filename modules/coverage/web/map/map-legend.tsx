import type { MapScale } from '#modules/coverage/web/trend/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import type { MapAreas } from './map-areas.ts';
import { Patterns } from './tile.tsx';

/** What the colours and the patterns mean; only those that the map shows, the steps all. */
export function MapLegend({ scale, areas }: MapAreas) {
  const t = useText();
  const isWithout = areas.some(({ step, isWithheld }) => step === null && !isWithheld);
  return (
    <div className="legend">
      <div className="legend-scale">
        <span id="legend-title">{t(`picture.legend.${scale.unit}`)}</span>
        <ul aria-labelledby="legend-title">
          <Steps scale={scale} />
        </ul>
      </div>
      {areas.some(({ isSynthetic }) => isSynthetic) ? (
        <Mark pattern="hatching">{t('coverage.legend.synthetic')}</Mark>
      ) : null}
      {areas.some(({ isWithheld }) => isWithheld) ? (
        <Mark pattern="dots">{t('picture.withheld')}</Mark>
      ) : null}
      {isWithout ? <Mark>{t('coverage.legend.without')}</Mark> : null}
    </div>
  );
}

function Steps({ scale }: { readonly scale: MapScale }) {
  const { number } = useFormat();
  return scale.from.map((from, step) => {
    const next = scale.from[step + 1];
    const isLast = next === undefined;
    const upTo = !isLast && scale.unit === 'count' ? next - 1 : next;
    return (
      <li key={from} className={`legend-step legend-step-${step}`}>
        {isLast ? `≥ ${number(from)}` : `${number(from)}–${number(upTo ?? from)}`}
      </li>
    );
  });
}

interface MarkProps {
  readonly pattern?: 'hatching' | 'dots';
  readonly children: string;
}

function Mark({ pattern, children }: MarkProps) {
  return (
    <span className="legend-note">
      <svg
        width="26"
        height="16"
        aria-hidden="true"
        className={pattern === 'hatching' ? 'tile-step-3' : 'tile-none'}
      >
        <Patterns />
        <rect x="0.5" y="0.5" width="25" height="15" rx="2" className="tile-box" />
        {pattern ? (
          <rect width="26" height="16" rx="2" fill={`url(#${pattern})`} className="tile-mark" />
        ) : null}
      </svg>
      {children}
    </span>
  );
}
