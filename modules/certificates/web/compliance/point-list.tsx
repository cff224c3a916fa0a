import { Link } from '@tanstack/react-router';
import { useFormat } from '#platform/web/format.ts';
import { Tag } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import type { PointView } from './compliance-api.ts';

const tones = { met: 'good', not_met: 'bad', unknown: 'plain' } as const;

/** The points one below the other: state, figure, what to do, and on what ground. */
export function PointList({ points }: { readonly points: readonly PointView[] }) {
  return (
    <ol className="compliance-points">
      {points.map((point) => (
        <PointRow key={point.point} {...point} />
      ))}
    </ol>
  );
}

function PointRow({ point, state, weight, figure, wayOut, law, certainty, valueId }: PointView) {
  const t = useText();
  const format = useFormat();
  return (
    <li className={`compliance-point compliance-point-${state}`}>
      <div className="compliance-state">
        <h3>{t(`compliance.point.${point}`)}</h3>
        <Tag tone={tones[state]}>{t(`compliance.state.${state}`)}</Tag>
      </div>
      <div>
        <p>{figure}</p>
        {wayOut ? <p className="compliance-way">{wayOut}</p> : null}
      </div>
      <p className="compliance-ground soft small">
        {valueId ? (
          <Link to="/aturan" search={{ nilai: valueId }}>
            {law || t('compliance.own_measure')}
          </Link>
        ) : (
          law || t('compliance.own_measure')
        )}
        {' · '}
        {t('compliance.certainty', { certainty })}
        {' · '}
        {state === 'unknown'
          ? t('compliance.not_counted')
          : t('compliance.weight', { n: format.number(weight) })}
      </p>
    </li>
  );
}
