import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';
import { type CashReport, ledgerApi } from './ledger-api.ts';
import { TakeAway } from './take-away.tsx';

/** What came and went on a day, by channel and by whoever took it. */
export function CashTab() {
  const t = useText();
  const { today } = useVisitor();
  const [day, setDay] = useState(today);
  const query = useQuery(ledgerApi.ledger.cash.queryOptions({ input: { day } }));
  return (
    <div className="stack">
      <div className="filters">
        <TextInput
          type="date"
          label={t('ledger.day')}
          value={day}
          max={today}
          onChange={(event) => {
            const typed = event.currentTarget.value;
            if (/^\d{4}-\d{2}-\d{2}$/.test(typed)) setDay(typed);
          }}
        />
      </div>
      <Loaded query={query}>{(report) => <Cash report={report} />}</Loaded>
    </div>
  );
}

function Cash({ report }: { readonly report: CashReport }) {
  const t = useText();
  const head = ['channel', 'cashier', 'payments', 'amount', 'reversed'].map((name) => t(`ledger.${name}`));
  const rows = report.cashiers.map((one) => [
    ...[t(`payments.channel.${one.channel}`), one.cashier],
    ...[one.payments, Number(one.amountIdr), Number(one.reversedIdr)],
  ]);
  return (
    <>
      <Section
        title={t('ledger.channels')}
        aside={
          <TakeAway
            name={`kas-harian-${report.day}`}
            rows={[head, ...rows]}
            paper={`/ledger/cash/paper?day=${report.day}`}
          />
        }
      >
        <ChannelTable report={report} />
      </Section>
      <Section title={t('ledger.cashiers')}>
        {report.cashiers.length === 0 ? (
          <Empty title={t('ledger.none')}>{t('ledger.none.hint')}</Empty>
        ) : (
          <CashierTable report={report} />
        )}
      </Section>
    </>
  );
}

type ChannelRow = CashReport['channels'][number];

function ChannelTable({ report }: { readonly report: CashReport }) {
  const t = useText();
  const format = useFormat();
  const money = (
    id: 'opening' | 'in' | 'out' | 'closing',
    of: (one: ChannelRow) => string,
  ): Column<ChannelRow> => ({
    id,
    numeric: true,
    header: t(`ledger.${id}`),
    cell: (one) => format.idr(of(one)),
  });
  const columns: readonly Column<ChannelRow>[] = [
    {
      id: 'channel',
      header: t('ledger.channel'),
      naming: true,
      cell: ({ channel }) => t(`payments.channel.${channel}`),
    },
    money('opening', (one) => one.openingIdr),
    money('in', (one) => one.inIdr),
    money('out', (one) => one.outIdr),
    money('closing', (one) => one.closingIdr),
  ];
  return (
    <DataTable
      caption={t('ledger.channels')}
      columns={columns}
      rows={report.channels}
      rowKey={({ channel }) => channel}
    />
  );
}

type CashierRow = CashReport['cashiers'][number];

function CashierTable({ report }: { readonly report: CashReport }) {
  const t = useText();
  const format = useFormat();
  const columns: readonly Column<CashierRow>[] = [
    {
      id: 'cashier',
      header: t('ledger.cashier'),
      naming: true,
      cell: ({ cashier, channel }) => (
        <>
          {cashier || t(`payments.channel.${channel}`)}
          {cashier ? <span className="sub">{t(`payments.channel.${channel}`)}</span> : null}
        </>
      ),
    },
    {
      id: 'payments',
      numeric: true,
      header: t('ledger.payments'),
      cell: ({ payments }) => format.number(payments),
    },
    {
      id: 'amount',
      numeric: true,
      header: t('ledger.amount'),
      cell: ({ amountIdr }) => format.idr(amountIdr),
    },
    {
      id: 'reversed',
      numeric: true,
      header: t('ledger.reversed'),
      cell: ({ reversedIdr }) => format.idr(reversedIdr),
    },
  ];
  return (
    <DataTable
      caption={t('ledger.cashiers')}
      columns={columns}
      rows={report.cashiers}
      rowKey={({ cashier, channel }) => `${channel} ${cashier}`}
    />
  );
}
