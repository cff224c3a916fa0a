import { Button, NativeSelect, TextInput } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { segments } from '#modules/registry/api/index.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Page } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { registryApi, type WorkerLine } from './api/index.ts';
import { RegisterLink } from './counter/index.ts';
import { ProtectionTag } from './fields/index.ts';
import { DoublesLink } from './merge/index.ts';
import { type Asked, noteAsked, useLastAsked } from './search/index.ts';

type Segment = (typeof segments)[number];

/** Finds workers by name, NIK or KPJ; begins anew where the box of the header asks in its place. */
export function WorkersPage() {
  const { asked, turn } = useLastAsked();
  return <Workers key={turn} lastAsked={asked} />;
}

function Workers({ lastAsked }: { readonly lastAsked: Asked | null }) {
  const t = useText();
  const { wilayah, organisasi } = useSearch({ from: '/pekerja' });
  const isNarrowed = wilayah !== undefined || organisasi !== undefined;
  const [asked, setAsked] = useState<Asked | null>(isNarrowed ? { query: '', segment: null } : lastAsked);
  const ask = (next: Asked) => {
    noteAsked(next);
    setAsked(next);
  };
  return (
    <Page
      title={t('workers.title')}
      lead={t('workers.lead')}
      actions={
        <>
          <DoublesLink />
          <RegisterLink organisationId={organisasi} />
        </>
      }
    >
      <SearchForm asked={asked} onAsk={ask} />
      {wilayah ? (
        <p>
          {t('workers.within', { code: wilayah })}{' '}
          <Link to="/pekerja" search={{}}>
            {t('workers.within.all')}
          </Link>
        </p>
      ) : null}
      {asked ? (
        <Results asked={asked} within={wilayah} organisationId={organisasi} />
      ) : (
        <Empty title={t('workers.start')}>{t('workers.start.hint')}</Empty>
      )}
    </Page>
  );
}

function SearchForm({
  asked,
  onAsk,
}: {
  readonly asked: Asked | null;
  readonly onAsk: (asked: Asked) => void;
}) {
  const t = useText();
  const [query, setQuery] = useState(asked?.query ?? '');
  const [segment, setSegment] = useState<Segment | null>(asked?.segment ?? null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAsk({ query: query.trim(), segment });
  };
  return (
    <search>
      <form className="card filters" onSubmit={submit}>
        <TextInput
          className="grow"
          type="search"
          label={t('workers.search')}
          description={t('workers.search.hint')}
          autoComplete="off"
          maxLength={100}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('workers.segment')}
          value={segment ?? ''}
          onChange={(event) => setSegment(segments.find((one) => one === event.currentTarget.value) ?? null)}
          data={[
            { value: '', label: t('workers.segment.any') },
            ...segments.map((one) => ({ value: one, label: t(`workers.segment.${one}`) })),
          ]}
        />
        <Button type="submit">{t('workers.find')}</Button>
      </form>
    </search>
  );
}

interface ResultsProps {
  readonly asked: Asked;
  readonly within: string | undefined;
  readonly organisationId: string | undefined;
}

function Results({ asked, within, organisationId }: ResultsProps) {
  const t = useText();
  const columns = useColumns();
  const query = useInfiniteQuery({
    ...registryApi.workers.search.infiniteOptions({
      input: (cursor: string | undefined) => ({
        query: asked.query,
        limit: 50,
        ...(asked.segment ? { segment: asked.segment } : {}),
        ...(within ? { within } : {}),
        ...(organisationId ? { organisationId } : {}),
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
        const workers = pages.flatMap((page) => page.workers);
        if (workers.length === 0) return <Empty title={t('workers.none')}>{t('workers.none.hint')}</Empty>;
        return (
          <section className="card">
            <DataTable
              caption={t('workers.title')}
              columns={columns}
              rows={workers}
              rowKey={(row) => row.workerId}
            />
            <MoreRows query={query} />
          </section>
        );
      }}
    </Loaded>
  );
}

function useColumns(): readonly Column<WorkerLine>[] {
  const t = useText();
  const format = useFormat();
  return [
    {
      id: 'name',
      header: t('workers.name'),
      naming: true,
      sortBy: (row) => row.name,
      cell: (row) => (
        <>
          <Link to="/pekerja/$workerId" params={{ workerId: row.workerId }}>
            {row.name}
          </Link>
          <span className="sub">{row.area?.pathName ?? t('workers.residence.not_known')}</span>
        </>
      ),
    },
    { id: 'nik', header: t('workers.nik'), cell: (row) => <span className="code">{row.nikMasked}</span> },
    {
      id: 'birthDate',
      short: true,
      header: t('workers.born'),
      sortBy: (row) => row.birthDate,
      cell: (row) => format.day(row.birthDate, 'short'),
    },
    {
      id: 'occupation',
      header: t('workers.occupation'),
      sortBy: (row) => row.occupation,
      cell: (row) => row.occupation,
    },
    {
      id: 'segments',
      short: true,
      header: t('workers.segment'),
      cell: (row) => row.segments.join(', ') || '–',
    },
    { id: 'protected', header: t('workers.protection'), cell: (row) => <ProtectionTag worker={row} /> },
  ];
}
