import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { billsApi } from './bills-api.ts';

/** Cancels a bill, with the reason why. */
export function CancelDialog({ code, onClose }: { readonly code: string; readonly onClose: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const fault = isAsked && reason.trim().length < 3 ? t('bills.cancel.reason.missing') : null;
  const faults = useMemo(() => (fault === null ? {} : { reason: fault }), [fault]);
  const cancel = useMutation({
    mutationFn: () => billsApi.bills.cancel.call({ paymentCode: code, reason: reason.trim() }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: billsApi.bills.key() });
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('bills.cancel.title')}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <form
        ref={useFaultFocus(faults)}
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (reason.trim().length >= 3) cancel.mutate();
        }}
      >
        <p>{t('bills.cancel.hint')}</p>
        <Textarea
          label={t('bills.cancel.reason')}
          autosize
          minRows={2}
          maxLength={300}
          value={reason}
          error={fault}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <FailureNotice error={cancel.error} />
        <div className="form-actions">
          <Button type="submit" loading={cancel.isPending}>
            {t('bills.cancel')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('bills.keep')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
