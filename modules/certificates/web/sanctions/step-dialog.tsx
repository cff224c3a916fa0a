import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { needsReason, type SanctionStepKind } from '#modules/certificates/core/index.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { NumberField } from '#platform/web/number-field.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type SanctionDetail, sanctionsApi, useDeed } from './sanctions-api.ts';

interface StepDialogProps {
  readonly shown: SanctionDetail;
  readonly kind: SanctionStepKind;
  readonly onClose: () => void;
}

const empty = { reason: '', assessed: '', paidOn: '', reference: '' };

type Draft = typeof empty;
type Faults = Partial<Record<keyof Draft, string>>;

/** Proposes one step: what it means, what it needs, and then to the second person. */
export function StepDialog({ shown, kind, onClose }: StepDialogProps) {
  const t = useText();
  const [draft, setDraft] = useState<Draft>({ ...empty, paidOn: shown.today });
  const [isTried, setTried] = useState(false);
  const found = useMemo(() => faultsOf(draft, kind, shown), [draft, kind, shown]);
  const faults = isTried ? found : noFaults;
  const propose = useDeed(
    () =>
      sanctionsApi.propose.call({
        ...{ caseId: shown.caseId, version: shown.version, kind, reason: draft.reason.trim() },
        assessedIdr: draft.assessed === '' ? '0' : draft.assessed,
        payment: kind === 'fine_payment' ? { paidOn: draft.paidOn, reference: draft.reference.trim() } : null,
      }),
    onClose,
  );
  const change = (changed: Partial<Draft>) => setDraft((before) => ({ ...before, ...changed }));
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('sanctions.propose', { step: t(`sanctions.step.${kind}`) })}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <form
        ref={useFaultFocus(faults)}
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (Object.keys(found).length === 0) propose.mutate(undefined);
        }}
      >
        <p>{t(`sanctions.what.${kind}`)}</p>
        <StepFields {...{ shown, kind, draft, faults, change }} />
        <FailureNotice error={propose.error} />
        <div className="form-actions">
          <Button type="submit" loading={propose.isPending}>
            {t('sanctions.propose.do')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('web.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

interface StepFieldsProps {
  readonly shown: SanctionDetail;
  readonly kind: SanctionStepKind;
  readonly draft: Draft;
  readonly faults: Faults;
  readonly change: (changed: Partial<Draft>) => void;
}

function StepFields({ shown, kind, draft, faults, change }: StepFieldsProps) {
  const t = useText();
  const say = (field: keyof Draft) => (faults[field] ? t(faults[field]) : null);
  return (
    <>
      {kind === 'fine' && shown.basis !== 'arrears' ? (
        <NumberField
          isMoney
          label={t('sanctions.assessed')}
          description={t('sanctions.assessed.hint')}
          value={draft.assessed}
          error={say('assessed')}
          onChange={(assessed) => change({ assessed })}
        />
      ) : null}
      {kind === 'fine_payment' ? (
        <>
          <TextInput
            type="date"
            label={t('sanctions.paid_on')}
            max={shown.today}
            value={draft.paidOn}
            error={say('paidOn')}
            onChange={(event) => change({ paidOn: event.currentTarget.value })}
          />
          <TextInput
            label={t('sanctions.reference')}
            description={t('sanctions.reference.hint')}
            maxLength={60}
            value={draft.reference}
            error={say('reference')}
            onChange={(event) => change({ reference: event.currentTarget.value })}
          />
        </>
      ) : null}
      <Textarea
        label={t(needsReason(kind) ? 'sanctions.reason' : 'sanctions.note')}
        autosize
        minRows={2}
        maxLength={2000}
        value={draft.reason}
        error={say('reason')}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
    </>
  );
}

const noFaults: Faults = {};

/** What is missing, as keys of texts. */
function faultsOf(draft: Draft, kind: SanctionStepKind, { today }: SanctionDetail): Faults {
  const faults: Faults = {};
  if (kind === 'fine' && draft.assessed !== '' && !/^\d{1,15}$/.test(draft.assessed))
    faults.assessed = 'sanctions.assessed.wrong';
  if (kind === 'fine_payment' && (draft.paidOn === '' || draft.paidOn > today))
    faults.paidOn = 'sanctions.paid_on.wrong';
  if (kind === 'fine_payment' && draft.reference.trim().length < 3)
    faults.reference = 'sanctions.reference.missing';
  if (needsReason(kind) && draft.reason.trim().length < 3) faults.reason = 'sanctions.reason.missing';
  return faults;
}
