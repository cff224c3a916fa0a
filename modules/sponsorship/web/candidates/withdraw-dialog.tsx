import { Button, Modal, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type CandidateList, candidatesApi, useListAct } from './candidates-api.ts';

const shortest = 3;

/** Takes a list back for good, with the reason why. */
export function WithdrawDialog({
  list,
  onClose,
}: {
  readonly list: CandidateList;
  readonly onClose: () => void;
}) {
  const t = useText();
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const fault = isAsked && reason.trim().length < shortest ? t('candidates.withdraw.reason.missing') : null;
  const faults = useMemo(() => (fault === null ? {} : { reason: fault }), [fault]);
  const withdrawing = useListAct(
    () => candidatesApi.withdraw.call({ listId: list.listId, version: list.version, reason: reason.trim() }),
    onClose,
  );
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('candidates.withdraw.title')}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <form
        ref={useFaultFocus(faults)}
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (reason.trim().length >= shortest) withdrawing.mutate(undefined);
        }}
      >
        <p>{t('candidates.withdraw.hint')}</p>
        <Textarea
          label={t('candidates.withdraw.reason')}
          autosize
          minRows={2}
          maxLength={300}
          value={reason}
          error={fault}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <FailureNotice error={withdrawing.error} />
        <div className="form-actions">
          <Button type="submit" loading={withdrawing.isPending}>
            {t('candidates.withdraw')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('web.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
