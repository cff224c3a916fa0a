import { Button, NativeSelect } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { DocumentLink } from '#platform/web/documents/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Page, Section } from '#platform/web/page.tsx';
import { Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { AgreementForm } from './agreement-form.tsx';
import { AgreementTag, useValidity } from './agreement-head.tsx';
import { BudgetsEditor } from './budgets-editor.tsx';
import { BudgetsTable } from './budgets-table.tsx';
import { EndAgreement } from './end-agreement.tsx';
import { type AgreementDetail, programmesApi } from './programmes-api.ts';
import { StageBar } from './stage-bar.tsx';
import { SponsorshipTrail } from './trail.tsx';

type Open = 'change' | 'end' | null;

/** An agreement: its terms, its paper, and the budgets of a year. */
export function AgreementPage() {
  const t = useText();
  const [open, setOpen] = useState<Open>(null);
  const { agreementId } = useParams({ from: '/bantuan/perjanjian/$agreementId' });
  const { tahun } = useSearch({ from: '/bantuan/perjanjian/$agreementId' });
  const query = useQuery({
    ...programmesApi.sponsors.showAgreement.queryOptions({
      input: { agreementId, ...(tahun === undefined ? {} : { year: tahun }) },
    }),
    placeholderData: keepPreviousData,
  });
  const agreement = query.data;
  return (
    <Page
      title={agreement ? agreement.title || agreement.number : t('agreements.one')}
      trail={
        <SponsorshipTrail>
          {agreement ? (
            <li>
              <Link to="/bantuan/sponsor/$sponsorId" params={{ sponsorId: agreement.sponsorId }}>
                {agreement.sponsorName || t('sponsors.one')}
              </Link>
            </li>
          ) : null}
        </SponsorshipTrail>
      }
      actions={agreement?.mayKeep ? <Actions agreement={agreement} onOpen={setOpen} /> : null}
    >
      <Loaded query={query}>
        {(loaded) => (
          <div className="stack">
            <Terms agreement={loaded} />
            <Budgets key={loaded.year} agreement={loaded} />
          </div>
        )}
      </Loaded>
      {agreement && open === 'change' ? (
        <AgreementForm
          sponsor={{ sponsorId: agreement.sponsorId, kind: agreement.sponsorKind, area: agreement.area }}
          agreement={agreement}
          onClose={() => setOpen(null)}
          onKept={() => setOpen(null)}
        />
      ) : null}
      {agreement && open === 'end' ? (
        <EndAgreement agreement={agreement} onClose={() => setOpen(null)} />
      ) : null}
    </Page>
  );
}

interface ActionsProps {
  readonly agreement: AgreementDetail;
  readonly onOpen: (what: Open) => void;
}

function Actions({ agreement, onOpen }: ActionsProps) {
  const t = useText();
  const { agreementId, state } = agreement;
  if (state === 'ended') return null;
  return (
    <>
      <Button variant="default" onClick={() => onOpen('end')}>
        {t('agreements.end')}
      </Button>
      <Button variant="default" onClick={() => onOpen('change')}>
        {t('programmes.change')}
      </Button>
      <Button
        renderRoot={(props) => (
          <Link to="/bantuan/program/baru" search={{ perjanjian: agreementId }} {...props} />
        )}
      >
        {t('programmes.new')}
      </Button>
    </>
  );
}

function Terms({ agreement }: { readonly agreement: AgreementDetail }) {
  const t = useText();
  const { day } = useFormat();
  const validity = useValidity();
  const { number, funding, legalBasis, signedOn, area, documentId } = agreement;
  return (
    <Section title={t('agreements.terms')} aside={<AgreementTag agreement={agreement} />}>
      <Facts
        facts={[
          [
            t('agreements.number'),
            <span key="number" className="breakable">
              {number}
            </span>,
          ],
          [t('agreements.funding'), t(`calculator.funding.${funding}`)],
          [t('agreements.basis'), legalBasis || '–'],
          [t('agreements.signed'), day(signedOn)],
          [t('agreements.validity'), validity(agreement)],
          [t('agreements.area'), area.pathName || area.name],
          [
            t('agreements.document'),
            documentId ? (
              <DocumentLink key="document" documentId={documentId} />
            ) : (
              t('agreements.document.none')
            ),
          ],
        ]}
      />
    </Section>
  );
}

function Budgets({ agreement }: { readonly agreement: AgreementDetail }) {
  const t = useText();
  const navigate = useNavigate();
  const { agreementId, year, years, validFrom, validTo } = agreement;
  const [isEditing, setEditing] = useState(!years.some((one) => one.year === year) && agreement.mayKeep);
  const [first, last] = [validFrom, validTo].map((one) => Number(one.slice(0, 4)));
  const choices = Array.from(
    { length: (last ?? year) - (first ?? year) + 1 },
    (_, at) => (first ?? year) + at,
  );
  const stages = years.find((one) => one.year === year)?.stages;
  const mayEdit = agreement.mayKeep && agreement.state === 'active';
  return (
    <Section
      title={t('budgets.of_year', { year })}
      aside={
        <div className="row">
          {choices.length > 1 ? (
            <NativeSelect
              aria-label={t('budgets.year')}
              value={String(year)}
              onChange={(event) =>
                navigate({
                  to: '/bantuan/perjanjian/$agreementId',
                  params: { agreementId },
                  search: { tahun: Number(event.currentTarget.value) },
                })
              }
              data={choices.map(String)}
            />
          ) : null}
          {mayEdit && !isEditing ? (
            <Button variant="default" onClick={() => setEditing(true)}>
              {t('budgets.set')}
            </Button>
          ) : null}
        </div>
      }
    >
      <div className="stack">
        {stages ? <StageBar stages={stages} legend /> : <p className="soft">{t('budgets.none.year')}</p>}
        {isEditing && mayEdit ? (
          <BudgetsEditor agreement={agreement} onDone={() => setEditing(false)} />
        ) : (
          <BudgetsTable budgets={agreement.budgets} />
        )}
      </div>
    </Section>
  );
}
