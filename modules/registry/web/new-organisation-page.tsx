import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { organisationKinds } from '#modules/registry/api/index.ts';
import { kindTraits, type OrganisationKind } from '#modules/registry/core/index.ts';
import { newKey } from '#platform/web/api-client.ts';
import { failureOf } from '#platform/web/failure.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { Page, Section } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { registryApi } from './api/index.ts';
import { OrganisationField } from './fields/index.ts';
import { emptyDraft, type OrganisationDraft, saidFacts } from './organisations/draft.ts';
import { type Faults, faultsOf, faultsOfRefusal } from './organisations/faults.ts';
import { OrganisationFields } from './organisations/fields.tsx';
import { RefusalNotice } from './organisations/refusal-notice.tsx';

interface NamedOrganisation {
  readonly organisationId: string;
  readonly name: string;
}

type Registration = Parameters<typeof registryApi.organisations.register.call>[0];

/** Registers an organisation (branch office): what is asked follows its kind. */
export function NewOrganisationPage() {
  const t = useText();
  const form = useOrganisationForm();
  const { kind, draft, faults } = form;
  return (
    <Page title={t('organisations.new')} lead={t('organisations.new.lead')}>
      <form ref={useFaultFocus(faults)} className="stack wide-form" onSubmit={form.submit} noValidate>
        <RefusalNotice error={form.register.error} faults={faults} />
        <Section title={t('organisations.kind')}>
          <NativeSelect
            className="field-narrow"
            label={t('organisations.kind.which')}
            description={t(`organisations.kind.${kind}.what`)}
            value={kind}
            onChange={(event) =>
              form.setKind(organisationKinds.find((one) => one === event.currentTarget.value) ?? 'employer')
            }
            data={organisationKinds.map((one) => ({ value: one, label: t(`organisations.kind.${one}`) }))}
          />
        </Section>
        <OrganisationFields kind={kind} draft={draft} change={form.change} faults={faults} />
        <Section title={t('organisations.part.place')}>
          <div className="field-grid">
            <OrganisationField
              label={t('organisations.parent')}
              description={t('organisations.parent.hint')}
              value={form.parent}
              onChange={form.setParent}
              error={faults.parentId ?? null}
            />
            {mayHaveOwnNpp(kind) ? (
              <Checkbox
                label={t('organisations.ownNpp')}
                description={t('organisations.ownNpp.hint')}
                disabled={draft.npp.trim() !== ''}
                checked={form.ownNpp && draft.npp.trim() === ''}
                onChange={(event) => form.setOwnNpp(event.currentTarget.checked)}
              />
            ) : null}
          </div>
        </Section>
        <div className="form-actions">
          <Button type="submit" loading={form.register.isPending}>
            {t('organisations.new.submit')}
          </Button>
        </div>
      </form>
    </Page>
  );
}

/** A number of our own is of use only to who employs. */
function mayHaveOwnNpp(kind: OrganisationKind): boolean {
  const { insures } = kindTraits[kind];
  return insures === 'firm' || insures === 'government';
}

function useOrganisationForm() {
  const t = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [kind, setKind] = useState<OrganisationKind>('employer');
  const [draft, setDraft] = useState<OrganisationDraft>(emptyDraft);
  const [parent, setParent] = useState<NamedOrganisation | null>(null);
  const [ownNpp, setOwnNpp] = useState(false);
  const [faults, setFaults] = useState<Faults>({});
  const attempt = useRef({ said: '', key: '' });
  const register = useMutation({
    mutationFn: (input: Registration) => {
      const said = JSON.stringify(input);
      // The same said again after a lost answer is the same registration, not a second one.
      if (attempt.current.said !== said) attempt.current = { said, key: newKey() };
      return registryApi.organisations.register.call(input, { context: { key: attempt.current.key } });
    },
    onError: (error) => setFaults(faultsOfRefusal(failureOf(error, t), t)),
    onSuccess: async ({ organisationId }) => {
      await queries.invalidateQueries({ queryKey: registryApi.organisations.key() });
      await navigate({ to: '/organisasi/$organisationId', params: { organisationId } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    register.reset();
    const found = faultsOf(kind, draft, { t });
    setFaults(found);
    const { areaCode: area } = draft;
    if (!area || Object.keys(found).length > 0) return;
    register.mutate({
      kind,
      ...saidFacts(kind, draft),
      areaCode: area.code,
      parentId: parent?.organisationId ?? null,
      ownNpp: ownNpp && mayHaveOwnNpp(kind) && draft.npp.trim() === '',
    });
  };
  const change = (values: Partial<OrganisationDraft>) => setDraft((before) => ({ ...before, ...values }));
  return { kind, setKind, draft, change, parent, setParent, ownNpp, setOwnNpp, faults, register, submit };
}
