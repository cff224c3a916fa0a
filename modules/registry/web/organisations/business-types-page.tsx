import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { businessTypeColumns } from '#modules/registry/api/index.ts';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { csvOf, saveFile } from '#platform/web/csv-file.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Page, Tag } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import type { BusinessType } from './draft.ts';
import { LoadBusinessTypes } from './load-business-types.tsx';
import { OrganisationTrail } from './trail.tsx';

/** Business types and their risk class: everybody finds them by words, the administrator loads the annex. */
export function BusinessTypesPage() {
  const t = useText();
  const format = useFormat();
  const { role } = useAccount();
  const columns = useColumns();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const query = useQuery({
    ...registryApi.organisations.businessTypes.queryOptions({ input: search ? { search } : {} }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      title={t('organisations.types')}
      lead={t('organisations.types.lead')}
      trail={<OrganisationTrail />}
      actions={<SaveShown types={query.data?.types ?? []} />}
    >
      <div className="stack">
        {role === 'admin' ? <LoadBusinessTypes /> : null}
        <search className="card filters">
          <TextInput
            data-search
            className="grow"
            type="search"
            label={t('organisations.types.search')}
            maxLength={100}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </search>
        <Loaded query={query}>
          {({ types, total }) =>
            types.length === 0 ? (
              <Empty title={t('organisations.types.none')}>{t('organisations.types.none.hint')}</Empty>
            ) : (
              <section className="card">
                <p className="soft small">
                  {t('organisations.types.total', {
                    n: format.number(total),
                    shown: format.number(types.length),
                  })}
                </p>
                <DataTable
                  caption={t('organisations.types')}
                  columns={columns}
                  rows={types}
                  rowKey={({ code }) => code}
                />
              </section>
            )
          }
        </Loaded>
      </div>
    </Page>
  );
}

/** The rows shown, as the file that can be loaded again: also the pattern for a new one. */
function SaveShown({ types }: { readonly types: readonly BusinessType[] }) {
  const t = useText();
  const rows = types.map(({ code, name, riskClass, source, certainty }) => [
    code,
    name,
    riskClass,
    source,
    certainty,
  ]);
  return (
    <Button
      variant="default"
      onClick={() =>
        saveFile(`${t('organisations.types.file')}.csv`, csvOf([[...businessTypeColumns], ...rows]))
      }
    >
      {t('web.csv')}
    </Button>
  );
}

function useColumns(): readonly Column<BusinessType>[] {
  const t = useText();
  return [
    {
      id: 'name',
      header: t('organisations.field.businessType'),
      naming: true,
      sortBy: (row) => row.name,
      cell: (row) => (
        <>
          {row.name}
          <span className="sub code">{row.code}</span>
        </>
      ),
    },
    {
      id: 'riskClass',
      header: t('organisations.field.riskClass'),
      short: true,
      sortBy: (row) => row.riskClass,
      cell: (row) => t(`organisations.riskClass.${row.riskClass}`),
    },
    { id: 'source', header: t('organisations.types.source'), cell: (row) => row.source },
    {
      id: 'certainty',
      header: t('organisations.types.certainty'),
      sortBy: (row) => row.certainty,
      cell: (row) => (
        <Tag tone={row.certainty === 'A' || row.certainty === 'B' ? 'good' : 'warn'}>
          {t(`organisations.certainty.${row.certainty}`)}
        </Tag>
      ),
    },
  ];
}
