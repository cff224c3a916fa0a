import { Button, Modal, Radio, Textarea } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';

interface ReasonDialogProps {
  readonly title: string;
  readonly hint: ReactNode;
  readonly label: string;
  /** Reasons that are often meant: one click writes them. */
  readonly usual?: readonly string[];
  /** Where it goes, where there is a choice. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  readonly doIt: string;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onReason: (reason: string, choice: string) => void;
  readonly onClose: () => void;
}

/** An act that needs a reason: it is asked for, kept on any failure, and told beside the field when it is missing. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, hint, label, usual = [], choices = [], doIt, isBusy, error, onReason, onClose } = props;
  const t = useText();
  const [reason, setReason] = useState('');
  const [choice, setChoice] = useState(choices[0]?.value ?? '');
  const [isAsked, setAsked] = useState(false);
  const fault = isAsked && reason.trim().length < 3 ? t('check.reason.missing') : null;
  const faults = useMemo(() => (fault === null ? {} : { reason: fault }), [fault]);
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={title}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <form
        ref={useFaultFocus(faults)}
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (reason.trim().length >= 3) onReason(reason.trim(), choice);
        }}
      >
        <div>{hint}</div>
        {choices.length > 1 ? (
          <Radio.Group label={t('check.return.to')} value={choice} onChange={setChoice}>
            <div className="stack-tight">
              {choices.map((one) => (
                <Radio key={one.value} value={one.value} label={one.label} />
              ))}
            </div>
          </Radio.Group>
        ) : null}
        {usual.length > 0 ? (
          <div className="chips">
            {usual.map((one) => (
              <button
                key={one}
                type="button"
                className="chip"
                aria-pressed={reason === one}
                onClick={() => setReason(one)}
              >
                {one}
              </button>
            ))}
          </div>
        ) : null}
        <Textarea
          label={label}
          autosize
          minRows={2}
          maxLength={300}
          value={reason}
          error={fault}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <FailureNotice error={error} />
        <div className="form-actions">
          <Button type="submit" loading={isBusy}>
            {doIt}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('web.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
