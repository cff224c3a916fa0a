import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Section, Tag } from '#platform/web/page.tsx';
import { Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import type { CounterBillView, Recorded } from './payments-api.ts';
import { PrintReceipt } from './print-receipt.tsx';

interface CounterPaidProps {
  readonly bill: CounterBillView;
  readonly paid: Recorded;
  readonly onNext: () => void;
}

/** The receipt at once; Enter goes to the next customer. */
export function CounterPaid({ bill, paid, onNext }: CounterPaidProps) {
  const t = useText();
  const format = useFormat();
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);
  return (
    <Section
      title={t('counter.paid.title')}
      aside={
        <Tag tone={paid.billState === 'paid' ? 'good' : 'warn'}>
          {t(`counter.paid.bill.${paid.billState}`)}
        </Tag>
      }
    >
      <div className="stack" role="status">
        <Facts
          facts={[
            [t('payments.payer'), bill.payer.name],
            [t('counter.paid.amount'), <strong key="amount">{format.idr(paid.amountIdr)}</strong>],
            [
              t('payments.receipt'),
              <span key="receipt" className="code">
                {paid.receipt}
              </span>,
            ],
            [
              t('counter.paid.check'),
              <span key="check" className="code">
                {paid.checkCode}
              </span>,
            ],
            ...(paid.creditIdr === '0'
              ? []
              : [[t('counter.paid.credit'), format.idr(paid.creditIdr)] as const]),
          ]}
        />
        {paid.exception ? (
          <Notice tone="warn">
            {t('counter.paid.exception', { kind: t(`exceptions.kind.${paid.exception}`) })}
          </Notice>
        ) : null}
        <div className="form-actions">
          <Button ref={next} onClick={onNext}>
            {t('counter.paid.next')}
          </Button>
          <PrintReceipt paymentId={paid.paymentId} isPrinted={false} />
          <Button
            variant="subtle"
            renderRoot={(props) => (
              <Link to="/pembayaran/$paymentId" params={{ paymentId: paid.paymentId }} {...props} />
            )}
          >
            {t('counter.paid.open')}
          </Button>
        </div>
      </div>
    </Section>
  );
}
