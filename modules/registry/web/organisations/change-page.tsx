import { Button, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { FactName } from '#modules/registry/core/index.ts';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { type Failure, failureOf } from '#platform/web/failure.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { Page, Section } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { ChangedMeanwhile, type Meanwhile, meanwhileOf } from './changed-meanwhile.tsx';
import { changedFacts, draftOf, type OrganisationDetail, type OrganisationDraft, rebased } from './draft.ts';
import { type Faults, faultsOf, faultsOfRefusal } from './faults.ts';
import { OrganisationFields } from './fields.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { OrganisationTrail } from './trail.tsx';

/** Changes what is said of an organisation; the old values stay in its history. */
export function ChangeOrganisationPage() {
  const t = useText();
  const { role } = useAccount();
  const { organisationId } = useParams({ from: '/organisasi/$organisationId/ubah' });
  // Read once and not again while someone types: what changed meanwhile is told when it is saved.
  const query = useQuery({
    ...registryApi.organisations.show.queryOptions({ input: { organisationId } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <Page
      title={query.data ? t('organisations.change.of', { name: query.data.name }) : t('organisations.change')}
      lead={t('organisations.change.lead')}
      trail={<OrganisationTrail {...(query.data ? { self: query.data } : {})} />}
    >
      {role === 'office_staff' || role === 'office_supervisor' ? (
        <Loaded query={query}>{(organisation) => <ChangeForm organisation={organisation} />}</Loaded>
      ) : (
        <Empty title={t('web.forbidden.what')}>{t('web.forbidden.hint')}</Empty>
      )}
    </Page>
  );
}

function ChangeForm({ organisation }: { readonly organisation: OrganisationDetail }) {
  const t = useText();
  const form = useChangeForm(organisation);
  const { draft, faults } = form;
  const { kind, organisationId } = organisation;
  return (
    <form ref={useFaultFocus(faults)} className="stack wide-form" onSubmit={form.submit} noValidate>
      {form.meanwhile ? (
        <ChangedMeanwhile
          meanwhile={form.meanwhile}
          clashes={form.clashes}
          draft={draft}
          onTakeTheirs={form.takeTheirs}
        />
      ) : (
        <RefusalNotice error={form.save.error} faults={faults} />
      )}
      <OrganisationFields kind={kind} draft={draft} change={form.change} faults={faults} />
      <Section title={t('organisations.part.reason')}>
        <Textarea
          className="field-narrow"
          label={t('organisations.reason')}
          description={t('organisations.reason.hint')}
          autosize
          minRows={2}
          maxLength={300}
          value={form.reason}
          error={faults.reason ?? null}
          onChange={(event) => form.setReason(event.currentTarget.value)}
        />
      </Section>
      <div className="form-actions">
        <Button type="submit" loading={form.save.isPending}>
          {t('organisations.change.submit')}
        </Button>
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link to="/organisasi/$organisationId" params={{ organisationId }} {...props} />
          )}
        >
          {t('web.cancel')}
        </Button>
      </div>
    </form>
  );
}

const shortestReason = 3;

interface Typing {
  readonly draft: OrganisationDraft;
  /** What stands as far as this form knows, and its version. */
  readonly before: OrganisationDraft;
  readonly version: number;
  readonly clashes: readonly FactName[];
  readonly meanwhile: Meanwhile | null;
}

function useChangeForm(organisation: OrganisationDetail) {
  const t = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { kind, organisationId } = organisation;
  const [typing, setTyping] = useState<Typing>(() => begun(organisation));
  const [reason, setReason] = useState('');
  const [faults, setFaults] = useState<Faults>({});
  const takeIn = async (failure: Failure) => {
    const meanwhile = meanwhileOf(failure);
    if (!meanwhile) return setFaults(faultsOfRefusal(failure, t));
    const latest = await registryApi.organisations.show.call({ organisationId });
    setTyping((now) => onTopOf(now, latest, meanwhile));
  };
  const save = useMutation({
    mutationFn: (input: Parameters<typeof registryApi.organisations.change.call>[0]) =>
      registryApi.organisations.change.call(input),
    onError: (error) => takeIn(failureOf(error, t)),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: registryApi.organisations.key() });
      await navigate({ to: '/organisasi/$organisationId', params: { organisationId } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.reset();
    const { draft, before, version } = typing;
    const found = { ...faultsOf(kind, draft, { t, before }), ...reasonFault(reason, t) };
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    save.mutate({
      organisationId,
      version,
      reason: reason.trim(),
      ...changedFacts(kind, { before, draft }),
    });
  };
  const change = (values: Partial<OrganisationDraft>) =>
    setTyping((now) => ({ ...now, draft: { ...now.draft, ...values } }));
  const takeTheirs = (field: FactName) =>
    setTyping((now) => ({
      ...now,
      draft: { ...now.draft, [field]: now.before[field] },
      clashes: now.clashes.filter((one) => one !== field),
    }));
  const { draft, clashes, meanwhile } = typing;
  return { draft, change, clashes, meanwhile, takeTheirs, reason, setReason, faults, save, submit };
}

function begun(organisation: OrganisationDetail): Typing {
  const draft = draftOf(organisation);
  return { draft, before: draft, version: organisation.version, clashes: [], meanwhile: null };
}

/** What was typed stays; fields that were left alone show what now stands. */
function onTopOf(now: Typing, latest: OrganisationDetail, meanwhile: Meanwhile): Typing {
  const theirs = draftOf(latest);
  const { draft, clashes } = rebased({ before: now.before, theirs, mine: now.draft });
  return { draft, clashes, before: theirs, version: latest.version, meanwhile };
}

function reasonFault(reason: string, t: ReturnType<typeof useText>): Faults {
  return reason.trim().length < shortestReason ? { reason: t('organisations.reason.missing') } : {};
}
