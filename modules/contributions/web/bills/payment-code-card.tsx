import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { shownPaymentCode } from '#modules/contributions/core/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Facts } from '#platform/web/page.tsx';
import { QrImage } from '#platform/web/qr-image.tsx';
import { useText } from '#platform/web/text.ts';
import type { Bill } from './bills-api.ts';

interface PaymentCodeCardProps {
  readonly bill: Pick<
    Bill,
    'code' | 'state' | 'amountIdr' | 'feeIdr' | 'paidIdr' | 'owedIdr' | 'dueOn' | 'expiresOn'
  >;
  /** Ways to pay here and now. */
  readonly children: ReactNode;
}

/** The code as it is said and typed, what it asks for, until when, and how it is paid. */
export function PaymentCodeCard({ bill, children }: PaymentCodeCardProps) {
  const t = useText();
  const format = useFormat();
  const clipboard = useClipboard({ timeout: 2_000 });
  const isOpen = bill.state === 'open';
  const total = (BigInt(bill.amountIdr) + BigInt(bill.feeIdr)).toString();
  return (
    <section className="card bill-code-card" aria-label={t('bills.code')}>
      <div className="stack">
        <div>
          <h2 className="soft small bill-code-title">{t('bills.code')}</h2>
          <p className={isOpen ? 'bill-code code' : 'bill-code bill-code-over code'} data-code={bill.code}>
            {shownPaymentCode(bill.code)}
          </p>
        </div>
        <Facts
          facts={[
            [
              t(isOpen ? 'bills.to_pay' : 'bills.amount'),
              <strong key="amount" className="bill-amount">
                {format.idr(isOpen ? bill.owedIdr : total)}
              </strong>,
            ],
            ...(bill.feeIdr === '0' ? [] : [[t('bills.fee'), format.idr(bill.feeIdr)] as const]),
            ...(bill.paidIdr === '0' ? [] : [[t('bills.paid'), format.idr(bill.paidIdr)] as const]),
            [t('bills.due'), format.day(bill.dueOn)],
            ...(bill.expiresOn && bill.expiresOn !== bill.dueOn
              ? [[t('bills.expires'), format.day(bill.expiresOn)] as const]
              : []),
          ]}
        />
        {isOpen ? (
          <div className="row no-print">
            <Button variant="default" onClick={() => clipboard.copy(bill.code)}>
              {t(clipboard.copied ? 'bills.code.copied' : 'bills.code.copy')}
            </Button>
            {children}
          </div>
        ) : null}
      </div>
      {isOpen ? (
        <div className="bill-how">
          <div className="bill-qr">
            <QrImage text={bill.code} label={t('bills.code.qr')} />
          </div>
          <div className="stack-tight">
            <h3>{t('bills.how')}</h3>
            <ol className="bill-steps">
              <li>{t('bills.how.counter')}</li>
              <li>{t('bills.how.bank')}</li>
              <li>{t('bills.how.whole', { amount: format.idr(bill.owedIdr) })}</li>
            </ol>
          </div>
        </div>
      ) : null}
    </section>
  );
}
