import { Button, Checkbox, Modal, Radio } from '@mantine/core';
import { useMemo, useState } from 'react';
import { type ReleaseReason, releaseReasons } from '#modules/sponsorship/core/index.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { useFormat } from '#platform/web/format.ts';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type ListTerm, type ListTermsView, termsApi } from './terms-api.ts';
import { useDeed } from './use-deed.ts';

interface EndDialogProps {
  readonly listId: string;
  readonly view: ListTermsView;
  readonly terms: readonly ListTerm[];
  readonly onClose: () => void;
}

/** Ends terms early, with why; the next of the reserve take the places where wanted. */
export function EndDialog({ listId, view, terms, onClose }: EndDialogProps) {
  const t = useText();
  const format = useFormat();
  const [reason, setReason] = useState<ReleaseReason | ''>('');
  const [replace, setReplace] = useState(view.reserves > 0);
  const [isTried, setTried] = useState(false);
  const fault = isTried && reason === '' ? t('terms.reason.missing') : null;
  const faults = useMemo(() => (fault === null ? {} : { reason: fault }), [fault]);
  const running = terms.filter(({ state }) => state !== 'released');
  const end = useDeed(
    (chosen: ReleaseReason) =>
      termsApi.release.call({
        ...{ listId, reason: chosen, replace },
        termIds: running.map(({ termId }) => termId),
      }),
    onClose,
  );
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('terms.end', { n: format.number(running.length) })}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <form
        ref={useFaultFocus(faults)}
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (reason !== '') end.mutate(reason);
        }}
      >
        <p>{t('terms.end.what')}</p>
        <p className="small">{running.map(({ name }) => name).join(', ')}</p>
        <Radio.Group
          label={t('terms.reason')}
          value={reason}
          error={fault}
          onChange={(value) => setReason(releaseReasons.find((one) => one === value) ?? '')}
        >
          <div className="terms-choices">
            {releaseReasons.map((one) => (
              <Radio
                key={one}
                value={one}
                label={t(`terms.reason.${one}`)}
                aria-invalid={fault === null ? undefined : true}
              />
            ))}
          </div>
        </Radio.Group>
        <Checkbox
          label={t('terms.end.replace', { n: format.number(view.reserves) })}
          checked={replace}
          disabled={view.reserves === 0}
          onChange={(event) => setReplace(event.currentTarget.checked)}
        />
        <FailureNotice error={end.error} />
        <div className="form-actions">
          <Button type="submit" loading={end.isPending}>
            {t('terms.end.do')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('web.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
