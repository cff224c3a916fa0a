import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { AreaField } from '#modules/registry/web/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { useFormat } from '#platform/web/format.ts';
import { NumberField } from '#platform/web/number-field.tsx';
import { Page, Section } from '#platform/web/page.tsx';
import { Empty, FailureNotice, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';
import { CostPreview } from './cost-preview.tsx';
import { FurtherTerms } from './further-terms.tsx';
import { costTerms, draftOf, emptyDraft, faultsOf, type ProgrammeDraft } from './programme-draft.ts';
import { type Agreement, type ProgrammeDetail, programmesApi } from './programmes-api.ts';
import { SponsorshipTrail } from './trail.tsx';
import { useAgreements } from './use-agreements.ts';
import { useKept } from './use-kept.ts';

/** Drafts a programme, its cost beside it as it is typed. */
export function NewProgrammePage() {
  const { perjanjian } = useSearch({ from: '/bantuan/program/baru' });
  const agreements = useAgreements();
  return (
    <FormFrame title="programmes.new">
      <Loaded query={agreements}>
        {(offered) => <ProgrammeForm agreements={offered} chosen={perjanjian ?? null} />}
      </Loaded>
    </FormFrame>
  );
}

/** Changes a programme that is a draft. */
export function ChangeProgrammePage() {
  const t = useText();
  const { programmeId } = useParams({ from: '/bantuan/program/$programmeId/ubah' });
  const agreements = useAgreements();
  const query = useQuery({
    ...programmesApi.programmes.show.queryOptions({ input: { programmeId } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <FormFrame title="programmes.change.title">
      <Loaded query={query}>
        {(programme) => {
          if (!programme.mayKeep || programme.state !== 'draft')
            return <Empty title={t('web.forbidden.what')}>{t('programmes.not_draft')}</Empty>;
          return (
            <Loaded query={agreements}>
              {(offered) => (
                <ProgrammeForm agreements={offered} chosen={programme.agreementId} programme={programme} />
              )}
            </Loaded>
          );
        }}
      </Loaded>
    </FormFrame>
  );
}

function FormFrame({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const t = useText();
  return (
    <Page
      title={t(title)}
      lead={t('programmes.new.lead')}
      trail={
        <SponsorshipTrail>
          <li>
            <Link to="/bantuan/program">{t('programmes.title')}</Link>
          </li>
        </SponsorshipTrail>
      }
    >
      {children}
    </Page>
  );
}

interface ProgrammeFormProps {
  readonly agreements: readonly Agreement[];
  readonly chosen: string | null;
  readonly programme?: ProgrammeDetail;
}

function ProgrammeForm(props: ProgrammeFormProps) {
  return props.agreements.length === 0 ? <NoAgreement /> : <TermsForm {...props} />;
}

function NoAgreement() {
  const t = useText();
  return (
    <section className="card">
      <Empty
        title={t('programmes.no_agreement')}
        action={
          <Button renderRoot={(props) => <Link to="/bantuan/sponsor" {...props} />}>
            {t('sponsors.title')}
          </Button>
        }
      >
        {t('programmes.no_agreement.hint')}
      </Empty>
    </section>
  );
}

function TermsForm({ agreements, chosen, programme }: ProgrammeFormProps) {
  const t = useText();
  const form = useProgrammeForm({ agreements, chosen, ...(programme ? { programme } : {}) });
  const { draft, change, kept, agreement } = form;
  return (
    <div className="programme-form">
      <form ref={useFaultFocus(kept.faults)} className="stack" noValidate onSubmit={form.submit}>
        <FailureNotice error={kept.error} />
        <Section title={t('programmes.part.what')}>
          <div className="stack">
            <TextInput
              label={t('programmes.name')}
              description={t('programmes.name.hint')}
              maxLength={150}
              value={draft.name}
              error={kept.faults.name ?? null}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            <NativeSelect
              label={t('programmes.agreement')}
              description={agreement?.sponsorName}
              value={draft.agreementId}
              error={kept.faults.agreementId ?? null}
              onChange={(event) => form.chooseAgreement(event.currentTarget.value)}
              data={[
                ...(draft.agreementId === '' ? [{ value: '', label: t('programmes.agreement.choose') }] : []),
                ...agreements.map((one) => ({ value: one.agreementId, label: agreementText(one, t) })),
              ]}
            />
            <AreaField
              label={t('programmes.area')}
              description={t('programmes.area.hint')}
              within={agreement?.area.code}
              value={draft.area}
              onChange={(area) => change({ area })}
              error={kept.faults.areaCode ?? null}
            />
          </div>
        </Section>
        <Section title={t('programmes.part.how_many')}>
          <HowMany draft={draft} change={change} faults={kept.faults} />
        </Section>
        <FurtherTerms draft={draft} change={change} />
        <div className="form-actions">
          <Button type="submit" loading={kept.isPending}>
            {t('programmes.draft.save')}
          </Button>
        </div>
      </form>
      <CostPreview terms={costTerms(draft)} agreementId={draft.agreementId} />
    </div>
  );
}

interface HowManyProps {
  readonly draft: ProgrammeDraft;
  readonly change: (values: Partial<ProgrammeDraft>) => void;
  readonly faults: Readonly<Record<string, string>>;
}

function HowMany({ draft, change, faults }: HowManyProps) {
  const t = useText();
  const { month } = useFormat();
  const { today } = useVisitor();
  const starts = Array.from({ length: 13 }, (_, ahead) => addMonths(monthOf(today), ahead));
  const offered = starts.includes(draft.startMonth) ? starts : [draft.startMonth, ...starts];
  return (
    <div className="stack">
      <div className="three-fields">
        <NumberField
          label={t('programmes.quota.village')}
          unit={t('programmes.unit.workers')}
          value={draft.quota}
          error={faults.quota ?? null}
          onChange={(quota) => change({ quota })}
        />
        <NumberField
          label={t('programmes.how_long')}
          unit={t('programmes.unit.months')}
          value={draft.months}
          error={faults.months ?? null}
          onChange={(months) => change({ months })}
        />
        <NativeSelect
          label={t('programmes.start')}
          value={draft.startMonth}
          error={faults.startMonth ?? null}
          onChange={(event) => change({ startMonth: event.currentTarget.value })}
          data={offered.map((one) => ({ value: one, label: month(one) }))}
        />
      </div>
      <Checkbox
        label={t('programmes.savings')}
        description={t('programmes.savings.hint')}
        checked={draft.withSavings}
        onChange={(event) => change({ withSavings: event.currentTarget.checked })}
      />
    </div>
  );
}

function agreementText(agreement: Agreement, t: ReturnType<typeof useText>): string {
  const { title, number, funding } = agreement;
  return `${title || number} – ${t(`calculator.funding.${funding}`)}`;
}

const fieldOfCode: Readonly<Record<string, string>> = {
  'agreement.not_found': 'agreementId',
  'agreement.ended': 'agreementId',
  'programme.start_past': 'startMonth',
  'programme.start_too_far': 'startMonth',
  'programme.agreement_ends': 'months',
  'programme.area_outside': 'areaCode',
  'programme.area_unknown': 'areaCode',
};

function useProgrammeForm({ agreements, chosen, programme }: ProgrammeFormProps) {
  const t = useText();
  const { today } = useVisitor();
  const navigate = useNavigate();
  const first =
    agreements.find(({ agreementId }) => agreementId === chosen) ??
    (agreements.length === 1 ? agreements[0] : null);
  const [draft, setDraft] = useState<ProgrammeDraft>(() =>
    programme ? draftOf(programme) : emptyDraft(today, first ?? null),
  );
  const agreement = agreements.find(({ agreementId }) => agreementId === draft.agreementId) ?? null;
  const kept = useKept({
    send: (input: Parameters<typeof programmesApi.programmes.draft.call>[0], key: string) =>
      programme
        ? programmesApi.programmes.change.call(
            { ...input, programmeId: programme.programmeId, version: programme.version },
            { context: { key } },
          )
        : programmesApi.programmes.draft.call(input, { context: { key } }),
    fieldOf: ({ code }) => fieldOfCode[code] ?? null,
    onKept: ({ programmeId }) => navigate({ to: '/bantuan/program/$programmeId', params: { programmeId } }),
  });
  const change = (values: Partial<ProgrammeDraft>) => setDraft((before) => ({ ...before, ...values }));
  const chooseAgreement = (agreementId: string) =>
    change({
      agreementId,
      area: agreements.find((one) => one.agreementId === agreementId)?.area ?? draft.area,
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const terms = costTerms(draft);
    const { name, categories, unusedRule, paidMonthRule } = draft;
    const input = terms
      ? { ...terms, name: name.trim(), categories: [...categories], unusedRule, paidMonthRule }
      : null;
    kept.submit(input, faultsOf(draft, t, today));
  };
  return { draft, change, chooseAgreement, agreement, kept, submit };
}
