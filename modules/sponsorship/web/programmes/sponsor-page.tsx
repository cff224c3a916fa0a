import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Facts, Page, Section } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { AgreementForm } from './agreement-form.tsx';
import { AgreementHead, useValidity } from './agreement-head.tsx';
import { type Agreement, programmesApi, type SponsorDetail } from './programmes-api.ts';
import { SponsorForm } from './sponsor-form.tsx';
import { StageBar } from './stage-bar.tsx';
import { SponsorshipTrail } from './trail.tsx';

type Open = 'change' | 'agreement' | null;

/** A sponsor with its agreements and where the money of each stands. */
export function SponsorPage() {
  const t = useText();
  const [open, setOpen] = useState<Open>(null);
  const { sponsorId } = useParams({ from: '/bantuan/sponsor/$sponsorId' });
  const query = useQuery(programmesApi.sponsors.show.queryOptions({ input: { sponsorId } }));
  const sponsor = query.data;
  const actions = sponsor?.mayKeep ? (
    <>
      <Button variant="default" onClick={() => setOpen('change')}>
        {t('programmes.change')}
      </Button>
      <Button onClick={() => setOpen('agreement')}>{t('agreements.new')}</Button>
    </>
  ) : null;
  return (
    <Page
      title={sponsor?.name ?? t('sponsors.one')}
      {...(sponsor
        ? { lead: `${t(`sponsors.kind.${sponsor.kind}`)} · ${sponsor.area.pathName || sponsor.area.name}` }
        : {})}
      trail={
        <SponsorshipTrail>
          <li>
            <Link to="/bantuan/sponsor">{t('sponsors.title')}</Link>
          </li>
        </SponsorshipTrail>
      }
      actions={actions}
    >
      <Loaded query={query}>
        {(loaded) => <Body sponsor={loaded} onRecord={() => setOpen('agreement')} />}
      </Loaded>
      {sponsor && open ? <Dialog sponsor={sponsor} open={open} onClose={() => setOpen(null)} /> : null}
    </Page>
  );
}

interface DialogProps {
  readonly sponsor: SponsorDetail;
  readonly open: Exclude<Open, null>;
  readonly onClose: () => void;
}

function Dialog({ sponsor, open, onClose }: DialogProps) {
  const navigate = useNavigate();
  if (open === 'change') return <SponsorForm sponsor={sponsor} onClose={onClose} onKept={onClose} />;
  return (
    <AgreementForm
      sponsor={sponsor}
      onClose={onClose}
      onKept={(agreementId) => navigate({ to: '/bantuan/perjanjian/$agreementId', params: { agreementId } })}
    />
  );
}

function Body({ sponsor, onRecord }: { readonly sponsor: SponsorDetail; readonly onRecord: () => void }) {
  const t = useText();
  const { organisation, contact, papers, stages, mayKeep } = sponsor;
  return (
    <div className="stack">
      <Section title={t('budgets.where')}>
        <div className="stack">
          <StageBar stages={stages} legend />
          {organisation || contact !== '' ? (
            <Facts
              facts={[
                [t('sponsors.organisation'), organisation?.name || '–'],
                [t('sponsors.contact'), contact || '–'],
              ]}
            />
          ) : null}
        </div>
      </Section>
      {papers.length === 0 ? (
        <section className="card">
          <Empty
            title={t('agreements.none')}
            action={mayKeep ? <Button onClick={onRecord}>{t('agreements.new')}</Button> : null}
          >
            {t('agreements.none.hint')}
          </Empty>
        </section>
      ) : (
        papers.map((agreement) => <AgreementCard key={agreement.agreementId} agreement={agreement} />)
      )}
    </div>
  );
}

function AgreementCard({ agreement }: { readonly agreement: Agreement }) {
  const t = useText();
  const validity = useValidity();
  const { agreementId, years } = agreement;
  return (
    <section className="card">
      <AgreementHead agreement={agreement} isLink />
      <p className="soft small">
        {t(`calculator.funding.${agreement.funding}`)} · {validity(agreement)} · {agreement.area.name}
      </p>
      {years.length === 0 ? (
        <p className="soft">{t('budgets.none.year')}</p>
      ) : (
        years.map(({ year, budgets, stages }) => (
          <div key={year} className="stack-tight">
            <h3>
              <Link to="/bantuan/perjanjian/$agreementId" params={{ agreementId }} search={{ tahun: year }}>
                {t('budgets.of_year', { year })}
              </Link>{' '}
              <span className="soft small">{t('budgets.count', { n: budgets })}</span>
            </h3>
            <StageBar stages={stages} legend />
          </div>
        ))
      )}
    </section>
  );
}
