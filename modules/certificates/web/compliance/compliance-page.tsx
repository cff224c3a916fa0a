import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { EmployerUndertakings } from '#modules/certificates/web/undertakings/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Page, Section } from '#platform/web/page.tsx';
import { Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { type ComplianceView, complianceApi } from './compliance-api.ts';
import { PointList } from './point-list.tsx';
import { StatedWorkers } from './stated-workers.tsx';
import './compliance.css';

/** How one employer complies: what is met, what is not, what to do. */
export function CompliancePage() {
  const { organisationId } = useParams({ from: '/kepatuhan/$organisationId' });
  return <EmployerCompliance organisationId={organisationId} />;
}

/** The same for an employer who looks at himself, without his id in the address. */
export function EmployerCompliance({ organisationId }: { readonly organisationId: string }) {
  const t = useText();
  const { role } = useAccount();
  const query = useQuery(complianceApi.show.queryOptions({ input: { organisationId } }));
  const { data } = query;
  const isList = role !== 'employer' && role !== 'government_office';
  return (
    <Page
      title={data?.name ?? t('compliance.page')}
      {...(data ? { lead: [t('compliance.page'), data.npp, data.place].filter(Boolean).join(' · ') } : {})}
      trail={
        isList ? (
          <ul className="trail">
            <li>
              <Link to="/kepatuhan">{t('compliance.list')}</Link>
            </li>
          </ul>
        ) : null
      }
      actions={
        data ? (
          <Button component="a" variant="default" href={`/api/v1/compliance/${organisationId}/card`} download>
            {t('compliance.take_card')}
          </Button>
        ) : null
      }
    >
      <Loaded query={query}>{(view) => <Body view={view} />}</Loaded>
    </Page>
  );
}

function Body({ view }: { readonly view: ComplianceView }) {
  const t = useText();
  const format = useFormat();
  const { met, of, points, today, organisationId } = view;
  const lacking = points.filter(({ state }) => state === 'not_met').length;
  return (
    <div className="stack">
      <Section title={t('compliance.score')} aside={<span className="soft small">{format.day(today)}</span>}>
        <div className="compliance-score">
          <strong>{t('compliance.score.of', { met, of })}</strong>
          <meter min={0} max={Math.max(1, of)} value={met} aria-label={t('compliance.score')} />
          <span>{lacking === 0 ? t('compliance.nothing_lacks') : t('compliance.lacks', { n: lacking })}</span>
        </div>
        <PointList points={points} />
        <details className="compliance-how">
          <summary>{t('compliance.note')}</summary>
          <p>{t('compliance.note.text')}</p>
        </details>
      </Section>
      <EmployerUndertakings organisationId={organisationId} />
      <StatedWorkers view={view} />
      {view.letters > 0 ? (
        <Section title={t('compliance.letters')}>
          <Facts
            facts={[
              [t('compliance.letters.count'), format.number(view.letters)],
              [t('compliance.letters.last'), view.lastLetterOn ? format.day(view.lastLetterOn) : '–'],
            ]}
          />
        </Section>
      ) : null}
    </div>
  );
}
