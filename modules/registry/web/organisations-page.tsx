import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { organisationKinds } from '#modules/registry/api/index.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Page } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { type Organisation, registryApi } from './api/index.ts';

type Kind = (typeof organisationKinds)[number];

/** Organisations of every kind within the own scope. */
export function OrganisationsPage() {
  const t = useText();
  const { role } = useAccount();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const [kind, setKind] = useState<Kind | null>(null);
  const mayRegister = role === 'office_staff' || role === 'office_supervisor';
  const actions = (
    <>
      {mayRegister || role === 'admin' || role === 'auditor' ? (
        <Button variant="default" renderRoot={(props) => <Link to="/jenis-usaha" {...props} />}>
          {t('organisations.types.open')}
        </Button>
      ) : null}
      {mayRegister ? (
        <Button renderRoot={(props) => <Link to="/organisasi/baru" {...props} />}>
          {t('organisations.new')}
        </Button>
      ) : null}
    </>
  );
  return (
    <Page title={t('organisations.title')} lead={t('organisations.lead')} actions={actions}>
      <search className="card filters">
        <TextInput
          data-search
          className="grow"
          type="search"
          label={t('organisations.search')}
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('organisations.kind')}
          value={kind ?? ''}
          onChange={(event) =>
            setKind(organisationKinds.find((one) => one === event.currentTarget.value) ?? null)
          }
          data={[
            { value: '', label: t('organisations.kind.any') },
            ...organisationKinds.map((one) => ({ value: one, label: t(`organisations.kind.${one}`) })),
          ]}
        />
      </search>
      <Found search={search} kind={kind} />
    </Page>
  );
}

function Found({ search, kind }: { readonly search: string; readonly kind: Kind | null }) {
  const t = useText();
  const format = useFormat();
  const columns = useColumns();
  const query = useInfiniteQuery({
    ...registryApi.organisations.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        limit: 50,
        ...(search ? { search } : {}),
        ...(kind ? { kind } : {}),
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
        const organisations = pages.flatMap((page) => page.organisations);
        if (organisations.length === 0)
          return <Empty title={t('organisations.none')}>{t('organisations.none.hint')}</Empty>;
        return (
          <section className="card">
            <p className="soft small">
              {t('organisations.total', { n: format.number(pages[0]?.total ?? 0) })}
            </p>
            <DataTable
              caption={t('organisations.title')}
              columns={columns}
              rows={organisations}
              rowKey={({ organisationId }) => organisationId}
            />
            <MoreRows query={query} />
          </section>
        );
      }}
    </Loaded>
  );
}

function useColumns(): readonly Column<Organisation>[] {
  const t = useText();
  const format = useFormat();
  return [
    {
      id: 'name',
      header: t('organisations.name'),
      naming: true,
      sortBy: (row) => row.name,
      cell: (row) => (
        <>
          <Link to="/organisasi/$organisationId" params={{ organisationId: row.organisationId }}>
            {row.name}
          </Link>
          {row.tradeName === '' ? null : <span className="sub">{row.tradeName}</span>}
          {row.parent ? (
            <span className="sub">{t('organisations.below', { name: row.parent.name })}</span>
          ) : null}
        </>
      ),
    },
    {
      id: 'kind',
      short: true,
      header: t('organisations.kind'),
      sortBy: (row) => t(`organisations.kind.${row.kind}`),
      cell: (row) => t(`organisations.kind.${row.kind}`),
    },
    {
      id: 'npp',
      header: 'NPP',
      sortBy: (row) => row.npp,
      cell: (row) => (row.npp ? <span className="code">{row.npp}</span> : '–'),
    },
    {
      id: 'area',
      header: t('organisations.area'),
      sortBy: (row) => row.area.pathName,
      cell: (row) => row.area.pathName,
    },
    {
      id: 'workers',
      header: t('organisations.workers_stated'),
      numeric: true,
      sortBy: (row) => row.workersStated,
      cell: (row) => (row.workersStated === null ? '–' : format.number(row.workersStated)),
    },
  ];
}
