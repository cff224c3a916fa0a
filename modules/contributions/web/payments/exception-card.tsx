import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ExceptionAct } from '#modules/contributions/core/index.ts';
import { shownPaymentCode } from '#modules/contributions/core/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Tag } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { monthsText } from './months-text.ts';
import type { ExceptionView } from './payments-api.ts';
import { type DialogAct, ProposalDialog } from './proposal-dialog.tsx';

/** A line of the work list: what happened, to whose money, and only what may be done about it. */
export function ExceptionCard({ line }: { readonly line: ExceptionView }) {
  const t = useText();
  const format = useFormat();
  return (
    <section className="card stack-tight">
      <div className="exception-head">
        <h2>
          {line.payer?.name ?? t('payments.payer.unknown')}{' '}
          <Tag tone={line.state === 'open' ? 'warn' : 'plain'}>{t(`exceptions.kind.${line.kind}`)}</Tag>
        </h2>
        <span className="exception-amount">{format.idr(line.amountIdr)}</span>
      </div>
      <p className="soft">
        {t(`exceptions.story.${line.kind}`)}{' '}
        {t('exceptions.since', { day: format.day(line.openedOn, 'short') })}
      </p>
      <Story line={line} />
      {line.isWaiting ? (
        <p>
          <Link to="/pembayaran/pengembalian">{t('exceptions.waiting')}</Link>
        </p>
      ) : null}
      <Acts line={line} />
    </section>
  );
}

function Story({ line }: { readonly line: ExceptionView }) {
  const t = useText();
  const format = useFormat();
  const { payment, bill, payer } = line;
  return (
    <Facts
      facts={[
        ...(payment
          ? [
              [
                t('exceptions.payment'),
                <Link key="payment" to="/pembayaran/$paymentId" params={{ paymentId: payment.paymentId }}>
                  {payment.receipt} · {t(`payments.channel.${payment.channel}`)} ·{' '}
                  {format.idr(payment.amountIdr)}
                </Link>,
              ] as const,
            ]
          : []),
        ...(bill
          ? [
              [
                t('exceptions.bill'),
                `${shownPaymentCode(bill.code)} · ${monthsText(format, [bill.firstMonth, bill.lastMonth])} · ${t(`counter.paid.bill.${bill.state}`)}`,
              ] as const,
            ]
          : []),
        ...(payer ? [[t('exceptions.credit'), format.idr(payer.creditIdr)] as const] : []),
        ...(line.reference ? [[t('exceptions.reference'), line.reference] as const] : []),
        ...(line.outcome
          ? [[t('exceptions.outcome'), t(`exceptions.outcome.${line.outcome}`)] as const]
          : []),
        ...(line.note ? [[t('exceptions.note'), line.note] as const] : []),
      ]}
    />
  );
}

const dialogActs = ['assign', 'keep', 'note', 'refund', 'attribute'] as const satisfies readonly DialogAct[];

function Acts({ line }: { readonly line: ExceptionView }) {
  const t = useText();
  const format = useFormat();
  const [chosen, setChosen] = useState<DialogAct | null>(null);
  if (line.acts.length === 0) return null;
  const of = (act: ExceptionAct) =>
    t('exceptions.act.of', {
      act: t(`exceptions.act.${act}`),
      kind: t(`exceptions.kind.${line.kind}`),
      amount: format.idr(line.amountIdr),
    });
  return (
    <div className="row">
      {dialogActs
        .filter((act) => line.acts.includes(act))
        .map((act, place) => (
          <Button
            key={act}
            size="sm"
            variant={place === 0 ? 'light' : 'default'}
            aria-label={of(act)}
            onClick={() => setChosen(act)}
          >
            {t(`exceptions.act.${act}`)}
          </Button>
        ))}
      {line.acts.includes('name_members') && line.bill ? (
        <Link to="/tagihan/$code" params={{ code: line.bill.code }}>
          {t('exceptions.act.name_members')}
        </Link>
      ) : null}
      {chosen ? (
        <ProposalDialog
          act={chosen}
          of={{
            exceptionId: line.exceptionId,
            amountIdr: line.amountIdr,
            isWhole: line.kind === 'unknown',
            ...(line.payment ? { paymentId: line.payment.paymentId } : {}),
          }}
          title={of(chosen)}
          onClose={() => setChosen(null)}
        />
      ) : null}
    </div>
  );
}
