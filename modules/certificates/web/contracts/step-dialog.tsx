import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { contractStepKinds } from '#modules/certificates/core/index.ts';
import { useKept } from '#modules/certificates/web/keeping/index.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { NumberField } from '#platform/web/number-field.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type ContractRow, contractsApi } from './contracts-api.ts';

interface StepDialogProps {
  readonly contract: ContractRow;
  readonly kind: (typeof contractStepKinds)[number];
  /** Without a check that passed: who lets it pass, and why. */
  readonly isOverride: boolean;
  readonly onClose: () => void;
}

/** Awards, pays, closes or cancels; what follows is said first. */
export function StepDialog({ contract, kind, isOverride, onClose }: StepDialogProps) {
  const t = useText();
  const { contractId, version, title, name } = contract;
  const [draft, setDraft] = useState({ amountIdr: '', who: '', reason: '' });
  const change = (values: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...values }));
  const kept = useKept({
    send: (input: Parameters<typeof contractsApi.step.call>[0], key: string) =>
      contractsApi.step.call(input, { context: { key } }),
    fieldOf: ({ code }) => (code === 'contract.over_value' ? 'amountIdr' : null),
    onKept: onClose,
  });
  const isPayment = kind === 'payment';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const override = isOverride ? { name: draft.who.trim(), reason: draft.reason.trim() } : null;
    const amountIdr = isPayment ? draft.amountIdr : null;
    kept.submit(
      { contractId, version, kind, amountIdr, override },
      {
        ...(amountIdr === null || /^[1-9]\d{0,16}$/.test(amountIdr)
          ? {}
          : { amountIdr: t('contracts.amount.missing') }),
        ...(override && override.name.length < 3 ? { who: t('contracts.override.who.missing') } : {}),
        ...(override && override.reason.length < 10 ? { reason: t('contracts.override.why.missing') } : {}),
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t(`contracts.${isOverride ? 'override' : 'do'}.${kind}`)}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <form ref={useFaultFocus(kept.faults)} className="stack" noValidate onSubmit={submit}>
        <p>{t(`contracts.do.${kind}.what`, { title, name })}</p>
        {isPayment ? (
          <NumberField
            label={t('contracts.amount')}
            isMoney
            value={draft.amountIdr}
            onChange={(amountIdr) => change({ amountIdr })}
            error={kept.faults.amountIdr ?? null}
          />
        ) : null}
        {isOverride ? (
          <>
            <p className="soft">{t('contracts.override.what')}</p>
            <TextInput
              label={t('contracts.override.who')}
              maxLength={120}
              value={draft.who}
              error={kept.faults.who ?? null}
              onChange={(event) => change({ who: event.currentTarget.value })}
            />
            <Textarea
              label={t('contracts.override.why')}
              autosize
              minRows={2}
              maxLength={600}
              value={draft.reason}
              error={kept.faults.reason ?? null}
              onChange={(event) => change({ reason: event.currentTarget.value })}
            />
          </>
        ) : null}
        <FailureNotice error={kept.error} />
        <div className="form-actions">
          <Button type="submit" loading={kept.isPending}>
            {t(`contracts.do.${kind}`)}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('web.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
