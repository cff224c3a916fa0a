import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Role, roles } from '#platform/core/roles.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Page, Tag } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { AccountDialog, type AccountTask } from './account-dialog.tsx';
import { type Account, accountsApi, type ScopeFields } from './api.ts';

/** Administration of accounts: invite, change scope, disable, a new link. An administrator sees no people. */
export function AccountsPage({ scopeFields }: { readonly scopeFields: ScopeFields }) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const [role, setRole] = useState<Role | null>(null);
  const [task, setTask] = useState<AccountTask | null>(null);
  return (
    <Page
      title={t('accounts.title')}
      lead={t('accounts.lead')}
      actions={
        <Button onClick={() => setTask({ kind: 'invite', account: null })}>{t('accounts.invite')}</Button>
      }
    >
      <search className="card filters">
        <TextInput
          data-search
          className="grow"
          type="search"
          label={t('accounts.search')}
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('accounts.role')}
          value={role ?? ''}
          onChange={(event) => setRole(roles.find((one) => one === event.currentTarget.value) ?? null)}
          data={[
            { value: '', label: t('accounts.role.any') },
            ...roles.map((one) => ({ value: one, label: t(`web.role.${one}`) })),
          ]}
        />
      </search>
      <Found search={search} role={role} onTask={setTask} />
      <AccountDialog
        key={`${task?.kind} ${task?.account?.accountId}`}
        task={task}
        scopeFields={scopeFields}
        onClose={() => setTask(null)}
      />
    </Page>
  );
}

interface FoundProps {
  readonly search: string;
  readonly role: Role | null;
  readonly onTask: (task: AccountTask) => void;
}

function Found({ search, role, onTask }: FoundProps) {
  const t = useText();
  const format = useFormat();
  const columns = useColumns(onTask);
  const query = useInfiniteQuery({
    ...accountsApi.accounts.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        limit: 50,
        ...(search ? { search } : {}),
        ...(role ? { role } : {}),
        ...(cursor ? { cursor } : {}),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.cursor ?? undefined,
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const accounts = pages.flatMap((page) => page.accounts);
        if (accounts.length === 0)
          return <Empty title={t('accounts.empty')}>{t('accounts.empty.hint')}</Empty>;
        return (
          <section className="card">
            <p className="soft small">{t('accounts.total', { n: format.number(pages[0]?.total ?? 0) })}</p>
            <DataTable
              caption={t('accounts.title')}
              columns={columns}
              rows={accounts}
              rowKey={({ accountId }) => accountId}
            />
            <MoreRows query={query} />
          </section>
        );
      }}
    </Loaded>
  );
}

function useColumns(onTask: FoundProps['onTask']): readonly Column<Account>[] {
  const t = useText();
  const format = useFormat();
  return [
    {
      id: 'name',
      header: t('accounts.name'),
      naming: true,
      sortBy: (row) => row.name,
      cell: (row) => (
        <>
          {row.name}
          <span className="sub">{row.email}</span>
          {row.samePersonAs.length > 0 ? (
            <span className="sub">
              {t('accounts.same_person', { names: row.samePersonAs.map(({ email }) => email).join(', ') })}
            </span>
          ) : null}
        </>
      ),
    },
    {
      id: 'role',
      header: t('accounts.role'),
      sortBy: (row) => t(`web.role.${row.role}`),
      cell: (row) => t(`web.role.${row.role}`),
    },
    {
      id: 'scope',
      header: t('accounts.scope'),
      cell: (row) =>
        [row.organisation?.name, ...row.areas.map(({ name }) => name)].filter(Boolean).join(', ') || '–',
    },
    { id: 'state', header: t('accounts.column.state'), cell: (row) => <StateCell account={row} /> },
    {
      id: 'last',
      short: true,
      header: t('accounts.column.last'),
      sortBy: (row) => row.lastSignedInAt,
      cell: (row) => (row.lastSignedInAt ? format.instant(row.lastSignedInAt) : t('accounts.never')),
    },
    {
      id: 'actions',
      header: t('accounts.column.actions'),
      cell: (row) => <Actions account={row} onTask={onTask} />,
    },
  ];
}

function StateCell({ account }: { readonly account: Account }) {
  const t = useText();
  if (!account.disabledAt) return <Tag tone="good">{t('accounts.state.open')}</Tag>;
  return (
    <div className="stack-tight">
      <Tag tone="bad">{t('accounts.state.disabled')}</Tag>
      {account.disabledReason ? <span className="small">{account.disabledReason}</span> : null}
    </div>
  );
}

function Actions({ account, onTask }: { readonly account: Account; readonly onTask: FoundProps['onTask'] }) {
  const t = useText();
  const kinds = account.disabledAt
    ? (['enable'] as const)
    : (['change_scope', 'link_person', 'reset', 'disable'] as const);
  return (
    <div className="row">
      {kinds.map((kind) => (
        <button
          key={kind}
          type="button"
          className="link-button small"
          aria-label={`${t(`accounts.${kind}`)}: ${account.name}`}
          onClick={() => onTask({ kind, account })}
        >
          {t(`accounts.${kind}`)}
        </button>
      ))}
    </div>
  );
}
