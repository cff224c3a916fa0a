import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { AreaField } from '#modules/registry/web/index.ts';
import { handoverTabs } from '#modules/sponsorship/core/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Page } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { type NamedArea, useAccount } from '#platform/web/visitor.ts';
import { handoverApi } from './handover-api.ts';
import { HandoverPeople } from './handover-people.tsx';
import { HandoverRates } from './handover-rates.tsx';

/** Whose sponsored months end: who is to be asked, by which code they go on, and how many did. */
export function HandoverPage() {
  const t = useText();
  const { role } = useAccount();
  const { daftar = 'ending' } = useSearch({ from: '/bantuan/peralihan' });
  const [area, setArea] = useState<NamedArea | null>(null);
  const hasVillages = role !== 'village' && role !== 'agent' && role !== 'agent_office';
  return (
    <Page title={t('handover.title')} lead={t('handover.lead')}>
      <HandoverTabs shown={daftar} within={area?.code} />
      {hasVillages ? (
        <search className="card filters">
          <AreaField label={t('handover.within')} value={area} onChange={setArea} />
        </search>
      ) : null}
      <HandoverPeople key={`${daftar} ${area?.code ?? ''}`} tab={daftar} within={area?.code} />
      <HandoverRates within={area?.code} />
    </Page>
  );
}

interface HandoverTabsProps {
  readonly shown: (typeof handoverTabs)[number];
  readonly within: string | undefined;
}

function HandoverTabs({ shown, within }: HandoverTabsProps) {
  const t = useText();
  const format = useFormat();
  const counts = useQuery(handoverApi.counts.queryOptions({ input: within ? { within } : {} }));
  const countOf = (tab: string) => {
    const found = counts.data?.counts.find((one) => one.tab === tab);
    return found ? format.number(found.workers) : '…';
  };
  return (
    <nav className="handover-tabs" aria-label={t('handover.views')}>
      {handoverTabs.map((tab) => (
        <Link
          key={tab}
          to="/bantuan/peralihan"
          search={{ daftar: tab }}
          className={tab === shown ? 'handover-tab handover-tab-open' : 'handover-tab'}
          aria-current={tab === shown ? 'page' : undefined}
        >
          {t(`handover.tab.${tab}`)} <strong>{countOf(tab)}</strong>
        </Link>
      ))}
    </nav>
  );
}
