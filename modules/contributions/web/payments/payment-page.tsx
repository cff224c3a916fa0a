import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { shownPaymentCode } from '#modules/contributions/core/index.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Page, Section, Tag } from '#platform/web/page.tsx';
import { Empty, Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { monthsText } from './months-text.ts';
import { cashiers, paymentsApi, toneOf } from './payments-api.ts';
import { PaymentsTrail } from './payments-trail.tsx';
import { PrintReceipt } from './print-receipt.tsx';
import { ProposalDialog } from './proposal-dialog.tsx';
import { RefundCard } from './refund-card.tsx';

type Payment = Awaited<ReturnType<typeof paymentsApi.payments.show.call>>;

/** One payment from the money to worker and month, and what became of it since. */
export function PaymentPage() {
  const t = useText();
  const { paymentId } = useParams({ from: '/pembayaran/$paymentId' });
  const query = useQuery(paymentsApi.payments.show.queryOptions({ input: { paymentId } }));
  const receipt = query.data?.receipt ?? '';
  return (
    <Page title={t('payment.title', { receipt })} trail={<PaymentsTrail />}>
      <Loaded query={query}>{(payment) => <PaymentBody payment={payment} />}</Loaded>
    </Page>
  );
}

function PaymentBody({ payment }: { readonly payment: Payment }) {
  const t = useText();
  const isCashier = cashiers.includes(useAccount().role);
  const [isReturning, setReturning] = useState(false);
  const isWaiting = payment.refunds.some(({ state }) => state === 'proposed');
  const mayReturn = isCashier && !isWaiting && payment.returnableIdr !== '0';
  return (
    <div className="stack">
      <PaymentFacts payment={payment} />
      {isCashier ? (
        <div className="row">
          <PrintReceipt paymentId={payment.paymentId} isPrinted={payment.isPrinted} variant="filled" />
          {mayReturn ? (
            <Button variant="default" onClick={() => setReturning(true)}>
              {t('payment.refund')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {payment.exceptions
        .filter(({ state }) => state === 'open')
        .map(({ exceptionId, kind }) => (
          <Notice key={exceptionId} tone="warn" title={t(`exceptions.kind.${kind}`)}>
            {t(`exceptions.story.${kind}`)}{' '}
            <Link to="/pembayaran/perlu-tindakan">{t('payments.to_exceptions')}</Link>
          </Notice>
        ))}
      {payment.refunds.map((refund) => (
        <RefundCard key={refund.refundId} refund={refund} />
      ))}
      <PaidMonths payment={payment} />
      <Journals payment={payment} />
      {isReturning ? (
        <ProposalDialog
          act="refund"
          of={{
            paymentId: payment.paymentId,
            amountIdr: payment.returnableIdr,
            isWhole: payment.state === 'unidentified',
          }}
          title={t('payment.refund')}
          onClose={() => setReturning(false)}
        />
      ) : null}
    </div>
  );
}

function PaymentFacts({ payment }: { readonly payment: Payment }) {
  const t = useText();
  const format = useFormat();
  const { payer } = payment;
  return (
    <Section
      title={payer?.name ?? t('payments.payer.unknown')}
      aside={<Tag tone={toneOf(payment.state)}>{t(`payments.state.${payment.state}`)}</Tag>}
    >
      <Facts
        facts={[
          [t('payments.amount'), <strong key="amount">{format.idr(payment.amountIdr)}</strong>],
          [t('payments.received'), format.day(payment.receivedOn)],
          [t('payments.channel'), t(`payments.channel.${payment.channel}`)],
          ...(payment.cashier ? [[t('payments.cashier'), payment.cashier] as const] : []),
          [t('payments.reference'), payment.reference],
          ...(payment.code
            ? [
                [
                  t('payments.code'),
                  <span key="code" className="code">
                    {shownPaymentCode(payment.code)}
                  </span>,
                ] as const,
              ]
            : []),
          [
            t('counter.paid.check'),
            <span key="check" className="code">
              {payment.checkCode}
            </span>,
          ],
          ...(payment.returnableIdr === '0'
            ? []
            : [[t('payment.left'), format.idr(payment.returnableIdr)] as const]),
        ]}
      />
    </Section>
  );
}

function PaidMonths({ payment }: { readonly payment: Payment }) {
  const t = useText();
  const format = useFormat();
  const columns: readonly Column<Payment['paid'][number]>[] = [
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
    { id: 'months', header: t('payment.months'), cell: ({ months }) => monthsText(format, months) },
    {
      id: 'amount',
      numeric: true,
      header: t('payments.amount'),
      cell: ({ amountIdr }) => format.idr(amountIdr),
    },
  ];
  return (
    <Section title={t('payment.paid')}>
      {payment.paid.length === 0 ? (
        <Empty title={t('payment.paid.none')}>{t('payment.paid.none.hint')}</Empty>
      ) : (
        <DataTable
          caption={t('payment.paid')}
          columns={columns}
          rows={payment.paid}
          rowKey={({ workerId, part, months }) => `${workerId} ${part} ${months.join()}`}
        />
      )}
    </Section>
  );
}

function Journals({ payment }: { readonly payment: Payment }) {
  const t = useText();
  const format = useFormat();
  return (
    <Section title={t('payment.journals')}>
      <ol className="timeline">
        {payment.journals.map(({ journalId, kind, bookedOn, reason, amountIdr }) => (
          <li key={journalId}>
            <Link to="/buku-besar/$journalId" params={{ journalId }}>
              {t(`ledger.kind.${kind}`)}
            </Link>{' '}
            {format.idr(amountIdr)}{' '}
            <span className="soft small">
              · {format.day(bookedOn, 'short')}
              {reason ? ` · ${reason}` : ''}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
