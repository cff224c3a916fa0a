import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type Role, roles } from '#platform/core/roles.ts';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import type { NamedArea } from '#platform/web/visitor.ts';
import type { OneTimeLink } from './account-dialog.tsx';
import { type Account, accountsApi, type NamedOrganisation, type ScopeFields } from './api.ts';

interface AccountScopeProps {
  /** Null: a new account. */
  readonly account: Account | null;
  readonly scopeFields: ScopeFields;
  readonly onLink: (link: OneTimeLink) => void;
  readonly onClose: () => void;
}

/** Role, areas and organisation of an account, new or known. */
export function AccountScope({ account, scopeFields, onLink, onClose }: AccountScopeProps) {
  const t = useText();
  const form = useScopeForm({ account, onLink, onClose });
  const { AreaField, OrganisationField } = scopeFields;
  return (
    <form className="stack" onSubmit={form.submit}>
      <FailureNotice error={form.save.error} />
      {account ? (
        <p>{t('accounts.change_scope.hint')}</p>
      ) : (
        <>
          <TextInput
            label={t('accounts.name')}
            required
            withAsterisk={false}
            minLength={2}
            maxLength={120}
            data-autofocus
            value={form.name}
            onChange={(event) => form.setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('accounts.email')}
            type="email"
            required
            withAsterisk={false}
            maxLength={200}
            value={form.email}
            onChange={(event) => form.setEmail(event.currentTarget.value)}
          />
        </>
      )}
      <NativeSelect
        label={t('accounts.role')}
        value={form.role}
        onChange={(event) =>
          form.setRole(roles.find((one) => one === event.currentTarget.value) ?? 'village')
        }
        data={roles.map((one) => ({ value: one, label: t(`web.role.${one}`) }))}
      />
      <Areas areas={form.areas} onRemove={form.removeArea} />
      <AreaField
        key={form.areas.length}
        label={t('accounts.areas')}
        description={t('accounts.areas.hint')}
        value={null}
        onChange={form.addArea}
      />
      <OrganisationField
        label={t('accounts.organisation')}
        value={form.organisation}
        onChange={form.setOrganisation}
      />
      <div className="form-actions">
        <Button type="submit" loading={form.save.isPending}>
          {t(account ? 'web.save' : 'accounts.invite.submit')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('web.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface AreasProps {
  readonly areas: readonly NamedArea[];
  readonly onRemove: (code: string) => void;
}

function Areas({ areas, onRemove }: AreasProps) {
  const t = useText();
  if (areas.length === 0) return null;
  return (
    <ul className="chips plain">
      {areas.map((area) => (
        <li key={area.code}>
          <button
            type="button"
            className="chip"
            aria-label={t('accounts.areas.remove', { area: area.name })}
            onClick={() => onRemove(area.code)}
          >
            {area.name} ×
          </button>
        </li>
      ))}
    </ul>
  );
}

function useScopeForm({ account, onLink, onClose }: Omit<AccountScopeProps, 'scopeFields'>) {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>(account?.role ?? 'village');
  const [areas, setAreas] = useState<readonly NamedArea[]>(account?.areas ?? []);
  const [organisation, setOrganisation] = useState<NamedOrganisation | null>(account?.organisation ?? null);
  const save = useMutation({
    mutationFn: async () => {
      const scope = {
        role,
        areaCodes: areas.map(({ code }) => code),
        organisationId: organisation?.organisationId ?? null,
      };
      if (!account)
        return onLink(
          await accountsApi.accounts.invite.call({ name: name.trim(), email: email.trim(), ...scope }),
        );
      await accountsApi.accounts.changeScope.call({
        accountId: account.accountId,
        version: account.version,
        ...scope,
      });
      onClose();
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: accountsApi.accounts.list.key() }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const addArea = (area: NamedArea | null) => {
    if (area && !areas.some(({ code }) => code === area.code)) setAreas([...areas, area]);
  };
  const removeArea = (code: string) => setAreas(areas.filter((area) => area.code !== code));
  return {
    name,
    setName,
    email,
    setEmail,
    role,
    setRole,
    areas,
    addArea,
    removeArea,
    organisation,
    setOrganisation,
    save,
    submit,
  };
}
