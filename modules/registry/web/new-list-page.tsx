import { Button, Radio, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import type { Role } from '#platform/core/roles.ts';
import { newKey } from '#platform/web/api-client.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { Page } from '#platform/web/page.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type NamedArea, useAccount } from '#platform/web/visitor.ts';
import { registryApi } from './api/index.ts';
import { AreaField, OrganisationField } from './fields/index.ts';
import { FileDrop } from './file-drop.tsx';

const payrollSenders: readonly Role[] = ['employer', 'government_office'];
const officeRoles: readonly Role[] = ['office_staff', 'office_supervisor'];

type ListKind = 'bpu' | 'payroll';

/** Hands in a list: whose workers they are, where, and the file. */
export function NewListPage() {
  const t = useText();
  return (
    <Page title={t('lists.new')} lead={t('lists.new.lead')} width="reading">
      <UploadForm />
    </Page>
  );
}

function UploadForm() {
  const t = useText();
  const account = useAccount();
  const form = useUploadForm();
  const { kind, area, organisation, file, faults } = form;
  const isOffice = officeRoles.includes(account.role);
  return (
    <form ref={useFaultFocus(faults)} className="card stack" onSubmit={form.submit} noValidate>
      <FailureNotice error={form.upload.error} />
      <FileDrop file={file} onFile={form.setFile} error={faults.file ?? null} />
      {isOffice ? <KindChoice kind={kind} onKind={form.setKind} /> : null}
      {kind === 'bpu' ? (
        <AreaField
          label={t('lists.area')}
          description={t('lists.area.hint')}
          within={account.areas.length === 1 ? account.areas[0]?.code : undefined}
          value={area}
          onChange={form.setArea}
          error={faults.area ?? null}
        />
      ) : null}
      {kind === 'payroll' && isOffice ? (
        <OrganisationField
          label={t('lists.employer')}
          description={t('lists.employer.hint')}
          value={organisation}
          onChange={form.setOrganisation}
          error={faults.organisation ?? null}
        />
      ) : null}
      {kind === 'payroll' && !isOffice && account.organisation ? (
        <p>
          {t('lists.employer')}: <strong>{account.organisation.name}</strong>
        </p>
      ) : null}
      <TextInput
        type="date"
        label={t('lists.checked_on')}
        description={t('lists.checked_on.hint')}
        value={form.checkedOn}
        onChange={(event) => form.setCheckedOn(event.currentTarget.value)}
        maw={260}
      />
      <div className="form-actions">
        <Button type="submit" loading={form.upload.isPending}>
          {t('lists.new.submit')}
        </Button>
      </div>
    </form>
  );
}

/** Only the branch sends both kinds: an employer sends its payroll, the others people who work for themselves. */
function KindChoice({
  kind,
  onKind,
}: {
  readonly kind: ListKind;
  readonly onKind: (kind: ListKind) => void;
}) {
  const t = useText();
  return (
    <Radio.Group
      label={t('lists.kind')}
      value={kind}
      onChange={(value) => onKind(value === 'payroll' ? 'payroll' : 'bpu')}
    >
      <Stack gap="xs" mt={6}>
        <Radio value="bpu" label={t('lists.kind.bpu')} description={t('lists.kind.bpu.hint')} />
        <Radio value="payroll" label={t('lists.kind.payroll')} description={t('lists.kind.payroll.hint')} />
      </Stack>
    </Radio.Group>
  );
}

type Faults = { readonly [Field in 'file' | 'area' | 'organisation']?: string };

function useUploadForm() {
  const t = useText();
  const account = useAccount();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [kind, setKind] = useState<ListKind>(payrollSenders.includes(account.role) ? 'payroll' : 'bpu');
  const [area, setArea] = useState<NamedArea | null>(
    account.areas.length === 1 ? (account.areas[0] ?? null) : null,
  );
  const [organisation, setOrganisation] = useState<{ organisationId: string; name: string } | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [checkedOn, setCheckedOn] = useState('');
  const [faults, setFaults] = useState<Faults>({});
  // The same key for every attempt with this content: a list is never taken in twice.
  const attempt = useRef({ content: '', key: newKey() });
  const upload = useMutation({
    mutationFn: (input: Parameters<typeof registryApi.lists.upload.call>[0]) => {
      const content = [
        file?.name,
        file?.size,
        file?.lastModified,
        kind,
        area?.code,
        organisation?.organisationId,
        checkedOn,
      ].join();
      if (attempt.current.content !== content) attempt.current = { content, key: newKey() };
      return registryApi.lists.upload.call(input, { context: { key: attempt.current.key } });
    },
    onSuccess: async (list) => {
      await queries.invalidateQueries({ queryKey: registryApi.lists.key() });
      await navigate({ to: '/daftar/$listId', params: { listId: list.listId } });
    },
  });
  const isOffice = officeRoles.includes(account.role);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found: Faults = {
      ...(file ? {} : { file: t('lists.file.missing') }),
      ...(kind === 'bpu' && !area ? { area: t('lists.area.missing') } : {}),
      ...(kind === 'payroll' && isOffice && !organisation
        ? { organisation: t('lists.employer.missing') }
        : {}),
    };
    setFaults(found);
    if (!file || Object.keys(found).length > 0) return;
    upload.mutate({
      file,
      kind,
      ...(kind === 'bpu' && area ? { areaCode: area.code } : {}),
      ...(kind === 'payroll' && organisation ? { organisationId: organisation.organisationId } : {}),
      ...(checkedOn ? { checkedOn } : {}),
    });
  };
  return {
    kind,
    setKind,
    area,
    setArea,
    organisation,
    setOrganisation,
    file,
    setFile,
    checkedOn,
    setCheckedOn,
    faults,
    upload,
    submit,
  };
}
