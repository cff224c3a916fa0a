import { Button, Modal, Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { actText } from '#platform/web/act-text.ts';
import { DocumentField } from '#platform/web/documents/index.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { ActFields } from './act-fields.tsx';
import { ChangeList } from './change-list.tsx';
import type { LifeChange } from './change-text.ts';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import { type LifeDraft, shownFields } from './draft.ts';
import { type ActFormSetting, useActForm } from './use-act-form.ts';

type ActForm = ReturnType<typeof useActForm>;

/** One act on a worker: what it asks for, what it would change, and only then the deed. */
export function ActDialog(setting: ActFormSetting & { readonly onClose: () => void }) {
  const t = useText();
  const form = useActForm(setting);
  const { worker, chosen, onClose } = setting;
  return (
    <Modal
      opened
      onClose={onClose}
      // A slip of the mouse beside the form throws away nothing that was typed.
      closeOnClickOutside={false}
      size="lg"
      title={t('life.title', { act: actText(t, chosen.act), name: worker.name })}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      {form.preview.data ? (
        <Confirmation form={form} setting={setting} />
      ) : (
        <Filling form={form} setting={setting} onClose={onClose} />
      )}
    </Modal>
  );
}

interface StepProps {
  readonly form: ActForm;
  readonly setting: ActFormSetting;
}

function Filling({ form, setting, onClose }: StepProps & { readonly onClose: () => void }) {
  const t = useText();
  const { draft, faults, change, proof } = form;
  const { act } = setting.chosen;
  return (
    <form ref={useFaultFocus(faults)} className="stack" onSubmit={form.submit} noValidate>
      {form.meanwhile ? (
        <ChangedMeanwhile meanwhile={form.meanwhile} typed={(one) => typedOf(one, form)} />
      ) : (
        <Refusal form={form} />
      )}
      <p>{t(`life.hint.${act}`)}</p>
      <ActFields act={act} worker={form.known} draft={draft} faults={faults} change={change} />
      <Textarea
        label={t('life.reason')}
        description={t('life.reason.hint')}
        autosize
        minRows={2}
        maxLength={500}
        value={draft.reason}
        error={faults.reason ?? null}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
      <DocumentField label={t('life.proof')} description={t(`life.proof.hint`)} document={proof} />
      <div className="form-actions">
        <Button type="submit" loading={form.preview.isPending} disabled={proof.isSending}>
          {t('life.preview')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('web.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** Only what does not stand beside a field already. */
function Refusal({ form }: { readonly form: ActForm }) {
  const t = useText();
  if (Object.keys(form.faults).length > 0) return <Notice tone="bad">{t('life.faulty')}</Notice>;
  return form.refusal === null ? null : <Notice tone="bad">{form.refusal}</Notice>;
}

const typedFields = [...shownFields, 'occupation', 'declaredIncomeIdr', 'nik', 'phone'] as const;

/** What was typed for a field that someone else changed too. */
function typedOf({ field, membership, is }: LifeChange, { draft, base }: ActForm): string | null {
  const name = typedFields.find((one) => one === field);
  if (membership || !name) return null;
  const typed: LifeDraft[typeof name] = draft[name];
  return typed !== base[name] && typed !== is ? typed : null;
}

function Confirmation({ form, setting }: StepProps) {
  const t = useText();
  const { preview, perform, draft, proof } = form;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const isProposed = preview.data?.needsSecondPerson ?? false;
  return (
    <div className="stack">
      <h3 ref={heading} tabIndex={-1} className="life-step">
        {t('life.confirm.title')}
      </h3>
      {isProposed ? <Notice>{t('life.second_person')}</Notice> : null}
      <ChangeList changes={preview.data?.changes ?? []} />
      {setting.chosen.act === 'registry.report-death' ? <p>{t('life.death.then')}</p> : null}
      <p className="small">{t('workers.reason', { reason: draft.reason.trim() })}</p>
      <p className="small breakable">
        {proof.stage.is === 'ready'
          ? t('life.confirm.proof', { name: proof.stage.name })
          : t('life.confirm.no_proof')}
      </p>
      <div className="form-actions">
        <Button onClick={form.confirm} loading={perform.isPending}>
          {t(isProposed ? 'life.propose' : 'life.confirm')}
        </Button>
        <Button variant="default" onClick={form.back} disabled={perform.isPending}>
          {t('life.back')}
        </Button>
      </div>
    </div>
  );
}
