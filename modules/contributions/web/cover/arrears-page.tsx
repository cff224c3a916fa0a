import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { arrearsTabs } from '#modules/contributions/core/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Page } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { ArrearsAgeing } from './arrears-ageing.tsx';
import { ageingReaders, arrearsApi, peopleReaders } from './arrears-api.ts';
import { ArrearsFilters, type Filter } from './arrears-filters.tsx';
import { ArrearsPeople } from './arrears-people.tsx';

/** Whose cover ends or has ended, who is behind, and what employers owe: each list with how many stand in it. */
export function ArrearsPage() {
  const t = useText();
  const { role } = useAccount();
  const seesPeople = peopleReaders.includes(role);
  const seesEmployers = ageingReaders.includes(role);
  const { daftar } = useSearch({ from: '/tunggakan' });
  const shown = seesPeople
    ? daftar === 'employers' && !seesEmployers
      ? 'ends'
      : (daftar ?? 'ends')
    : 'employers';
  const [filter, setFilter] = useState<Filter>({ area: null, search: '' });
  const lead = seesPeople ? (seesEmployers ? 'cover.lead' : 'cover.lead.people') : 'cover.lead.own';
  return (
    <Page title={t('cover.title')} lead={t(lead)}>
      {seesPeople ? <ListTabs shown={shown} filter={filter} withEmployers={seesEmployers} /> : null}
      {seesPeople ? (
        <ArrearsFilters filter={filter} onFilter={setFilter} isOfPeople={shown !== 'employers'} />
      ) : null}
      {shown === 'employers' ? (
        <ArrearsAgeing within={filter.area?.code} />
      ) : (
        <ArrearsPeople key={shown} tab={shown} filter={filter} />
      )}
    </Page>
  );
}

interface ListTabsProps {
  readonly shown: string;
  readonly filter: Filter;
  readonly withEmployers: boolean;
}

function ListTabs({ shown, filter, withEmployers }: ListTabsProps) {
  const t = useText();
  const format = useFormat();
  const counts = useQuery(
    arrearsApi.counts.queryOptions({
      input: {
        ...(filter.area ? { within: filter.area.code } : {}),
        ...(filter.search ? { search: filter.search } : {}),
      },
    }),
  );
  const countOf = (tab: string) => {
    const found = counts.data?.counts.find((one) => one.tab === tab);
    if (!found) return null;
    return found.isMore ? t('cover.more', { n: format.number(found.workers) }) : format.number(found.workers);
  };
  const tabs = withEmployers ? ([...arrearsTabs, 'employers'] as const) : arrearsTabs;
  return (
    <nav className="cover-tabs" aria-label={t('cover.views')}>
      {tabs.map((tab) => (
        <Link
          key={tab}
          to="/tunggakan"
          search={{ daftar: tab }}
          className={tab === shown ? 'cover-tab cover-tab-open' : 'cover-tab'}
          aria-current={tab === shown ? 'page' : undefined}
        >
          {t(`cover.tab.${tab}`)}
          {tab === 'employers' ? null : <strong>{countOf(tab) ?? '…'}</strong>}
        </Link>
      ))}
    </nav>
  );
}
