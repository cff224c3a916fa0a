import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { statedSources } from '#modules/certificates/core/index.ts';
import { useKept } from '#modules/certificates/web/keeping/index.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { NumberField } from '#platform/web/number-field.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { complianceApi } from './compliance-api.ts';

interface StateWorkersDialogProps {
  readonly organisationId: string;
  readonly today: string;
  readonly onClose: () => void;
}

/** How many workers another source states, with its day. */
export function StateWorkersDialog({ organisationId, today, onClose }: StateWorkersDialogProps) {
  const t = useText();
  const [draft, setDraft] = useState({ source: 'oss', number: '', workers: '', statedOn: today });
  const change = (values: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...values }));
  const kept = useKept({
    send: (input: Parameters<typeof complianceApi.state.call>[0], key: string) =>
      complianceApi.state.call(input, { context: { key } }),
    fieldOf: ({ code }) => (code === 'compliance.source_day' ? 'statedOn' : null),
    onKept: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const source = statedSources.find((one) => one === draft.source) ?? 'oss';
    const { number, statedOn } = draft;
    kept.submit(
      { organisationId, source, number, statedOn, workers: Number(draft.workers) },
      {
        ...(/^\d{1,7}$/.test(draft.workers) ? {} : { workers: t('compliance.workers.missing') }),
        ...(statedOn === '' ? { statedOn: t('compliance.stated_on.missing') } : {}),
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('compliance.state.add')}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <form ref={useFaultFocus(kept.faults)} className="stack" noValidate onSubmit={submit}>
        <p className="soft">{t('compliance.state.what')}</p>
        <NativeSelect
          label={t('compliance.source')}
          value={draft.source}
          onChange={(event) => change({ source: event.currentTarget.value })}
          data={statedSources.map((value) => ({ value, label: t(`compliance.source.${value}`) }))}
        />
        <TextInput
          label={t('compliance.source.number')}
          maxLength={80}
          value={draft.number}
          onChange={(event) => change({ number: event.currentTarget.value })}
        />
        <NumberField
          label={t('compliance.workers')}
          value={draft.workers}
          onChange={(workers) => change({ workers })}
          error={kept.faults.workers ?? null}
        />
        <TextInput
          type="date"
          label={t('compliance.stated_on')}
          value={draft.statedOn}
          max={today}
          error={kept.faults.statedOn ?? null}
          onChange={(event) => change({ statedOn: event.currentTarget.value })}
        />
        <FailureNotice error={kept.error} />
        <div className="form-actions">
          <Button type="submit" loading={kept.isPending}>
            {t('compliance.state.do')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('web.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
