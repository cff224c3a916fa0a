import { useText } from '#platform/web/text.ts';
import type { Coverage } from './api.ts';
import { scale } from './scale.ts';
import { Hatching } from './tile-map.tsx';

/** What the colours and the hatching mean. */
export function MapLegend({ coverage }: { readonly coverage: Coverage }) {
  const t = useText();
  const segments = coverage.children.flatMap((child) => child.segments);
  const synthetic = segments.some(({ denominator }) => denominator?.synthetic);
  const without = segments.some(({ percent }) => percent === null);
  return (
    <div className="legend">
      <ul aria-label={t('coverage.legend')}>
        {scale.map(({ from, fill, ink }) => (
          <li key={from} style={{ background: fill, color: ink }}>
            {from}%+
          </li>
        ))}
      </ul>
      {synthetic ? (
        <span className="legend-note">
          <svg width="26" height="16" aria-hidden="true">
            <Hatching />
            <rect width="26" height="16" fill="#6fb0aa" />
            <rect width="26" height="16" fill="url(#hatching)" />
          </svg>
          {t('coverage.legend.synthetic')}
        </span>
      ) : null}
      {without ? (
        <span className="legend-note">
          <span className="legend-empty" aria-hidden="true" /> {t('coverage.legend.without')}
        </span>
      ) : null}
    </div>
  );
}
