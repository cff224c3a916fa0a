import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { csvOf, saveFile } from '#platform/web/csv-file.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Page, Section, Tag } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount, useVisitor } from '#platform/web/visitor.ts';
import { ChannelSums } from './channel-sums.tsx';
import { cashiers, channels, type PaymentLine, paymentsApi, toneOf } from './payments-api.ts';

/** Payments of a day with their sums by channel; a channel that is pressed filters the list. */
export function PaymentsPage() {
  const t = useText();
  const isCashier = cashiers.includes(useAccount().role);
  return (
    <Page
      title={t('payments.title')}
      lead={t('payments.lead')}
      actions={<PageActions isCashier={isCashier} />}
    >
      <DayOfPayments />
    </Page>
  );
}

function PageActions({ isCashier }: { readonly isCashier: boolean }) {
  const t = useText();
  return (
    <>
      {isCashier ? (
        <Button renderRoot={(props) => <Link to="/pembayaran/baru" {...props} />}>{t('payments.new')}</Button>
      ) : null}
      <Button variant="default" renderRoot={(props) => <Link to="/pembayaran/perlu-tindakan" {...props} />}>
        {t('payments.to_exceptions')}
      </Button>
      <Button variant="default" renderRoot={(props) => <Link to="/pembayaran/pengembalian" {...props} />}>
        {t('payments.to_refunds')}
      </Button>
    </>
  );
}

function DayOfPayments() {
  const t = useText();
  const { today } = useVisitor();
  const { hari = today, saluran } = useSearch({ from: '/pembayaran' });
  const navigate = useNavigate({ from: '/pembayaran' });
  const channel = channels.find((one) => one === saluran);
  const query = useInfiniteQuery(
    paymentsApi.payments.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        day: hari,
        limit: 50,
        ...(channel ? { channel } : {}),
        ...(cursor ? { cursor } : {}),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.cursor ?? undefined,
    }),
  );
  return (
    <div className="stack">
      <div className="filters">
        <TextInput
          type="date"
          label={t('payments.day')}
          value={hari}
          max={today}
          onChange={(event) => {
            const day = event.currentTarget.value;
            if (/^\d{4}-\d{2}-\d{2}$/.test(day))
              navigate({ search: { hari: day, saluran }, replace: true }).catch(reportError);
          }}
        />
      </div>
      <Loaded query={query}>
        {({ pages }) => {
          const payments = pages.flatMap((page) => page.payments);
          const sums = pages[0]?.sums ?? [];
          return (
            <>
              <ChannelSums
                sums={sums}
                chosen={channel ?? null}
                onChoose={(one) => navigate({ search: { hari, saluran: one ?? undefined }, replace: true })}
              />
              {payments.length === 0 ? (
                <Empty title={t('payments.empty')}>{t('payments.empty.hint')}</Empty>
              ) : (
                <PaymentTable day={hari} payments={payments}>
                  <MoreRows query={query} />
                </PaymentTable>
              )}
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

interface PaymentTableProps {
  readonly day: string;
  readonly payments: readonly PaymentLine[];
  readonly children: React.ReactNode;
}

function PaymentTable({ day, payments, children }: PaymentTableProps) {
  const t = useText();
  const columns = useColumns();
  const head = ['receipt', 'reference', 'channel', 'amount', 'state', 'payer', 'cashier'];
  const rows = payments.map((one) => [
    ...[one.receipt, one.reference, t(`payments.channel.${one.channel}`), Number(one.amountIdr)],
    ...[t(`payments.state.${one.state}`), one.payer?.name ?? '', one.cashier],
  ]);
  const save = () =>
    saveFile(`pembayaran-${day}.csv`, csvOf([head.map((name) => t(`payments.${name}`)), ...rows]));
  return (
    <Section
      title={t('payments.title')}
      aside={
        <Button size="xs" variant="default" onClick={save}>
          {t('payments.csv')}
        </Button>
      }
    >
      <DataTable
        caption={t('payments.title')}
        columns={columns}
        rows={payments}
        rowKey={({ paymentId }) => paymentId}
      />
      {children}
    </Section>
  );
}

function useColumns(): readonly Column<PaymentLine>[] {
  const t = useText();
  const format = useFormat();
  return [
    {
      id: 'receipt',
      header: t('payments.receipt'),
      naming: true,
      cell: (one) => (
        <>
          <Link to="/pembayaran/$paymentId" params={{ paymentId: one.paymentId }}>
            {one.receipt}
          </Link>
          <span className="sub">{one.payer?.name ?? t('payments.payer.unknown')}</span>
        </>
      ),
    },
    { id: 'channel', header: t('payments.channel'), cell: (one) => t(`payments.channel.${one.channel}`) },
    { id: 'cashier', header: t('payments.cashier'), cell: (one) => one.cashier || '–' },
    {
      id: 'state',
      header: t('payments.state'),
      cell: (one) => <Tag tone={toneOf(one.state)}>{t(`payments.state.${one.state}`)}</Tag>,
    },
    {
      id: 'recorded',
      short: true,
      header: t('payments.recorded'),
      sortBy: (one) => one.recordedAt,
      cell: (one) => format.instant(one.recordedAt),
    },
    {
      id: 'amount',
      numeric: true,
      header: t('payments.amount'),
      sortBy: (one) => Number(one.amountIdr),
      cell: (one) => format.idr(one.amountIdr),
    },
  ];
}
