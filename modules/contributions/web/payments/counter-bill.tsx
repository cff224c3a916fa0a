import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type CounterWarning, counterWarning, shownPaymentCode } from '#modules/contributions/core/index.ts';
import { newKey } from '#platform/web/api-client.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { useFormat } from '#platform/web/format.ts';
import { NumberField } from '#platform/web/number-field.tsx';
import { Facts, Section, Tag } from '#platform/web/page.tsx';
import { FailureNotice, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';
import { monthsText } from './months-text.ts';
import { type CounterBillView, paymentsApi, type Recorded } from './payments-api.ts';

interface CounterBillProps {
  readonly bill: CounterBillView;
  readonly onPaid: (paid: Recorded) => void;
  readonly onOther: () => void;
}

/** Whose bill it is and what it asks for; the money, and what is unusual about it, before it is taken. */
export function CounterBill({ bill, onPaid, onOther }: CounterBillProps) {
  const t = useText();
  const format = useFormat();
  const { today } = useVisitor();
  const [amount, setAmount] = useState(bill.owedIdr === '0' ? '' : bill.owedIdr);
  const [faults, setFaults] = useState<{ readonly amount?: string }>({});
  const form = useFaultFocus(faults);
  const take = useTaking(bill, onPaid);
  useEffect(() => {
    const field = form.current?.querySelector('input');
    field?.focus();
    field?.select();
  }, [form]);
  const isAmount = /^[1-9]\d{0,13}$/.test(amount);
  const warning = isAmount ? warningOf(bill, amount, today) : bill.state === 'open' ? null : bill.state;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setFaults(isAmount ? {} : { amount: t('counter.pay.amount.missing') });
    if (isAmount && !take.isPending) take.mutate({ amountIdr: amount, confirmed: warning ?? undefined });
  };
  return (
    <Section
      title={bill.payer.name || t('payments.payer')}
      aside={<Tag tone="plain">{t(`payments.kind.${bill.payer.kind}`)}</Tag>}
    >
      <BillFacts bill={bill} />
      <form ref={form} className="form counter-form" onSubmit={submit} noValidate>
        <FailureNotice error={take.error} />
        <NumberField
          isMoney
          label={t('counter.pay.amount')}
          value={amount}
          error={faults.amount ?? null}
          onChange={setAmount}
        />
        {warning ? <Warning warning={warning} bill={bill} /> : null}
        <div className="form-actions">
          <Button type="submit" loading={take.isPending}>
            {t(warning ? 'counter.pay.take_anyway' : 'counter.pay.take', {
              amount: isAmount ? format.idr(amount) : '',
            })}
          </Button>
          <Button variant="default" onClick={onOther}>
            {t('counter.pay.other_code')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function BillFacts({ bill }: { readonly bill: CounterBillView }) {
  const t = useText();
  const format = useFormat();
  const hasMore = bill.payerOwedIdr !== bill.owedIdr;
  return (
    <Facts
      facts={[
        [
          t('counter.pay.code'),
          <span key="code" className="code">
            {shownPaymentCode(bill.code)}
          </span>,
        ],
        [t('counter.pay.months'), monthsText(format, [bill.firstMonth, bill.lastMonth])],
        ...(bill.workers > 1 ? [[t('counter.pay.workers'), format.number(bill.workers)] as const] : []),
        [t('counter.pay.owed'), <strong key="owed">{format.idr(bill.owedIdr)}</strong>],
        ...(hasMore ? [[t('counter.pay.all_owed'), format.idr(bill.payerOwedIdr)] as const] : []),
        ...(bill.creditIdr === '0' ? [] : [[t('counter.pay.credit'), format.idr(bill.creditIdr)] as const]),
        [t('counter.pay.due'), format.day(bill.dueOn)],
      ]}
    />
  );
}

function Warning({ warning, bill }: { readonly warning: CounterWarning; readonly bill: CounterBillView }) {
  const t = useText();
  const format = useFormat();
  return (
    <Notice tone="warn" title={t('counter.warning.title')}>
      <p>{t(`counter.warning.${warning}`, { owed: format.idr(bill.owedIdr) })}</p>
      {bill.replacedByCode ? (
        <p>{t('counter.warning.new_code', { code: shownPaymentCode(bill.replacedByCode) })}</p>
      ) : null}
    </Notice>
  );
}

function warningOf(bill: CounterBillView, amount: string, today: string): CounterWarning | null {
  const weighed = {
    state: bill.state,
    owedIdr: BigInt(bill.owedIdr),
    payerOwedIdr: BigInt(bill.payerOwedIdr),
    creditIdr: BigInt(bill.creditIdr),
    expiresOn: bill.expiresOn,
  };
  return counterWarning(weighed, BigInt(amount), today);
}

/** One key until it has succeeded: sent twice, the money is taken once. */
function useTaking({ code }: CounterBillView, onPaid: (paid: Recorded) => void) {
  const queries = useQueryClient();
  const key = useRef(newKey());
  const sent = useRef('');
  return useMutation({
    mutationFn: (payment: { readonly amountIdr: string; readonly confirmed: CounterWarning | undefined }) => {
      // Another amount is another request: under the old key it would be refused.
      const said = JSON.stringify(payment);
      if (sent.current !== '' && sent.current !== said) key.current = newKey();
      sent.current = said;
      return paymentsApi.payments.record.call({ code, ...payment }, { context: { key: key.current } });
    },
    onSuccess: async (paid) => {
      onPaid(paid);
      await queries.invalidateQueries({ queryKey: paymentsApi.payments.key() });
    },
  });
}
