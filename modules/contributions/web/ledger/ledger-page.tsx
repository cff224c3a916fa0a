import { Link, useSearch } from '@tanstack/react-router';
import { Page } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { CashTab } from './cash-tab.tsx';
import { JournalsTab } from './journals-tab.tsx';
import { type LedgerTab, ledgerTabs } from './ledger-api.ts';
import { TrialBalanceTab } from './trial-balance-tab.tsx';

const names = { saldo: 'balance', kas: 'cash', jurnal: 'journals' } as const satisfies Record<
  LedgerTab,
  string
>;

/** The books: trial balance, daily cash and journals, each with an address of its own. */
export function LedgerPage() {
  const t = useText();
  const { bagian = 'saldo' } = useSearch({ from: '/buku-besar' });
  const tab = ledgerTabs.find((one) => one === bagian) ?? 'saldo';
  return (
    <Page title={t('ledger.title')} lead={t('ledger.lead')}>
      <nav className="chips" aria-label={t('ledger.tabs')}>
        {ledgerTabs.map((one) => (
          <Link
            key={one}
            to="/buku-besar"
            search={{ bagian: one }}
            className="chip chip-link"
            aria-current={one === tab ? 'page' : undefined}
          >
            {t(`ledger.tab.${names[one]}`)}
          </Link>
        ))}
      </nav>
      {tab === 'saldo' ? <TrialBalanceTab /> : tab === 'kas' ? <CashTab /> : <JournalsTab />}
    </Page>
  );
}
