import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { shownPaymentCode } from '#modules/contributions/core/index.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { useFormat } from '#platform/web/format.ts';
import { FailureNotice, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type Filing, filingsApi } from './filings-api.ts';
import { HintList } from './hints.tsx';
import { useFilingAct } from './use-filing-act.ts';

interface FormProps {
  readonly filing: Filing;
  readonly onClose: () => void;
}

/** The summary before a filing is final. */
export function ConfirmFinal({ filing, onClose }: FormProps) {
  const t = useText();
  const format = useFormat();
  const { filingId, version, counts, hints } = filing;
  const finalise = useFilingAct(() => filingsApi.filings.finalise.call({ filingId, version }), onClose);
  return (
    <div className="stack">
      <p>
        {t('filings.finalise.words', {
          workers: format.number(filing.workers),
          wages: format.idr(filing.wagesIdr),
          amount: format.idr((BigInt(filing.amountIdr) + BigInt(filing.feeIdr)).toString()),
        })}
      </p>
      {counts.left > 0 ? <p>{t('filings.finalise.leavers', { n: format.number(counts.left) })}</p> : null}
      {hints.length > 0 ? (
        <Notice tone="warn" title={t('filings.hints')}>
          <HintList hints={hints} />
        </Notice>
      ) : null}
      <FailureNotice error={finalise.error} />
      <div className="form-actions">
        <Button data-autofocus loading={finalise.isPending} onClick={() => finalise.mutate(undefined)}>
          {t('filings.finalise.submit')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('web.cancel')}
        </Button>
      </div>
    </div>
  );
}

/** Reopening says which code dies with it, and asks why. */
export function ConfirmReopen({ filing, onClose }: FormProps) {
  const t = useText();
  const { filingId, version, bill } = filing;
  const [reason, setReason] = useState('');
  const [faults, setFaults] = useState<{ readonly reason?: string }>({});
  const reopen = useFilingAct(
    () => filingsApi.filings.reopen.call({ filingId, version, reason: reason.trim() }),
    onClose,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = reason.trim().length < 5 ? { reason: t('filings.reopen.reason.short') } : {};
    setFaults(found);
    if (Object.keys(found).length === 0) reopen.mutate(undefined);
  };
  return (
    <form ref={useFaultFocus(faults)} className="stack" onSubmit={submit} noValidate>
      {bill ? <p>{t('filings.reopen.words', { code: shownPaymentCode(bill.code) })}</p> : null}
      <FailureNotice error={reopen.error} />
      <Textarea
        data-autofocus
        label={t('filings.reopen.reason')}
        autosize
        minRows={2}
        maxLength={300}
        value={reason}
        error={faults.reason ?? null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="form-actions">
        <Button type="submit" loading={reopen.isPending}>
          {t('filings.reopen')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('web.cancel')}
        </Button>
      </div>
    </form>
  );
}
