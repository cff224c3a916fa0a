import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { organisationKinds } from '#modules/registry/api/index.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { Page } from '#platform/web/page.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import type { NamedArea } from '#platform/web/visitor.ts';
import { registryApi } from './api.ts';
import { AreaField } from './area-field.tsx';
import { OrganisationField } from './organisation-field.tsx';

type Kind = (typeof organisationKinds)[number];
type Fields = Readonly<
  Record<'name' | 'address' | 'npp' | 'nib' | 'npwp' | 'sector' | 'workersStated', string>
>;

const noFields: Fields = { name: '', address: '', npp: '', nib: '', npwp: '', sector: '', workersStated: '' };

/** What each number must look like; an empty field is allowed. */
const shapes = {
  npp: /^[A-Z0-9]{6,12}$/,
  nib: /^\d{13}$/,
  npwp: /^\d{15,16}$/,
  workersStated: /^\d{1,7}$/,
} as const satisfies Partial<Record<keyof Fields, RegExp>>;

type Faults = Readonly<Partial<Record<keyof Fields | 'area', string>>>;

/** Registers an organisation (branch office). */
export function NewOrganisationPage() {
  const t = useText();
  const form = useOrganisationForm();
  const { fields, faults } = form;
  const text = (field: keyof Fields) => ({
    label: t(`organisations.${field}`),
    value: fields[field],
    error: faults[field] ?? null,
    onChange: (event: { currentTarget: { value: string } }) => form.change(field, event.currentTarget.value),
  });
  return (
    <Page title={t('organisations.new')} lead={t('organisations.new.lead')} width="reading">
      <form ref={useFaultFocus(faults)} className="card form" onSubmit={form.submit} noValidate>
        <FailureNotice error={form.register.error} />
        <NativeSelect
          label={t('organisations.kind')}
          value={form.kind}
          onChange={(event) =>
            form.setKind(organisationKinds.find((kind) => kind === event.currentTarget.value) ?? 'employer')
          }
          data={organisationKinds.map((kind) => ({ value: kind, label: t(`organisations.kind.${kind}`) }))}
        />
        <TextInput {...text('name')} maxLength={160} />
        <AreaField
          label={t('organisations.area')}
          description={t('organisations.area.hint')}
          value={form.area}
          onChange={form.setArea}
          error={faults.area ?? null}
        />
        <TextInput {...text('address')} maxLength={300} />
        <TextInput {...text('npp')} description={t('organisations.npp.hint')} maxLength={12} />
        <TextInput
          {...text('nib')}
          description={t('organisations.nib.hint')}
          inputMode="numeric"
          maxLength={13}
        />
        <TextInput
          {...text('npwp')}
          description={t('organisations.npwp.hint')}
          inputMode="numeric"
          maxLength={16}
        />
        <TextInput {...text('sector')} maxLength={120} />
        <TextInput {...text('workersStated')} inputMode="numeric" maxLength={7} />
        <OrganisationField
          label={t('organisations.parent')}
          description={t('organisations.parent.hint')}
          value={form.parent}
          onChange={form.setParent}
        />
        <div className="form-actions">
          <Button type="submit" loading={form.register.isPending}>
            {t('organisations.new.submit')}
          </Button>
        </div>
      </form>
    </Page>
  );
}

function useOrganisationForm() {
  const t = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [kind, setKind] = useState<Kind>('employer');
  const [fields, setFields] = useState<Fields>(noFields);
  const [area, setArea] = useState<NamedArea | null>(null);
  const [parent, setParent] = useState<{ organisationId: string; name: string } | null>(null);
  const [faults, setFaults] = useState<Faults>({});
  const register = useMutation(
    registryApi.organisations.register.mutationOptions({
      onSuccess: async ({ organisationId }) => {
        await queries.invalidateQueries({ queryKey: registryApi.organisations.key() });
        await navigate({ to: '/organisasi/$organisationId', params: { organisationId } });
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found: Record<string, string> = {};
    if (fields.name.trim().length < 2) found.name = t('organisations.name.missing');
    if (!area) found.area = t('organisations.area.missing');
    for (const [field, shape] of Object.entries(shapes)) {
      const value =
        Object.entries(fields)
          .find(([name]) => name === field)?.[1]
          .trim() ?? '';
      if (value !== '' && !shape.test(value)) found[field] = t(`organisations.${field}.wrong`);
    }
    setFaults(found);
    if (!area || Object.keys(found).length > 0) return;
    register.mutate({
      kind,
      name: fields.name.trim(),
      areaCode: area.code,
      address: fields.address.trim(),
      npp: orNull(fields.npp),
      nib: orNull(fields.nib),
      npwp: orNull(fields.npwp),
      sector: orNull(fields.sector),
      parentId: parent?.organisationId ?? null,
      workersStated: fields.workersStated.trim() === '' ? null : Number(fields.workersStated.trim()),
    });
  };
  const change = (field: keyof Fields, value: string) =>
    setFields((before) => ({ ...before, [field]: field === 'npp' ? value.toUpperCase() : value }));
  return { kind, setKind, fields, change, area, setArea, parent, setParent, faults, register, submit };
}

function orNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}
