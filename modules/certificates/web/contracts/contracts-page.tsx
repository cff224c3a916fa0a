import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { contractStates } from '#modules/certificates/core/index.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Page, Tag } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { ContractForm } from './contract-form.tsx';
import { type ContractRow, contractsApi, stateTones } from './contracts-api.ts';
import './contracts.css';

const pageRows = 25;

/** Contracts of a government office with the firms they go to. */
export function ContractsPage() {
  const t = useText();
  const navigate = useNavigate();
  const { role } = useAccount();
  const [isNew, setNew] = useState(false);
  const [state, setState] = useState<ContractRow['state'] | null>(null);
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed, 300);
  const query = useInfiniteQuery({
    ...contractsApi.list.infiniteOptions({
      input: (offset: number) => ({ text, ...(state ? { state } : {}), offset, limit: pageRows }),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => (last.hasMore ? pages.length * pageRows : undefined),
    }),
    placeholderData: keepPreviousData,
  });
  const enter =
    role === 'government_office' ? <Button onClick={() => setNew(true)}>{t('contracts.new')}</Button> : null;
  const isFiltered = text !== '' || state !== null;
  return (
    <Page title={t('contracts.title')} lead={t('contracts.lead')} actions={enter}>
      <section className="card">
        <div className="filters">
          <TextInput
            className="grow"
            type="search"
            label={t('contracts.search')}
            maxLength={100}
            value={typed}
            data-search
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </div>
        <div className="chips contracts-chips">
          {contractStates.map((one) => (
            <button
              key={one}
              type="button"
              className="chip"
              aria-pressed={state === one}
              onClick={() => setState(state === one ? null : one)}
            >
              {t(`contracts.state.${one}`)}
            </button>
          ))}
        </div>
        <Loaded query={query}>
          {({ pages }) => <Rows rows={pages.flatMap(({ contracts }) => contracts)} isFiltered={isFiltered} />}
        </Loaded>
        <MoreRows query={query} />
      </section>
      {isNew ? (
        <ContractForm
          onClose={() => setNew(false)}
          onKept={(contractId) => navigate({ to: '/kontraktor/$contractId', params: { contractId } })}
        />
      ) : null}
    </Page>
  );
}

interface RowsProps {
  readonly rows: readonly ContractRow[];
  readonly isFiltered: boolean;
}

function Rows({ rows, isFiltered }: RowsProps) {
  const t = useText();
  const columns = useContractColumns();
  if (rows.length === 0)
    return (
      <Empty title={t(isFiltered ? 'contracts.none.found' : 'contracts.none')}>
        {t(isFiltered ? 'contracts.none.found.hint' : 'contracts.none.hint')}
      </Empty>
    );
  return (
    <DataTable
      caption={t('contracts.title')}
      columns={columns}
      rows={rows}
      rowKey={({ contractId }) => contractId}
    />
  );
}

function useContractColumns(): readonly Column<ContractRow>[] {
  const t = useText();
  const format = useFormat();
  const { role } = useAccount();
  return [
    {
      id: 'title',
      header: t('contracts.contract'),
      naming: true,
      sortBy: ({ title }) => title,
      cell: ({ contractId, title, number, giverName }) => (
        <>
          <Link to="/kontraktor/$contractId" params={{ contractId }}>
            {title}
          </Link>
          <span className="contracts-sub">
            {role === 'government_office' ? number : `${number} · ${giverName}`}
          </span>
        </>
      ),
    },
    {
      id: 'firm',
      header: t('contracts.firm'),
      sortBy: ({ name }) => name,
      cell: ({ name, npp }) => (
        <>
          {name}
          <span className="contracts-sub">{npp}</span>
        </>
      ),
    },
    {
      id: 'value',
      header: t('contracts.value'),
      numeric: true,
      sortBy: ({ valueIdr }) => Number(valueIdr),
      cell: ({ valueIdr }) => format.idr(valueIdr),
    },
    {
      id: 'paid',
      header: t('contracts.paid'),
      numeric: true,
      sortBy: ({ paidIdr }) => Number(paidIdr),
      cell: ({ paidIdr }) => (paidIdr === '0' ? '–' : format.idr(paidIdr)),
    },
    {
      id: 'state',
      header: t('contracts.state'),
      short: true,
      cell: ({ state, overrides }) => (
        <span className="contracts-tags">
          <Tag tone={stateTones[state]}>{t(`contracts.state.${state}`)}</Tag>
          {overrides > 0 ? <Tag tone="warn">{t('contracts.overridden')}</Tag> : null}
        </span>
      ),
    },
  ];
}
