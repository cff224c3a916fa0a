import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import type { Role } from '#platform/core/roles.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { failureOf } from '#platform/web/failure.ts';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Section, Tag, type Tone } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { type OrganisationContributions as Account, overviewsApi } from './api.ts';

type Bill = Account['bills'][number];
type Payment = Account['payments'][number];

const shownAtFirst = 6;

const readers: readonly Role[] = [
  'office_staff',
  'office_supervisor',
  'government_office',
  'agent_office',
  'agent',
  'employer',
  'group',
  'auditor',
];

const billTones = {
  open: 'warn',
  overdue: 'bad',
  paid: 'good',
  cancelled: 'plain',
  replaced: 'plain',
  expired: 'plain',
} as const satisfies Record<Bill['state'], Tone>;

const paymentTones = {
  received: 'calm',
  posted: 'good',
  unidentified: 'warn',
  reversed: 'bad',
  returned: 'plain',
} as const satisfies Record<Payment['state'], Tone>;

/** What an organisation was billed, what it paid, and what is held for it; nothing to who may not know. */
export function OrganisationContributions({ organisationId }: { readonly organisationId: string }) {
  const t = useText();
  const { role } = useAccount();
  const mayRead = readers.includes(role);
  const query = useQuery({
    ...overviewsApi.organisation.queryOptions({ input: { organisationId } }),
    enabled: mayRead,
    retry: false,
    staleTime: 60_000,
  });
  // Everybody sees that an organisation is there; what it pays is for its own people and its office.
  if (!mayRead || (query.error && failureOf(query.error, t).status === 404)) return null;
  return (
    <Section
      title={t('overviews.organisation')}
      aside={
        <Button
          component="a"
          variant="default"
          size="xs"
          href={`/api/v1/organisations/${organisationId}/contributions/statement`}
          download
        >
          {t('overviews.statement.print')}
        </Button>
      }
    >
      <Loaded query={query}>{(account) => <AccountBody account={account} />}</Loaded>
    </Section>
  );
}

function AccountBody({ account }: { readonly account: Account }) {
  const t = useText();
  const format = useFormat();
  const { owedIdr, creditIdr, bills, payments, isMore } = account;
  return (
    <div className="stack">
      <Facts
        facts={[
          [t('overviews.owed'), <strong key="owed">{format.idr(owedIdr)}</strong>],
          [t('overviews.credit'), format.idr(creditIdr)],
        ]}
      />
      <div className="stack-tight">
        <h3>{t('overviews.bills')}</h3>
        <Shown rows={bills} none={t('overviews.bills.none')} Table={Bills} />
      </div>
      <div className="stack-tight">
        <h3>{t('overviews.payments')}</h3>
        <Shown rows={payments} none={t('overviews.payments.none')} Table={Payments} />
      </div>
      {isMore ? <p className="small soft">{t('overviews.more')}</p> : null}
    </div>
  );
}

interface ShownProps<Row> {
  readonly rows: readonly Row[];
  readonly none: string;
  readonly Table: ComponentType<{ readonly rows: readonly Row[] }>;
}

/** The latest rows, the others behind a door. */
function Shown<Row>({ rows, none, Table }: ShownProps<Row>) {
  const t = useText();
  if (rows.length === 0) return <Empty title={none} />;
  const earlier = rows.slice(shownAtFirst);
  return (
    <>
      <Table rows={rows.slice(0, shownAtFirst)} />
      {earlier.length > 0 ? (
        <details>
          <summary className="overviews-more">{t('overviews.older', { n: earlier.length })}</summary>
          <Table rows={earlier} />
        </details>
      ) : null}
    </>
  );
}

function Bills({ rows }: { readonly rows: readonly Bill[] }) {
  const t = useText();
  const format = useFormat();
  const monthsOf = ({ firstMonth, lastMonth }: Bill) =>
    firstMonth === lastMonth
      ? format.month(firstMonth)
      : `${format.month(firstMonth, 'short')} – ${format.month(lastMonth, 'short')}`;
  const columns: readonly Column<Bill>[] = [
    {
      id: 'months',
      header: t('overviews.month'),
      cell: monthsOf,
      sortBy: ({ firstMonth }) => firstMonth,
      naming: true,
    },
    { id: 'code', header: t('overviews.code'), cell: ({ code }) => <span className="code">{code}</span> },
    {
      id: 'state',
      header: t('overviews.state'),
      cell: ({ state }) => <Tag tone={billTones[state]}>{t(`overviews.bill.${state}`)}</Tag>,
      sortBy: ({ state }) => state,
    },
    {
      id: 'due',
      header: t('overviews.due_on'),
      cell: ({ dueOn }) => format.day(dueOn, 'short'),
      sortBy: ({ dueOn }) => dueOn,
      short: true,
    },
    {
      id: 'workers',
      header: t('overviews.workers'),
      cell: ({ workers }) => format.number(workers),
      sortBy: ({ workers }) => workers,
      numeric: true,
    },
    {
      id: 'amount',
      header: t('overviews.amount'),
      cell: ({ amountIdr }) => format.idr(amountIdr),
      sortBy: ({ amountIdr }) => Number(amountIdr),
      numeric: true,
    },
    {
      id: 'fee',
      header: t('overviews.fee'),
      cell: ({ feeIdr }) => (feeIdr === '0' ? '–' : format.idr(feeIdr)),
      sortBy: ({ feeIdr }) => Number(feeIdr),
      numeric: true,
    },
  ];
  return (
    <DataTable caption={t('overviews.bills')} columns={columns} rows={rows} rowKey={({ code }) => code} />
  );
}

function Payments({ rows }: { readonly rows: readonly Payment[] }) {
  const t = useText();
  const format = useFormat();
  const columns: readonly Column<Payment>[] = [
    {
      id: 'day',
      header: t('overviews.received_on'),
      cell: ({ receivedOn }) => format.day(receivedOn, 'short'),
      sortBy: ({ receivedOn }) => receivedOn,
      naming: true,
      short: true,
    },
    {
      id: 'channel',
      header: t('overviews.channel'),
      cell: ({ channel }) => t(`overviews.channel.${channel}`),
    },
    { id: 'receipt', header: t('overviews.receipt'), cell: ({ receipt }) => receipt },
    {
      id: 'code',
      header: t('overviews.code'),
      cell: ({ code }) => (code === '' ? '–' : <span className="code">{code}</span>),
    },
    {
      id: 'state',
      header: t('overviews.state'),
      cell: ({ state }) => <Tag tone={paymentTones[state]}>{t(`overviews.payment.${state}`)}</Tag>,
    },
    {
      id: 'amount',
      header: t('overviews.sum'),
      cell: ({ amountIdr }) => format.idr(amountIdr),
      sortBy: ({ amountIdr }) => Number(amountIdr),
      numeric: true,
    },
  ];
  return (
    <DataTable
      caption={t('overviews.payments')}
      columns={columns}
      rows={rows}
      rowKey={({ receipt }) => receipt}
    />
  );
}
