import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { auditContract, type auditEntrySchema } from '#apps/api/audit-contract.ts';
import { actText } from '#platform/web/act-text.ts';
import { apiOf } from '#platform/web/api-client.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Page, Tag } from '#platform/web/page.tsx';
import { Empty, FailureNotice, Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';

const api = apiOf({ audit: auditContract });

type Entry = z.infer<typeof auditEntrySchema>;
type Filter = Readonly<Record<'act' | 'actor' | 'from', string>>;

/** The journal of acts and looks, and the proof that nobody changed it. */
export function AuditPage() {
  const t = useText();
  const [filter, setFilter] = useState<Filter>({ act: '', actor: '', from: '' });
  const [settled] = useDebouncedValue(filter, 300);
  const verify = useQuery({ ...api.audit.verify.queryOptions(), enabled: false, gcTime: 0 });
  const change = (field: keyof Filter, value: string) => setFilter({ ...filter, [field]: value });
  return (
    <Page
      title={t('audit.title')}
      lead={t('audit.lead')}
      actions={
        <Button
          loading={verify.isFetching}
          onClick={() => {
            verify.refetch().catch(reportError);
          }}
        >
          {t('audit.verify')}
        </Button>
      }
    >
      {verify.isFetching ? <Notice>{t('audit.verify.running')}</Notice> : null}
      {verify.data && !verify.isFetching ? <Verdict verdict={verify.data} /> : null}
      <FailureNotice error={verify.error} />
      <search className="card filters">
        <TextInput
          data-search
          type="search"
          label={t('audit.filter.act')}
          maxLength={60}
          value={filter.act}
          onChange={(event) => change('act', event.currentTarget.value)}
        />
        <TextInput
          type="search"
          label={t('audit.filter.actor')}
          maxLength={100}
          value={filter.actor}
          onChange={(event) => change('actor', event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('audit.filter.from')}
          value={filter.from}
          onChange={(event) => change('from', event.currentTarget.value)}
        />
      </search>
      <Entries filter={settled} />
    </Page>
  );
}

type VerdictData = Awaited<ReturnType<typeof api.audit.verify.call>>;

function Verdict({ verdict }: { readonly verdict: VerdictData }) {
  const t = useText();
  const format = useFormat();
  if (verdict.ok) {
    const counts = { sealed: format.number(verdict.sealed), entries: format.number(verdict.entries) };
    return (
      <Notice tone="good" title={t('audit.verify.ok')}>
        <p>{t('audit.verify.ok.what', counts)}</p>
        {verdict.head ? <p className="code small">{t('audit.verify.head', { head: verdict.head })}</p> : null}
      </Notice>
    );
  }
  const broken = verdict.firstBroken;
  return (
    <Notice tone="bad" title={t('audit.verify.broken')}>
      {t('audit.verify.broken.what', {
        position: broken?.position ?? '–',
        fault: broken ? t(`audit.fault.${broken.fault}`) : '–',
      })}
    </Notice>
  );
}

function Entries({ filter }: { readonly filter: Filter }) {
  const t = useText();
  const columns = useColumns();
  const query = useInfiniteQuery({
    ...api.audit.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        limit: 100,
        ...(filter.act ? { act: filter.act } : {}),
        ...(filter.actor ? { actor: filter.actor } : {}),
        ...(filter.from ? { from: filter.from } : {}),
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
        const entries = pages.flatMap((page) => page.entries);
        if (entries.length === 0) return <Empty title={t('audit.empty')}>{t('audit.empty.hint')}</Empty>;
        return (
          <section className="card">
            <DataTable
              caption={t('audit.title')}
              columns={columns}
              rows={entries}
              rowKey={({ entryId }) => entryId}
            />
            <MoreRows query={query} />
          </section>
        );
      }}
    </Loaded>
  );
}

function useColumns(): readonly Column<Entry>[] {
  const t = useText();
  const format = useFormat();
  return [
    {
      id: 'at',
      short: true,
      header: t('audit.column.at'),
      naming: true,
      cell: (row) => format.instant(row.recordedAt),
    },
    {
      id: 'actor',
      header: t('audit.column.actor'),
      cell: (row) => `${row.actorName}, ${t(`web.role.${row.actorRole}`)}`,
    },
    { id: 'act', header: t('audit.column.act'), naming: true, cell: (row) => <ActCell act={row.act} /> },
    {
      id: 'subject',
      header: t('audit.column.subject'),
      cell: (row) => (
        <>
          {t(`audit.subject.${row.subjectKind}`)}{' '}
          <span className="code small" title={row.subjectId}>
            {shortened(row.subjectId)}
          </span>
        </>
      ),
    },
    { id: 'area', header: t('audit.column.area'), cell: (row) => row.areaCode || '–' },
    {
      id: 'workers',
      header: t('audit.column.workers'),
      numeric: true,
      cell: (row) => format.number(row.workers),
    },
    { id: 'reason', header: t('audit.column.reason'), cell: (row) => row.reason ?? '–' },
    {
      id: 'sealed',
      header: t('audit.column.sealed'),
      cell: (row) => (
        <Tag tone={row.sealed ? 'good' : 'plain'}>{t(row.sealed ? 'audit.sealed' : 'audit.unsealed')}</Tag>
      ),
    },
  ];
}

function ActCell({ act }: { readonly act: string }) {
  const t = useText();
  return (
    <>
      {actText(t, act)} <span className="code small soft">{act}</span>
    </>
  );
}

/** The last digits of an identifier tell entries apart; the whole stands in the tooltip. */
function shortened(identifier: string): string {
  return identifier.length > 16 ? `…${identifier.slice(-8)}` : identifier;
}
