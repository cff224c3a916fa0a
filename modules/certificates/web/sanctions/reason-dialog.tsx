import { Button, Modal, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';

interface ReasonDialogProps {
  readonly title: string;
  readonly hint: string;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks why a step is refused or taken back; what was typed is kept on any failure. */
export function ReasonDialog({ title, hint, isBusy, error, onReason, onClose }: ReasonDialogProps) {
  const t = useText();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isMissing = reason.trim().length < 3;
  const fault = isTried && isMissing ? t('sanctions.reason.missing') : null;
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
          setTried(true);
          if (!isMissing) onReason(reason.trim());
        }}
      >
        <p>{hint}</p>
        <Textarea
          label={t('sanctions.reason')}
          autosize
          minRows={2}
          maxLength={2000}
          value={reason}
          error={fault}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <FailureNotice error={error} />
        <div className="form-actions">
          <Button type="submit" loading={isBusy}>
            {title}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('web.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
