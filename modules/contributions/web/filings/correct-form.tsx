import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { addMonths } from '#platform/core/month.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { useFormat } from '#platform/web/format.ts';
import { NumberField } from '#platform/web/number-field.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type Filing, type FilingLine, filingsApi } from './filings-api.ts';
import { isWage } from './use-edits.ts';
import { useFilingAct } from './use-filing-act.ts';

interface CorrectFormProps {
  readonly filing: Filing;
  readonly line: FilingLine;
  readonly onClose: () => void;
}

const monthsBack = 24;

/** The right wage of a month that is paid. */
export function CorrectForm({ filing, line, onClose }: CorrectFormProps) {
  const t = useText();
  const format = useFormat();
  const { filingId, version } = filing;
  const { workerId, membershipId } = line;
  const months = Array.from({ length: monthsBack }, (_, index) => addMonths(filing.month, -1 - index));
  const [month, setMonth] = useState(months[0] ?? filing.month);
  const [wageIdr, setWage] = useState('');
  const [note, setNote] = useState('');
  const [faults, setFaults] = useState<{ readonly wage?: string }>({});
  const correct = useFilingAct(
    () =>
      filingsApi.filings.correct.call({ filingId, version, workerId, membershipId, month, wageIdr, note }),
    onClose,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = isWage(wageIdr) ? {} : { wage: t('filings.line.wage.invalid') };
    setFaults(found);
    if (Object.keys(found).length === 0) correct.mutate(undefined);
  };
  return (
    <form ref={useFaultFocus(faults)} className="stack" onSubmit={submit} noValidate>
      <p>
        <strong>{line.name}</strong>
      </p>
      <p className="soft">{t('filings.correct.lead')}</p>
      <FailureNotice error={correct.error} />
      <NativeSelect
        data-autofocus
        label={t('filings.correct.month')}
        value={month}
        data={months.map((one) => ({ value: one, label: format.month(one) }))}
        onChange={(event) => setMonth(event.currentTarget.value)}
      />
      <NumberField
        isMoney
        label={t('filings.correct.wage')}
        value={wageIdr}
        onChange={setWage}
        error={faults.wage ?? null}
      />
      <TextInput
        label={t('filings.correct.note')}
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className="form-actions">
        <Button type="submit" loading={correct.isPending}>
          {t('filings.correct.submit')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('web.cancel')}
        </Button>
      </div>
    </form>
  );
}
