import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { shownPaymentCode } from '#modules/contributions/core/index.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Page, Section } from '#platform/web/page.tsx';
import { Loaded } from '#platform/web/states.tsx';
import { useLanguage, useText } from '#platform/web/text.ts';
import { JournalTable } from './journals-tab.tsx';
import { ledgerApi } from './ledger-api.ts';

type Journal = Awaited<ReturnType<typeof ledgerApi.ledger.journal.call>>;

/** A journal with its story: from the bank's line and the payment to worker and month. */
export function JournalPage() {
  const t = useText();
  const { journalId } = useParams({ from: '/buku-besar/$journalId' });
  const query = useQuery(ledgerApi.ledger.journal.queryOptions({ input: { journalId } }));
  const trail = (
    <nav className="trail" aria-label={t('payments.trail')}>
      <Link to="/buku-besar" search={{ bagian: 'jurnal' }}>
        {t('ledger.title')}
      </Link>
    </nav>
  );
  const kind = query.data ? t(`ledger.kind.${query.data.kind}`) : '';
  return (
    <Page title={kind ? t('ledger.journal.of', { kind }) : t('ledger.journal')} trail={trail}>
      <Loaded query={query}>{(journal) => <JournalBody journal={journal} />}</Loaded>
    </Page>
  );
}

function JournalBody({ journal }: { readonly journal: Journal }) {
  const t = useText();
  return (
    <div className="stack">
      <Source journal={journal} />
      <Section title={t('ledger.lines')}>
        <Lines journal={journal} />
      </Section>
      {journal.paid.length > 0 ? (
        <Section title={t('ledger.paid')}>
          <Paid journal={journal} />
        </Section>
      ) : null}
      {journal.related.length > 0 ? (
        <Section title={t('ledger.related')}>
          <JournalTable caption={t('ledger.related')} journals={journal.related} />
        </Section>
      ) : null}
    </div>
  );
}

function Source({ journal }: { readonly journal: Journal }) {
  const t = useText();
  const format = useFormat();
  const { payment, statementLine } = journal;
  return (
    <Section title={t('ledger.source')}>
      <Facts
        facts={[
          [t('ledger.booked'), format.day(journal.bookedOn)],
          [t('ledger.recorded'), format.instant(journal.recordedAt)],
          ...(journal.reason ? [[t('ledger.reason'), journal.reason] as const] : []),
          ...(payment
            ? [
                [
                  t('ledger.receipt'),
                  <Link key="payment" to="/pembayaran/$paymentId" params={{ paymentId: payment.paymentId }}>
                    {payment.receipt} · {t(`payments.channel.${payment.channel}`)} ·{' '}
                    {format.idr(payment.amountIdr)}
                  </Link>,
                ] as const,
                [t('payments.reference'), payment.reference] as const,
              ]
            : []),
          ...(statementLine
            ? [
                [
                  t('ledger.line'),
                  <Link
                    key="line"
                    to="/rekening-koran/$statementId"
                    params={{ statementId: statementLine.statementId }}
                  >
                    {t('ledger.statement_line', { file: statementLine.fileName, line: statementLine.line })}
                  </Link>,
                ] as const,
              ]
            : []),
        ]}
      />
    </Section>
  );
}

function Lines({ journal }: { readonly journal: Journal }) {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const named = (one: Journal['lines'][number]['debit']) =>
    `${one.account} ${language === 'id' ? one.nameId : one.nameEn}`;
  const columns: readonly Column<Journal['lines'][number]>[] = [
    {
      id: 'debit',
      header: t('ledger.debit'),
      naming: true,
      cell: (one) => (
        <>
          {named(one.debit)}
          {one.payer ? <span className="sub">{one.payer}</span> : null}
        </>
      ),
    },
    { id: 'credit', header: t('ledger.credit'), cell: (one) => named(one.credit) },
    {
      id: 'bill',
      header: t('ledger.bill'),
      cell: ({ billCode }) => (billCode ? <span className="code">{shownPaymentCode(billCode)}</span> : '–'),
    },
    {
      id: 'amount',
      numeric: true,
      header: t('ledger.amount'),
      cell: ({ amountIdr }) => format.idr(amountIdr),
    },
  ];
  return (
    <DataTable
      caption={t('ledger.lines')}
      columns={columns}
      rows={journal.lines}
      rowKey={({ line }) => String(line)}
    />
  );
}

function Paid({ journal }: { readonly journal: Journal }) {
  const t = useText();
  const format = useFormat();
  const columns: readonly Column<Journal['paid'][number]>[] = [
    {
      id: 'worker',
      header: t('payment.worker'),
      naming: true,
      cell: ({ workerId, name, workers }) =>
        workerId ? (
          <Link to="/pekerja/$workerId" params={{ workerId }}>
            {name}
          </Link>
        ) : (
          t('payment.workers', { count: workers })
        ),
    },
    { id: 'part', header: t('payment.part'), cell: ({ part }) => t(`payment.part.${part}`) },
    {
      id: 'months',
      header: t('payment.months'),
      cell: ({ months }) => months.map((month) => format.month(month, 'short')).join(', '),
    },
    {
      id: 'amount',
      numeric: true,
      header: t('ledger.amount'),
      cell: ({ amountIdr }) => format.idr(amountIdr),
    },
  ];
  return (
    <DataTable
      caption={t('ledger.paid')}
      columns={columns}
      rows={journal.paid}
      rowKey={({ workerId, part, months }) => `${workerId} ${part} ${months.join()}`}
    />
  );
}
