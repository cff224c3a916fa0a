import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useFormat } from '#platform/web/format.ts';
import { Page } from '#platform/web/page.tsx';
import { Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { absorptionApi } from './absorption-api.ts';
import { AbsorptionTab } from './absorption-tab.tsx';
import { DepositsTab } from './deposits-tab.tsx';

/** How budgets are used, and which money was billed and has not come. */
export function AbsorptionPage() {
  const t = useText();
  const format = useFormat();
  const { bagian } = useSearch({ from: '/bantuan/serapan' });
  const deposits = useQuery(absorptionApi.deposits.queryOptions());
  const isOfDeposits = bagian === 'setoran';
  const waiting = deposits.data?.bills.length;
  return (
    <Page
      title={t('absorption.title')}
      lead={t('absorption.lead')}
      actions={<Link to="/bantuan/dokumen">{t('sponsorship_papers.title')}</Link>}
    >
      <nav className="chips" aria-label={t('absorption.views')}>
        <Link
          to="/bantuan/serapan"
          search={(search) => ({ ...search, bagian: 'pagu' as const })}
          className="chip chip-link"
          aria-current={isOfDeposits ? undefined : 'page'}
        >
          {t('absorption.view.budgets')}
        </Link>
        <Link
          to="/bantuan/serapan"
          search={(search) => ({ ...search, bagian: 'setoran' as const })}
          className="chip chip-link"
          aria-current={isOfDeposits ? 'page' : undefined}
        >
          {t('absorption.view.deposits')} {waiting ? <strong>{format.number(waiting)}</strong> : null}
        </Link>
      </nav>
      {isOfDeposits ? (
        <Loaded query={deposits}>{(found) => <DepositsTab deposits={found} />}</Loaded>
      ) : (
        <AbsorptionTab />
      )}
    </Page>
  );
}
