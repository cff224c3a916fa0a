import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useKept } from '#modules/certificates/web/keeping/index.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { useFormat } from '#platform/web/format.ts';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type UndertakingView, undertakingsApi } from './undertakings-api.ts';

export type Decision = 'accepted' | 'refused' | 'withdrawn';

interface DecideDialogProps {
  readonly undertaking: UndertakingView;
  readonly decision: Decision;
  readonly onClose: () => void;
}

/** Accepts, refuses with a reason, or takes back; what will follow is said first. */
export function DecideDialog({ undertaking, decision, onClose }: DecideDialogProps) {
  const t = useText();
  const format = useFormat();
  const [reason, setReason] = useState('');
  const { undertakingId, version, name, dueOn } = undertaking;
  const kept = useKept({
    send: async (input: { readonly reason: string }, key: string) => {
      const said = { undertakingId, version, ...input };
      if (decision === 'withdrawn') await undertakingsApi.withdraw.call(said, { context: { key } });
      else await undertakingsApi.decide.call({ ...said, decision }, { context: { key } });
    },
    onKept: onClose,
  });
  const isReasonWanted = decision === 'refused';
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t(`undertakings.decide.${decision}`)}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <form
        ref={useFaultFocus(kept.faults)}
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const isMissing = isReasonWanted && reason.trim().length < 3;
          kept.submit(
            { reason: reason.trim() },
            isMissing ? { reason: t('undertakings.reason.missing') } : {},
          );
        }}
      >
        <p>{t(`undertakings.decide.${decision}.what`, { name, day: format.day(dueOn) })}</p>
        {isReasonWanted ? (
          <Textarea
            label={t('undertakings.reason.label')}
            autosize
            minRows={2}
            maxLength={600}
            value={reason}
            error={kept.faults.reason ?? null}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        ) : null}
        <FailureNotice error={kept.error} />
        <div className="form-actions">
          <Button type="submit" loading={kept.isPending}>
            {t(`undertakings.decide.${decision}.do`)}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('web.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
