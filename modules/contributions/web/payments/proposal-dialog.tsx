import { Button, Modal, Radio, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { readPaymentCode } from '#modules/contributions/core/index.ts';
import { newKey } from '#platform/web/api-client.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { useFormat } from '#platform/web/format.ts';
import { NumberField } from '#platform/web/number-field.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { paymentsApi } from './payments-api.ts';
import { type ProposalDraft, proposalFaults, sendProposal } from './send-proposal.ts';

export type DialogAct = 'assign' | 'keep' | 'note' | 'refund' | 'attribute';

interface ProposalDialogProps {
  readonly act: DialogAct;
  readonly of: {
    readonly exceptionId?: string;
    readonly paymentId?: string;
    readonly amountIdr: string;
    /** Money that nobody is known for goes back whole. */
    readonly isWhole: boolean;
  };
  readonly title: string;
  readonly onClose: () => void;
}

/** One act on a payment: what it asks for, why, and the deed; what was typed stays on any error. */
export function ProposalDialog({ act, of, title, onClose }: ProposalDialogProps) {
  const t = useText();
  const [draft, setDraft] = useState<ProposalDraft>({
    ...{ reason: '', code: '', amountIdr: of.amountIdr, way: 'transfer' },
    ...{ bank: '', account: '', holder: '' },
  });
  const [faults, setFaults] = useState<Readonly<Partial<Record<keyof ProposalDraft, string>>>>({});
  const form = useFaultFocus(faults);
  const deed = useDeed(act, of, onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = proposalFaults(act, draft, (code) => readPaymentCode(code) !== null);
    setFaults(found);
    if (Object.keys(found).length === 0 && !deed.isPending) deed.mutate(draft);
  };
  const change = (part: Partial<ProposalDraft>) => setDraft({ ...draft, ...part });
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      size="lg"
      title={title}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <form ref={form} className="stack" onSubmit={submit} noValidate>
        <FailureNotice error={deed.error} />
        <p>{t(`exceptions.hint.${act}`)}</p>
        <Fields act={act} isWhole={of.isWhole} draft={draft} faults={faults} onChange={change} />
        <Textarea
          label={t('exceptions.reason')}
          description={t('exceptions.reason.hint')}
          autosize
          minRows={2}
          maxLength={500}
          value={draft.reason}
          error={faults.reason ? t(faults.reason) : null}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
        <div className="form-actions">
          <Button type="submit" loading={deed.isPending}>
            {t(act === 'refund' || act === 'attribute' ? 'refunds.propose' : `exceptions.act.${act}`)}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('web.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

interface FieldsProps {
  readonly act: DialogAct;
  readonly isWhole: boolean;
  readonly draft: ProposalDraft;
  readonly faults: Readonly<Partial<Record<keyof ProposalDraft, string>>>;
  readonly onChange: (part: Partial<ProposalDraft>) => void;
}

function Fields({ act, isWhole, draft, faults, onChange }: FieldsProps) {
  const t = useText();
  const format = useFormat();
  if (act === 'keep' || act === 'note') return null;
  return (
    <>
      {act === 'refund' ? null : (
        <TextInput
          data-autofocus
          label={t('payments.code')}
          description={t('counter.pay.code.hint')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={40}
          value={draft.code}
          error={faults.code ? t(faults.code) : null}
          onChange={(event) => onChange({ code: event.currentTarget.value })}
        />
      )}
      {act === 'assign' || isWhole ? null : (
        <NumberField
          isMoney
          label={t('refunds.amount')}
          value={draft.amountIdr}
          error={faults.amountIdr ? t(faults.amountIdr) : null}
          onChange={(amountIdr) => onChange({ amountIdr })}
        />
      )}
      {act === 'refund' && isWhole ? (
        <p>{t('exceptions.whole', { amount: format.idr(draft.amountIdr) })}</p>
      ) : null}
      {act === 'refund' ? <PayeeFields draft={draft} faults={faults} onChange={onChange} /> : null}
    </>
  );
}

function PayeeFields({ draft, faults, onChange }: Pick<FieldsProps, 'draft' | 'faults' | 'onChange'>) {
  const t = useText();
  const field = (name: 'bank' | 'account' | 'holder') => ({
    label: t(`refunds.${name}`),
    value: draft[name],
    autoComplete: 'off',
    maxLength: 100,
    error: faults[name] ? t(faults[name]) : null,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange({ [name]: event.currentTarget.value }),
  });
  return (
    <>
      <Radio.Group
        label={t('refunds.way')}
        value={draft.way}
        onChange={(way) => onChange({ way: way === 'cash' ? 'cash' : 'transfer' })}
      >
        <div className="stack-tight">
          <Radio value="transfer" label={t('refunds.way.transfer')} />
          <Radio value="cash" label={t('refunds.way.cash')} />
        </div>
      </Radio.Group>
      {draft.way === 'transfer' ? (
        <>
          <TextInput {...field('bank')} />
          <TextInput {...field('account')} inputMode="numeric" />
          <TextInput {...field('holder')} />
        </>
      ) : null}
    </>
  );
}

/** One key until the dialog is closed: sent twice, it is done once. */
function useDeed(act: DialogAct, of: ProposalDialogProps['of'], onClose: () => void) {
  const queries = useQueryClient();
  const key = useRef(newKey());
  return useMutation({
    mutationFn: (draft: ProposalDraft) => sendProposal(act, of, draft, key.current),
    onError: () => {
      key.current = newKey();
    },
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: paymentsApi.payments.key() }),
        queries.invalidateQueries({ queryKey: paymentsApi.exceptions.key() }),
        queries.invalidateQueries({ queryKey: paymentsApi.refunds.key() }),
      ]);
      onClose();
    },
  });
}
