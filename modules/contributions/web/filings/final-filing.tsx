import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { shownPaymentCode } from '#modules/contributions/core/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import type { Dialog } from './filing-dialogs.tsx';
import type { Filing } from './filings-api.ts';
import { HintList } from './hints.tsx';
import { TotalsTable } from './totals.tsx';

interface FinalProps {
  readonly filing: Filing;
  readonly mayWrite: boolean;
  readonly onDialog: (dialog: Dialog) => void;
}

/** What a final filing came to: its payment code first. */
export function FinalFiling({ filing, mayWrite, onDialog }: FinalProps) {
  const t = useText();
  const totals = filing.totals.map((one) => ({
    ...one,
    employerIdr: BigInt(one.employerIdr),
    workerIdr: BigInt(one.workerIdr),
  }));
  return (
    <div className="filing-top">
      <section className="card stack filing-acts">
        {filing.state === 'draft' ? null : <FinalBill filing={filing} />}
        {filing.state === 'final' && mayWrite ? (
          <div>
            <Button variant="default" onClick={() => onDialog({ kind: 'reopen' })}>
              {t('filings.reopen')}
            </Button>
          </div>
        ) : null}
        {filing.hints.length > 0 ? (
          <Notice tone="warn" title={t('filings.unusual')}>
            <HintList hints={filing.hints} />
          </Notice>
        ) : null}
      </section>
      <Section title={t('filings.total')}>
        <TotalsTable
          totals={filing.bill || filing.state === 'draft' ? totals : []}
          feeIdr={BigInt(filing.bill?.feeIdr ?? '0')}
        />
      </Section>
    </div>
  );
}

function FinalBill({ filing }: { readonly filing: Filing }) {
  const t = useText();
  const format = useFormat();
  const { bill, state } = filing;
  if (!bill) return <Notice tone="info">{t('filings.final.no_bill')}</Notice>;
  const amount = format.idr((BigInt(bill.amountIdr) + BigInt(bill.feeIdr)).toString());
  return (
    <>
      <h2>{t('filings.final')}</h2>
      <div>
        <p className="soft small">{t('filings.final.code')}</p>
        <p className="filing-code code" data-code={bill.code}>
          {shownPaymentCode(bill.code)}
        </p>
      </div>
      <p>
        <Link to="/tagihan/$code" params={{ code: bill.code }}>
          {t('filings.final.bill')}
        </Link>
      </p>
      <p>
        {state === 'locked'
          ? t('filings.final.paid')
          : t('filings.final.pay', { amount, day: format.day(bill.dueOn) })}
      </p>
    </>
  );
}
