import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type SanctionStage, type SanctionTab, sanctionStages } from '#modules/certificates/core/index.ts';
import { DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Page } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { Candidates } from './candidates.tsx';
import { useCaseColumns } from './case-columns.tsx';
import { sanctionsApi } from './sanctions-api.ts';
import './sanctions.css';

const officeTabs = ['to_decide', 'to_propose', 'waiting', 'running', 'closed', 'all'] as const;

/** The sanction ladder: what may be done today first; an employer finds its own case here. */
export function SanctionsPage() {
  const t = useText();
  const { role } = useAccount();
  const { daftar, tahap } = useSearch({ from: '/sanksi' });
  const isOffice = role === 'office_staff' || role === 'office_supervisor';
  if (!isOffice)
    return (
      <Page
        title={t('sanctions.title')}
        lead={t(`sanctions.lead.${role === 'employer' ? 'own' : 'reading'}`)}
      >
        <Cases tab="all" stage={tahap} isOwn={role === 'employer'} />
      </Page>
    );
  const shown = daftar ?? (role === 'office_supervisor' ? 'to_decide' : 'to_propose');
  return (
    <Page title={t('sanctions.title')} lead={t('sanctions.lead')}>
      <Tabs shown={shown} />
      {shown === 'candidates' ? (
        <Candidates />
      ) : (
        <Cases key={shown} tab={shown} stage={tahap} isOwn={false} />
      )}
    </Page>
  );
}

function Tabs({ shown }: { readonly shown: SanctionTab | 'candidates' }) {
  const t = useText();
  const format = useFormat();
  const counts = useQuery(sanctionsApi.counts.queryOptions({ input: {} }));
  const { role } = useAccount();
  const countOf = (tab: string) => {
    const found = counts.data?.tabs.find((one) => one.tab === tab);
    return found ? format.number(found.cases) : '…';
  };
  // Whoever only proposes has nothing to decide.
  const tabs = officeTabs.filter((tab) => tab !== 'to_decide' || role === 'office_supervisor');
  return (
    <nav className="sanction-tabs" aria-label={t('sanctions.views')}>
      {tabs.map((tab) => (
        <Link
          key={tab}
          to="/sanksi"
          search={{ daftar: tab }}
          className={tab === shown ? 'sanction-tab sanction-tab-open' : 'sanction-tab'}
          aria-current={tab === shown ? 'page' : undefined}
        >
          {t(`sanctions.tab.${tab}`)} <strong>{countOf(tab)}</strong>
        </Link>
      ))}
      <Link
        to="/sanksi"
        search={{ daftar: 'candidates' }}
        className={shown === 'candidates' ? 'sanction-tab sanction-tab-open' : 'sanction-tab'}
        aria-current={shown === 'candidates' ? 'page' : undefined}
      >
        {t('sanctions.tab.candidates')}
      </Link>
    </nav>
  );
}

interface CasesProps {
  readonly tab: SanctionTab;
  readonly stage: SanctionStage | undefined;
  readonly isOwn: boolean;
}

function Cases({ tab, stage: asked, isOwn }: CasesProps) {
  const t = useText();
  const columns = useCaseColumns(isOwn);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 300);
  const [stage, setStage] = useState<SanctionStage | null>(asked ?? null);
  const query = useInfiniteQuery({
    ...sanctionsApi.cases.infiniteOptions({
      input: (cursor: string | undefined) => ({
        ...{ tab, search, limit: 50 },
        ...(stage === null ? {} : { stage }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ cursor }) => cursor ?? undefined,
    }),
    placeholderData: keepPreviousData,
  });
  const isFiltered = search !== '' || stage !== null;
  return (
    <>
      {isOwn ? null : (
        <search className="card filters">
          <TextInput
            className="grow"
            label={t('sanctions.search_case')}
            value={typed}
            maxLength={100}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Select
            label={t('sanctions.stage')}
            clearable
            clearButtonProps={{ 'aria-label': t('sanctions.stage.clear') }}
            placeholder={t('sanctions.stage.all')}
            value={stage}
            data={sanctionStages.map((one) => ({ value: one, label: t(`sanctions.stage.${one}`) }))}
            onChange={(value) => setStage(sanctionStages.find((one) => one === value) ?? null)}
          />
        </search>
      )}
      <Loaded query={query}>
        {({ pages }) => {
          const cases = pages.flatMap((page) => page.cases);
          if (cases.length === 0) return <None tab={tab} isFiltered={isFiltered} isOwn={isOwn} />;
          return (
            <section className="card">
              <DataTable
                caption={t('sanctions.title')}
                columns={columns(pages[0]?.today ?? '')}
                rows={cases}
                rowKey={({ caseId }) => caseId}
              />
              <MoreRows query={query} />
            </section>
          );
        }}
      </Loaded>
    </>
  );
}

function None({
  tab,
  isFiltered,
  isOwn,
}: {
  readonly tab: SanctionTab;
  readonly isFiltered: boolean;
  readonly isOwn: boolean;
}) {
  const t = useText();
  const seekMore = !(isOwn || isFiltered) && tab !== 'closed';
  const { role } = useAccount();
  const which = isFiltered ? 'filtered' : isOwn ? 'own' : tab;
  return (
    <section className="card">
      <Empty
        title={t(`sanctions.none.${which}`)}
        action={
          seekMore && role !== 'auditor' ? (
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/sanksi" search={{ daftar: 'candidates' }} {...props} />}
            >
              {t('sanctions.none.seek')}
            </Button>
          ) : null
        }
      />
    </section>
  );
}
