import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type LeaveReason, leaveReasons } from '#modules/contributions/core/index.ts';
import { isDay } from '#platform/core/month.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';
import { type Filing, type FilingLine, filingsApi } from './filings-api.ts';
import { useFilingAct } from './use-filing-act.ts';

interface LineFormProps {
  readonly filing: Filing;
  readonly line: FilingLine;
  readonly onClose: () => void;
}

function editOf({ workerId, membershipId, correctsMonth }: FilingLine) {
  return { workerId, membershipId, correctsMonth };
}

/** Day and reason of a leaver. */
export function LeaveForm({ filing, line, onClose }: LineFormProps) {
  const t = useText();
  const { today } = useVisitor();
  const { filingId, version } = filing;
  const [on, setOn] = useState('');
  const [reason, setReason] = useState<LeaveReason>('stopped_working');
  const [faults, setFaults] = useState<{ readonly on?: string }>({});
  const leave = useFilingAct(
    () =>
      filingsApi.filings.change.call({
        ...{ filingId, version },
        edits: [{ ...editOf(line), left: { on, reason } }],
      }),
    onClose,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const fault =
      on === ''
        ? 'filings.field.missing'
        : !isDay(on) || on > today
          ? 'error.filing.leaving_day_invalid'
          : null;
    setFaults(fault ? { on: t(fault) } : {});
    if (!fault) leave.mutate(undefined);
  };
  return (
    <form ref={useFaultFocus(faults)} className="stack" onSubmit={submit} noValidate>
      <p className="soft">{t('filings.leave.lead')}</p>
      <FailureNotice error={leave.error} />
      <TextInput
        data-autofocus
        type="date"
        label={t('filings.leave.on')}
        value={on}
        max={today}
        error={faults.on ?? null}
        onChange={(event) => setOn(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('filings.leave.reason')}
        value={reason}
        data={leaveReasons.map((one) => ({ value: one, label: t(`filings.leave.reason.${one}`) }))}
        onChange={(event) =>
          setReason(leaveReasons.find((one) => one === event.currentTarget.value) ?? 'other')
        }
      />
      <div className="form-actions">
        <Button type="submit" loading={leave.isPending}>
          {t('filings.leave')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('web.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** He stays after all, or the correction goes: asked once. */
export function ConfirmLine({
  filing,
  line,
  kind,
  onClose,
}: LineFormProps & { readonly kind: 'stay' | 'uncorrect' }) {
  const t = useText();
  const { filingId, version } = filing;
  const change = useFilingAct(
    () =>
      filingsApi.filings.change.call({
        ...{ filingId, version },
        edits: [{ ...editOf(line), ...(kind === 'stay' ? { left: null } : { remove: true }) }],
      }),
    onClose,
  );
  return (
    <div className="stack">
      <p>{line.name}</p>
      <FailureNotice error={change.error} />
      <div className="form-actions">
        <Button data-autofocus loading={change.isPending} onClick={() => change.mutate(undefined)}>
          {t(kind === 'stay' ? 'filings.line.stay' : 'filings.line.remove')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('web.close')}
        </Button>
      </div>
    </div>
  );
}
