import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { readReceiptCode, readReceiptNumber } from '#modules/contributions/core/index.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Page, Section, Tag } from '#platform/web/page.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { paymentsApi } from './payments-api.ts';

type Genuine = Awaited<ReturnType<typeof paymentsApi.payments.checkReceipt.call>>;

/** For whoever holds a receipt, without an account: is it one of ours, and what it says. Nobody's name. */
export function ReceiptCheckPage() {
  const t = useText();
  const [typed, setTyped] = useState({ number: '', code: '' });
  const [faults, setFaults] = useState<{ readonly number?: string; readonly code?: string }>({});
  const check = useMutation(paymentsApi.payments.checkReceipt.mutationOptions());
  const form = useFaultFocus(faults);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = {
      ...(readReceiptNumber(typed.number) ? {} : { number: t('receipt.number.missing') }),
      ...(readReceiptCode(typed.code) ? {} : { code: t('receipt.code.missing') }),
    };
    setFaults(found);
    if (Object.keys(found).length === 0) check.mutate(typed);
  };
  const again = () => {
    setTyped({ number: '', code: '' });
    check.reset();
  };
  return (
    <Page title={t('receipt.title')} lead={t('receipt.lead')} width="reading">
      {check.data ? (
        <GenuineReceipt receipt={check.data} onAnother={again} />
      ) : (
        <form ref={form} className="card form" onSubmit={submit} noValidate>
          <FailureNotice error={check.error} />
          <TextInput
            label={t('receipt.number')}
            description={t('receipt.number.hint')}
            autoComplete="off"
            maxLength={40}
            value={typed.number}
            error={faults.number ?? null}
            onChange={(event) => setTyped({ ...typed, number: event.currentTarget.value })}
          />
          <TextInput
            label={t('receipt.code')}
            description={t('receipt.code.hint')}
            autoComplete="off"
            autoCapitalize="characters"
            maxLength={40}
            value={typed.code}
            error={faults.code ?? null}
            onChange={(event) => setTyped({ ...typed, code: event.currentTarget.value })}
          />
          <div className="form-actions">
            <Button type="submit" loading={check.isPending}>
              {t('receipt.check')}
            </Button>
          </div>
        </form>
      )}
    </Page>
  );
}

function GenuineReceipt({
  receipt,
  onAnother,
}: {
  readonly receipt: Genuine;
  readonly onAnother: () => void;
}) {
  const t = useText();
  const format = useFormat();
  const months = receipt.months.map((month) => format.month(month)).join(', ');
  return (
    <Section
      title={t(receipt.isTakenBack ? 'receipt.taken_back' : 'receipt.genuine')}
      aside={<Tag tone={receipt.isTakenBack ? 'warn' : 'good'}>{receipt.number}</Tag>}
    >
      <div className="stack" role="status">
        <Facts
          facts={[
            [t('receipt.amount'), <strong key="amount">{format.idr(receipt.amountIdr)}</strong>],
            [t('receipt.day'), format.day(receipt.receivedOn)],
            [t('receipt.months'), months || t('receipt.months.none')],
          ]}
        />
        <p className="soft">{t('receipt.compare')}</p>
        <div className="form-actions">
          <Button variant="default" onClick={onAnother}>
            {t('receipt.another')}
          </Button>
        </div>
      </div>
    </Section>
  );
}
