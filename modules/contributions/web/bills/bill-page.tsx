import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ComponentType, useState } from 'react';
import { shownPaymentCode } from '#modules/contributions/core/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Page, Section, Tag } from '#platform/web/page.tsx';
import { Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { BillMonths } from './bill-months.tsx';
import { BillPeople } from './bill-people.tsx';
import { type Bill, billsApi, billTones, monthsText } from './bills-api.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { PaymentCodeCard } from './payment-code-card.tsx';

interface BillPageProps {
  /** Ways to pay that other parts of the house bring. */
  readonly Ways: ComponentType<{ readonly code: string }>;
}

/** One bill: its code first, then what it is made of and what came for it. */
export function BillPage({ Ways }: BillPageProps) {
  const t = useText();
  const { code } = useParams({ from: '/tagihan/$code' });
  const query = useQuery(billsApi.bills.show.queryOptions({ input: { paymentCode: code } }));
  return (
    <Page
      title={query.data ? t(`bills.one.${query.data.kind}`) : t('bills.one')}
      lead={query.data ? <BillLead bill={query.data} /> : null}
      trail={
        <nav aria-label={t('bills.trail')} className="no-print">
          <Link to="/tagihan" search={{}}>
            {t('bills.title')}
          </Link>
        </nav>
      }
      actions={query.data ? <BillActions bill={query.data} /> : null}
    >
      <Loaded query={query}>
        {(bill) => (
          <>
            <Standing bill={bill} />
            <PaymentCodeCard bill={bill}>
              {bill.state === 'open' ? <Ways code={bill.code} /> : null}
            </PaymentCodeCard>
            <BillMonths bill={bill} />
            <BillPeople bill={bill} />
            <History bill={bill} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function BillLead({ bill }: { readonly bill: Bill }) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      <Tag tone={billTones[bill.state]}>{t(`bills.state.${bill.state}`)}</Tag> {bill.payerName} ·{' '}
      {monthsText(bill, format)}
    </>
  );
}

function BillActions({ bill }: { readonly bill: Bill }) {
  const t = useText();
  const [cancels, setCancels] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => window.print()}>
        {t('bills.print')}
      </Button>
      {bill.mayCancel ? (
        <Button variant="default" onClick={() => setCancels(true)}>
          {t('bills.cancel')}
        </Button>
      ) : null}
      {cancels ? <CancelDialog code={bill.code} onClose={() => setCancels(false)} /> : null}
    </>
  );
}

/** Why a bill that is over cannot be paid, and what to do instead. */
function Standing({ bill }: { readonly bill: Bill }) {
  const t = useText();
  const format = useFormat();
  const { state, replacedByCode, endedReason, paidOn } = bill;
  if (state === 'open') return null;
  if (state === 'paid')
    return <Notice tone="good">{t('bills.paid_on', { day: paidOn ? format.day(paidOn) : '' })}</Notice>;
  return (
    <Notice tone="warn" title={t(`bills.over.${state}`)}>
      {endedReason && state === 'cancelled' ? <p>{t('bills.reason', { reason: endedReason })}</p> : null}
      {replacedByCode ? (
        <p>
          {t('bills.replaced_by')}{' '}
          <Link to="/tagihan/$code" params={{ code: replacedByCode }} className="code">
            {shownPaymentCode(replacedByCode)}
          </Link>
        </p>
      ) : null}
    </Notice>
  );
}

function History({ bill }: { readonly bill: Bill }) {
  const t = useText();
  const format = useFormat();
  return (
    <Section title={t('bills.history')}>
      <Facts
        facts={[
          [t('bills.issued'), format.day(bill.issuedOn)],
          ...bill.payments.map(
            ({ receivedOn, amountIdr, channel }) =>
              [
                t('bills.received', { day: format.day(receivedOn) }),
                `${format.idr(amountIdr)} · ${t(`bills.channel.${channel}`)}`,
              ] as const,
          ),
          ...(bill.paidOn ? [[t('bills.settled'), format.day(bill.paidOn)] as const] : []),
        ]}
      />
    </Section>
  );
}
