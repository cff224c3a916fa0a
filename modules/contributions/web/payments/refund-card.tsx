import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { shownPaymentCode } from '#modules/contributions/core/index.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Tag, type Tone } from '#platform/web/page.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { paymentsApi, type RefundView } from './payments-api.ts';

const tones = {
  proposed: 'warn',
  paid: 'good',
  rejected: 'bad',
  withdrawn: 'plain',
} as const satisfies Record<RefundView['state'], Tone>;

/** A proposal to let money go, who made it, and what this account may do about it. */
export function RefundCard({ refund }: { readonly refund: RefundView }) {
  const t = useText();
  const format = useFormat();
  return (
    <section className="card stack-tight">
      <div className="exception-head">
        <h2>
          {t(`refunds.kind.${refund.kind}`)}{' '}
          <Tag tone={tones[refund.state]}>{t(`refunds.state.${refund.state}`)}</Tag>
        </h2>
        <span className="exception-amount">{format.idr(refund.amountIdr)}</span>
      </div>
      <p>{refund.reason}</p>
      <RefundFacts refund={refund} />
      <p className="soft small">
        {t('refunds.by', { name: refund.proposedBy, when: format.instant(refund.proposedAt) })}
        {refund.decidedAt && refund.state !== 'withdrawn'
          ? ` · ${t('refunds.decided', { name: refund.decidedBy, when: format.instant(refund.decidedAt) })}`
          : ''}
        {refund.decisionReason ? ` · ${refund.decisionReason}` : ''}
      </p>
      <Decision refund={refund} />
    </section>
  );
}

function RefundFacts({ refund }: { readonly refund: RefundView }) {
  const t = useText();
  const to =
    refund.kind === 'attribution'
      ? `${refund.toPayer?.name ?? ''} · ${shownPaymentCode(refund.toCode)}`
      : refund.payee || t('refunds.cash');
  return (
    <Facts
      facts={[
        [t('refunds.from'), refund.payer?.name ?? t('payments.payer.unknown')],
        [t('refunds.to'), to],
        ...(refund.paymentId
          ? [
              [
                t('exceptions.payment'),
                <Link key="payment" to="/pembayaran/$paymentId" params={{ paymentId: refund.paymentId }}>
                  {refund.receipt}
                </Link>,
              ] as const,
            ]
          : []),
      ]}
    />
  );
}

function Decision({ refund }: { readonly refund: RefundView }) {
  const t = useText();
  const format = useFormat();
  const [isRejecting, setRejecting] = useState(false);
  const { approve, withdraw } = useDecisions();
  const { refundId, mayDecide, mayWithdraw } = refund;
  if (!mayDecide && !mayWithdraw) return null;
  if (isRejecting) return <Rejection refund={refund} onClose={() => setRejecting(false)} />;
  const amount = format.idr(refund.amountIdr);
  return (
    <div className="stack-tight">
      <FailureNotice error={approve.error ?? withdraw.error} />
      <div className="row">
        {mayDecide ? (
          <>
            <Button
              size="sm"
              loading={approve.isPending}
              aria-label={t('refunds.approve.of', { amount })}
              onClick={() => approve.mutate({ refundId })}
            >
              {t('refunds.approve')}
            </Button>
            <Button
              size="sm"
              variant="default"
              disabled={approve.isPending}
              aria-label={t('refunds.reject.of', { amount })}
              onClick={() => setRejecting(true)}
            >
              {t('refunds.reject')}
            </Button>
          </>
        ) : null}
        {mayWithdraw ? (
          <Button
            size="sm"
            variant="default"
            loading={withdraw.isPending}
            aria-label={t('refunds.withdraw.of', { amount })}
            onClick={() => withdraw.mutate({ refundId })}
          >
            {t('refunds.withdraw')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function Rejection({ refund, onClose }: { readonly refund: RefundView; readonly onClose: () => void }) {
  const t = useText();
  const { reject } = useDecisions();
  const [reason, setReason] = useState('');
  const [faults, setFaults] = useState<{ readonly reason?: string }>({});
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isTold = reason.trim().length >= 5;
    setFaults(isTold ? {} : { reason: t('exceptions.reason.missing') });
    if (isTold) reject.mutate({ refundId: refund.refundId, reason: reason.trim() });
  };
  return (
    <form ref={useFaultFocus(faults)} className="stack-tight" onSubmit={submit} noValidate>
      <FailureNotice error={reject.error} />
      <Textarea
        label={t('refunds.reject.reason')}
        autosize
        autoFocus
        minRows={2}
        maxLength={500}
        value={reason}
        error={faults.reason ?? null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="row">
        <Button type="submit" size="sm" loading={reject.isPending}>
          {t('refunds.reject')}
        </Button>
        <Button variant="default" size="sm" onClick={onClose}>
          {t('web.cancel')}
        </Button>
      </div>
    </form>
  );
}

function useDecisions() {
  const queries = useQueryClient();
  const onSuccess = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: paymentsApi.payments.key() }),
      queries.invalidateQueries({ queryKey: paymentsApi.exceptions.key() }),
      queries.invalidateQueries({ queryKey: paymentsApi.refunds.key() }),
    ]);
  return {
    approve: useMutation(paymentsApi.refunds.approve.mutationOptions({ onSuccess })),
    reject: useMutation(paymentsApi.refunds.reject.mutationOptions({ onSuccess })),
    withdraw: useMutation(paymentsApi.refunds.withdraw.mutationOptions({ onSuccess })),
  };
}
