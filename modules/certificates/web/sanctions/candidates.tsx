import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Section } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { OpenDialog } from './open-dialog.tsx';
import { type Candidate, sanctionsApi } from './sanctions-api.ts';

const monthChoices = ['1', '2', '3', '6', '12'] as const;

/** Employers in arrears without a case, the longest first: a case is opened from here. */
export function Candidates() {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 300);
  const [months, setMonths] = useState('1');
  const [chosen, setChosen] = useState<Candidate | null>(null);
  const columns = useColumns(setChosen);
  const query = useInfiniteQuery({
    ...sanctionsApi.candidates.infiniteOptions({
      input: (cursor: string | undefined) => ({
        ...{ months: Number(months), search, limit: 50 },
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ cursor }) => cursor ?? undefined,
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <search className="card filters">
        <TextInput
          label={t('sanctions.search')}
          value={typed}
          maxLength={100}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Select
          label={t('sanctions.candidates.months')}
          allowDeselect={false}
          value={months}
          data={monthChoices.map((value) => ({ value, label: t('sanctions.months_at_least', { n: value }) }))}
          onChange={(value) => setMonths(value ?? '1')}
        />
      </search>
      <Section title={t('sanctions.candidates.title')}>
        <p className="soft small sanction-hint">{t('sanctions.candidates.hint')}</p>
        <Loaded query={query}>
          {({ pages }) => {
            const rows = pages.flatMap((page) => page.candidates);
            if (rows.length === 0)
              return (
                <Empty title={t('sanctions.candidates.none')}>{t('sanctions.candidates.none.hint')}</Empty>
              );
            return (
              <>
                <DataTable
                  caption={t('sanctions.candidates.title')}
                  columns={columns}
                  rows={rows}
                  rowKey={({ organisationId }) => organisationId}
                />
                <MoreRows query={query} />
              </>
            );
          }}
        </Loaded>
      </Section>
      {chosen ? <OpenDialog employer={chosen} onClose={() => setChosen(null)} /> : null}
    </>
  );
}

function useColumns(onOpen: (one: Candidate) => void): readonly Column<Candidate>[] {
  const t = useText();
  const format = useFormat();
  return [
    {
      id: 'name',
      header: t('sanctions.employer'),
      naming: true,
      cell: (one) => (
        <>
          <Link
            to="/organisasi/$organisationId"
            params={{ organisationId: one.organisationId }}
            className="breakable"
          >
            {one.name}
          </Link>
          <span className="sub">
            {one.npp ? `NPP ${one.npp} · ` : null}
            {one.place}
          </span>
        </>
      ),
    },
    {
      id: 'months',
      header: t('sanctions.candidates.overdue'),
      numeric: true,
      cell: (one) => (
        <>
          {t('sanctions.months', { n: format.number(one.overdueMonths) })}
          <span className="sub">
            {t('sanctions.since', { month: format.month(one.oldestMonth, 'short') })}
          </span>
        </>
      ),
    },
    {
      id: 'owed',
      header: t('sanctions.candidates.owed'),
      numeric: true,
      cell: (one) => <strong>{format.idr(one.owedIdr)}</strong>,
    },
    {
      id: 'workers',
      header: t('sanctions.candidates.workers'),
      numeric: true,
      cell: (one) => format.number(one.workers),
    },
    {
      id: 'open',
      header: t('sanctions.act'),
      wide: true,
      cell: (one) => (
        <Button
          variant="default"
          size="xs"
          aria-label={`${t('sanctions.open')}: ${one.name}`}
          onClick={() => onOpen(one)}
        >
          {t('sanctions.open')}
        </Button>
      ),
    },
  ];
}
