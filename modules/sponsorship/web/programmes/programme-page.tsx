import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Page, Section } from '#platform/web/page.tsx';
import { Empty, FailureNotice, Loaded } from '#platform/web/states.tsx';
import { useLanguage, useText } from '#platform/web/text.ts';
import { CostPreview } from './cost-preview.tsx';
import { Places } from './places.tsx';
import { costTerms, draftOf } from './programme-draft.ts';
import { type Place, type ProgrammeDetail, programmesApi } from './programmes-api.ts';
import { StateTag } from './programmes-page.tsx';
import { StageBar } from './stage-bar.tsx';
import { SponsorshipTrail } from './trail.tsx';
import { useKept } from './use-kept.ts';
import { VillageDialog } from './village-dialog.tsx';

/** A programme with its villages: quota, stage, money, and who is left out. */
export function ProgrammePage() {
  const t = useText();
  const { programmeId } = useParams({ from: '/bantuan/program/$programmeId' });
  const query = useQuery(programmesApi.programmes.show.queryOptions({ input: { programmeId } }));
  const programme = query.data;
  return (
    <Page
      title={programme?.name ?? t('programmes.one')}
      trail={
        <SponsorshipTrail>
          <li>
            <Link to="/bantuan/program">{t('programmes.title')}</Link>
          </li>
        </SponsorshipTrail>
      }
      actions={programme?.mayKeep ? <Actions programme={programme} /> : null}
    >
      <Loaded query={query}>{(loaded) => <Body programme={loaded} />}</Loaded>
    </Page>
  );
}

/** Opens, closes, opens again; a draft can be changed. */
function Actions({ programme }: { readonly programme: ProgrammeDetail }) {
  const t = useText();
  const { programmeId, version, state } = programme;
  const kept = useKept({
    send: (wanted: 'open' | 'closed', key: string) =>
      programmesApi.programmes.setState.call({ programmeId, version, state: wanted }, { context: { key } }),
    fieldOf: () => null,
    onKept: () => {},
  });
  const step = state === 'open' ? 'closed' : 'open';
  return (
    <>
      {state === 'draft' ? (
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link to="/bantuan/program/$programmeId/ubah" params={{ programmeId }} {...props} />
          )}
        >
          {t('programmes.change')}
        </Button>
      ) : null}
      <Button
        variant={step === 'closed' ? 'default' : 'filled'}
        loading={kept.isPending}
        onClick={() => kept.submit(step, {})}
      >
        {t(`programmes.step.${state}`)}
      </Button>
      {kept.error ? (
        <div className="field-narrow">
          <FailureNotice error={kept.error} />
        </div>
      ) : null}
    </>
  );
}

function Body({ programme }: { readonly programme: ProgrammeDetail }) {
  const t = useText();
  const [village, setVillage] = useState<Place | null>(null);
  const { state, stages, mayKeep } = programme;
  return (
    <div className="stack">
      <Terms programme={programme} />
      {state === 'draft' ? (
        mayKeep ? (
          <CostPreview terms={costTerms(draftOf(programme))} agreementId={programme.agreementId} />
        ) : (
          <section className="card">
            <Empty title={t('programmes.draft')}>{t('programmes.draft.reader')}</Empty>
          </section>
        )
      ) : (
        <>
          {stages ? (
            <Section title={t('budgets.where')}>
              <StageBar stages={stages} legend />
            </Section>
          ) : null}
          <Places programme={programme} onChange={mayKeep && state === 'open' ? setVillage : null} />
        </>
      )}
      {village ? (
        <VillageDialog programme={programme} place={village} onClose={() => setVillage(null)} />
      ) : null}
    </div>
  );
}

function Terms({ programme }: { readonly programme: ProgrammeDetail }) {
  const t = useText();
  const language = useLanguage();
  const { month, number } = useFormat();
  const { agreementId, agreementNumber, sponsorId, sponsorName, months, categories } = programme;
  return (
    <Section title={t('programmes.terms')} aside={<StateTag state={programme.state} />}>
      <Facts
        facts={[
          [
            t('sponsors.one'),
            <Link key="sponsor" to="/bantuan/sponsor/$sponsorId" params={{ sponsorId }}>
              {sponsorName || t('sponsors.one')}
            </Link>,
          ],
          [
            t('programmes.agreement'),
            <Link
              key="agreement"
              className="breakable"
              to="/bantuan/perjanjian/$agreementId"
              params={{ agreementId }}
            >
              {agreementNumber}
            </Link>,
          ],
          [t('agreements.funding'), t(`calculator.funding.${programme.funding}`)],
          [t('programmes.area'), programme.area.pathName || programme.area.name],
          [
            t('programmes.months'),
            t('programmes.months.span', {
              n: months,
              from: month(programme.startMonth),
              to: month(programme.lastMonth),
            }),
          ],
          [t('programmes.quota.village'), number(programme.quotaPerVillage)],
          [
            t('programmes.protection'),
            `${programme.withSavings ? 'JKK, JKM, JHT' : 'JKK, JKM'} · ${t('programmes.base.row', { row: programme.baseBracket })}`,
          ],
          [
            t('programmes.categories.short'),
            categories.length === 0
              ? t('programmes.categories.any')
              : categories.map(({ name }) => name[language]).join(', '),
          ],
          [t('programmes.unused'), t(`programmes.unused.${programme.unusedRule}`)],
          [t('programmes.paid_month'), t(`programmes.paid_month.${programme.paidMonthRule}`)],
        ]}
      />
    </Section>
  );
}
