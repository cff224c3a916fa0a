import { useQuery } from '@tanstack/react-query';
import { useFormat } from '#platform/web/format.ts';
import { Page, Tag, type Tone } from '#platform/web/page.tsx';
import { Loaded } from '#platform/web/states.tsx';
import { useLanguage, useText } from '#platform/web/text.ts';
import { CategoriesSection } from './categories-section.tsx';
import { programmesApi, type Source } from './programmes-api.ts';
import { type ReliefSpan, reliefSpans } from './relief-spans.ts';
import { SponsorshipTrail } from './trail.tsx';

const certaintyTone: Readonly<Record<string, Tone>> = { A: 'good', B: 'calm', C: 'warn' };

/** What the law says of each funding source, and who counts as a vulnerable worker. */
export function SourcesPage() {
  const t = useText();
  const query = useQuery(programmesApi.fundingSources.list.queryOptions({ input: {} }));
  return (
    <Page title={t('sources.title')} lead={t('sources.lead')} trail={<SponsorshipTrail />}>
      <div className="stack">
        <CategoriesSection />
        <h2>{t('sources.heading')}</h2>
        <Loaded query={query} lines={12}>
          {({ sources }) => (
            <div className="source-list">
              {sources.map((source) => (
                <SourceCard key={source.funding} source={source} />
              ))}
            </div>
          )}
        </Loaded>
      </div>
    </Page>
  );
}

function SourceCard({ source }: { readonly source: Source }) {
  const t = useText();
  const { funding, reaches, sponsors } = source;
  return (
    <section className="card stack">
      <div className="paper-head">
        <h3>{t(`calculator.funding.${funding}`)}</h3>
        <code className="code">{funding}</code>
      </div>
      <dl className="base-list">
        <div>
          <dt className="soft small">{t('sources.of')}</dt>
          <dd>{sponsors.map((kind) => t(`sponsors.kind.${kind}`)).join(', ')}</dd>
        </div>
        <div>
          <dt className="soft small">{t('sources.reaches')}</dt>
          <dd>{t(`sources.reaches.${reaches}`)}</dd>
        </div>
        <div>
          <dt className="soft small">{t('sources.relief')}</dt>
          <dd>
            <Relief source={source} />
          </dd>
        </div>
      </dl>
      <Bases source={source} />
    </section>
  );
}

function Relief({ source: { relief } }: { readonly source: Source }) {
  const t = useText();
  const language = useLanguage();
  const spans = reliefSpans(relief.months);
  return (
    <div className="stack-tight">
      <ul className="plain stack-tight">
        {spans.map((span) => (
          <li key={span.from}>
            <SpanText span={span} />
          </li>
        ))}
      </ul>
      <p className="small soft">
        {relief.note[language]} {t(`sources.certainty.${relief.certainty}`)}
      </p>
    </div>
  );
}

function SpanText({ span }: { readonly span: ReliefSpan }) {
  const t = useText();
  const { month, idr } = useFormat();
  const { from, to, priceIdr, applies, bySwitch } = span;
  const months = from === to ? month(from, 'short') : `${month(from, 'short')} – ${month(to, 'short')}`;
  const key = `sources.relief.${applies ? 'yes' : 'no'}`;
  return (
    <>
      <strong>{months}</strong>: {idr(priceIdr)} <Tag tone={applies ? 'good' : 'plain'}>{t(key)}</Tag>{' '}
      {bySwitch ? <Tag tone="warn">{t('sources.relief.switch')}</Tag> : null}
    </>
  );
}

function Bases({ source: { bases } }: { readonly source: Source }) {
  const t = useText();
  const language = useLanguage();
  if (bases.length === 0) return <p className="soft small">{t('sources.basis.none')}</p>;
  return (
    <details>
      <summary>{t('sources.basis', { n: bases.length })}</summary>
      <ul className="plain base-list">
        {bases.map((basis) => (
          <li key={basis.id}>
            <strong>{lawText(basis.law, t)}</strong>{' '}
            <Tag tone={certaintyTone[basis.certainty] ?? 'warn'}>
              {t(`organisations.certainty.${basis.certainty}`)}
            </Tag>
            <p className="small">{basis.text[language]}</p>
            {basis.note ? <p className="small soft">{basis.note[language]}</p> : null}
          </li>
        ))}
      </ul>
    </details>
  );
}

function lawText(law: Source['bases'][number]['law'], t: ReturnType<typeof useText>): string {
  return law
    .map((one) =>
      one.article === null ? one.law : t('rules.basis.article', { law: one.law, article: one.article }),
    )
    .join(', ');
}
