import { meterOf } from '#modules/sponsorship/core/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import type { CandidateList } from './candidates-api.ts';

/** How many places of the quota are taken, who waits, and what it costs. */
export function QuotaMeter({ list }: { readonly list: CandidateList }) {
  const t = useText();
  const format = useFormat();
  const { counts, placesLeft, quota } = list;
  const { taken, free, waiting } = meterOf({ ...counts, quota: placesLeft });
  const percent = placesLeft === 0 ? 0 : Math.round((taken / placesLeft) * 100);
  return (
    <section className="card quota-card" aria-label={t('candidates.quota')}>
      <p className="quota-figure">
        <strong>{format.number(taken)}</strong>{' '}
        {t('candidates.quota.of', { quota: format.number(placesLeft) })}
      </p>
      <div
        className="quota-bar"
        role="img"
        aria-label={t('candidates.quota.spoken', { taken: format.number(taken), free: format.number(free) })}
      >
        <span style={{ width: `${percent}%` }} />
      </div>
      <dl className="quota-facts">
        <Figure term={t('candidates.free')} value={format.number(free)} />
        <Figure term={t('candidates.reserve')} value={format.number(waiting)} />
        <Figure term={t('candidates.faulty')} value={format.number(counts.faulty)} />
        <Figure term={t('candidates.estimate')} value={format.idr(list.estimateIdr)} />
      </dl>
      {placesLeft < quota ? (
        <p className="soft small">
          {t('candidates.quota.taken', { count: format.number(quota - placesLeft) })}
        </p>
      ) : null}
    </section>
  );
}

function Figure({ term, value }: { readonly term: string; readonly value: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  );
}
