import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { readPaymentCode } from '#modules/contributions/core/index.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { Page, Section } from '#platform/web/page.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { CounterBill } from './counter-bill.tsx';
import { CounterPaid } from './counter-paid.tsx';
import { type CounterBillView, paymentsApi, type Recorded } from './payments-api.ts';
import { PaymentsTrail } from './payments-trail.tsx';

/** The counter: a code (typed, or the bill's that one came from), whose bill it is, the money, the receipt, and the next customer. */
export function NewPaymentPage() {
  const t = useText();
  const { kode } = useSearch({ from: '/pembayaran/baru' });
  const navigate = useNavigate({ from: '/pembayaran/baru' });
  const [bill, setBill] = useState<CounterBillView | null>(null);
  const [paid, setPaid] = useState<Recorded | null>(null);
  const next = () => {
    setBill(null);
    setPaid(null);
    if (kode) void navigate({ search: {}, replace: true });
  };
  return (
    <Page
      title={t('counter.pay.title')}
      lead={t('counter.pay.lead')}
      width="reading"
      trail={<PaymentsTrail />}
    >
      {bill && paid ? (
        <CounterPaid bill={bill} paid={paid} onNext={next} />
      ) : bill ? (
        <CounterBill bill={bill} onPaid={setPaid} onOther={next} />
      ) : (
        <CodeForm given={kode ?? ''} onFound={setBill} />
      )}
    </Page>
  );
}

interface CodeFormProps {
  /** Code in the address: looked up at once. */
  readonly given: string;
  readonly onFound: (bill: CounterBillView) => void;
}

function CodeForm({ given, onFound }: CodeFormProps) {
  const t = useText();
  const [code, setCode] = useState(given);
  const [faults, setFaults] = useState<{ readonly code?: string }>({});
  const input = useRef<HTMLInputElement>(null);
  const find = useMutation(paymentsApi.payments.lookUpBill.mutationOptions({ onSuccess: onFound }));
  const { mutate: look } = find;
  useEffect(() => {
    input.current?.focus();
    if (given !== '' && codeFault(given) === null) look({ code: given });
  }, [given, look]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const fault = codeFault(code);
    setFaults(fault ? { code: t(fault) } : {});
    if (!fault) find.mutate({ code });
  };
  return (
    <Section title={t('counter.pay.bill')}>
      <form ref={useFaultFocus(faults)} className="form" onSubmit={submit} noValidate>
        <FailureNotice error={find.error} />
        <TextInput
          ref={input}
          label={t('counter.pay.code')}
          description={t('counter.pay.code.hint')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={40}
          classNames={{ input: 'payment-code-field' }}
          value={code}
          error={faults.code ?? null}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <div className="form-actions">
          <Button type="submit" loading={find.isPending}>
            {t('counter.pay.find')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function codeFault(code: string): string | null {
  if (code.trim() === '') return 'counter.pay.code.missing';
  return readPaymentCode(code) === null ? 'error.payment.code_invalid' : null;
}
