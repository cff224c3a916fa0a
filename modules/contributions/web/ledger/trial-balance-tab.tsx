import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AreaField } from '#modules/registry/web/index.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { Loaded, Notice } from '#platform/web/states.tsx';
import { useLanguage, useText } from '#platform/web/text.ts';
import { type NamedArea, useVisitor } from '#platform/web/visitor.ts';
import { ledgerApi, type TrialBalance } from './ledger-api.ts';
import { PeriodFields, type PeriodValue, thisMonth } from './period-fields.tsx';
import { TakeAway } from './take-away.tsx';

type Account = TrialBalance['accounts'][number];

/** Every account before, within and after a period; of an area or of everything in sight. */
export function TrialBalanceTab() {
  const t = useText();
  const { today } = useVisitor();
  const [period, setPeriod] = useState<PeriodValue>(thisMonth(today));
  const [area, setArea] = useState<NamedArea | null>(null);
  const input = { ...period, ...(area ? { area: area.code } : {}) };
  const query = useQuery({
    ...ledgerApi.ledger.trialBalance.queryOptions({ input }),
    enabled: period.from <= period.to,
  });
  return (
    <div className="stack">
      <div className="filters">
        <PeriodFields value={period} today={today} onChange={setPeriod} />
        <AreaField label={t('ledger.area')} value={area} onChange={setArea} />
      </div>
      <Loaded query={query}>{(balance) => <Balance balance={balance} input={input} />}</Loaded>
    </div>
  );
}

interface BalanceProps {
  readonly balance: TrialBalance;
  readonly input: Readonly<Record<string, string>>;
}

function Balance({ balance, input }: BalanceProps) {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const columns = useColumns();
  const { debitIdr, creditIdr } = balance.totals;
  const head = ['account', 'name', 'opening', 'debit', 'credit', 'closing'].map((name) =>
    t(`ledger.${name}`),
  );
  const rows = balance.accounts.map((one) => [
    ...[one.account, language === 'id' ? one.nameId : one.nameEn],
    ...[one.openingIdr, one.debitIdr, one.creditIdr, one.closingIdr].map(Number),
  ]);
  return (
    <Section
      title={t('ledger.tab.balance')}
      aside={
        <TakeAway
          name={`neraca-saldo-${balance.from}-${balance.to}`}
          rows={[head, ...rows, [t('ledger.total'), '', '', Number(debitIdr), Number(creditIdr), '']]}
          paper={`/ledger/trial-balance/paper?${new URLSearchParams(input)}`}
        />
      }
    >
      <DataTable
        caption={t('ledger.tab.balance')}
        columns={columns}
        rows={balance.accounts}
        rowKey={({ account }) => account}
      />
      {debitIdr === creditIdr ? (
        <Notice tone="good">{t('ledger.balanced', { amount: format.idr(debitIdr) })}</Notice>
      ) : (
        <Notice tone="bad">
          {t('ledger.unbalanced', { debit: format.idr(debitIdr), credit: format.idr(creditIdr) })}
        </Notice>
      )}
    </Section>
  );
}

function useColumns(): readonly Column<Account>[] {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const money = (
    id: 'opening' | 'debit' | 'credit' | 'closing',
    of: (one: Account) => string,
  ): Column<Account> => ({
    id,
    numeric: true,
    header: t(`ledger.${id}`),
    cell: (one) => format.idr(of(one)),
  });
  return [
    {
      id: 'account',
      header: t('ledger.account'),
      naming: true,
      sortBy: ({ account }) => account,
      cell: (one) => (
        <>
          {language === 'id' ? one.nameId : one.nameEn}
          <span className="sub">{one.account}</span>
        </>
      ),
    },
    money('opening', (one) => one.openingIdr),
    money('debit', (one) => one.debitIdr),
    money('credit', (one) => one.creditIdr),
    money('closing', (one) => one.closingIdr),
  ];
}
