import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { contractKinds } from '#modules/certificates/core/index.ts';
import { type Faults, useKept } from '#modules/certificates/web/keeping/index.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { NumberField } from '#platform/web/number-field.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { type Text, useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';
import { type ContractRow, contractsApi } from './contracts-api.ts';

interface ContractFormProps {
  /** The contract to change; without one, a new one. */
  readonly contract?: ContractRow;
  readonly onKept: (contractId: string) => unknown;
  readonly onClose: () => void;
}

/** Enters a contract or changes one that is not awarded. */
export function ContractForm({ contract, onKept, onClose }: ContractFormProps) {
  const t = useText();
  const { draft, change, kept, submit } = useContractForm(contract, onKept);
  const text = (field: 'number' | 'title' | 'npp', maxLength: number, description?: string) => (
    <TextInput
      label={t(`contracts.field.${field}`)}
      maxLength={maxLength}
      value={draft[field]}
      error={kept.faults[field] ?? null}
      {...(description ? { description } : {})}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
    />
  );
  const day = (field: 'startsOn' | 'endsOn') => (
    <TextInput
      type="date"
      label={t(`contracts.field.${field}`)}
      value={draft[field]}
      error={kept.faults[field] ?? null}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      closeOnClickOutside={false}
      title={t(contract ? 'contracts.change' : 'contracts.new')}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <form ref={useFaultFocus(kept.faults)} className="stack" noValidate onSubmit={submit}>
        {text('number', 80)}
        {text('title', 300)}
        <NativeSelect
          label={t('contracts.kind')}
          value={draft.kind}
          onChange={(event) =>
            change({ kind: contractKinds.find((one) => one === event.currentTarget.value) ?? 'construction' })
          }
          data={contractKinds.map((value) => ({ value, label: t(`contracts.kind.${value}`) }))}
        />
        {text('npp', 60, t('contracts.npp.hint'))}
        <NumberField
          label={t('contracts.value')}
          isMoney
          value={draft.valueIdr}
          onChange={(valueIdr) => change({ valueIdr })}
          error={kept.faults.valueIdr ?? null}
        />
        <div className="columns">
          {day('startsOn')}
          {day('endsOn')}
        </div>
        <NumberField
          label={t('contracts.workers')}
          description={t('contracts.workers.hint')}
          value={draft.workers}
          onChange={(workers) => change({ workers })}
          error={kept.faults.workers ?? null}
        />
        <FailureNotice error={kept.error} />
        <div className="form-actions">
          <Button type="submit" loading={kept.isPending}>
            {t('contracts.save')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('web.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

const fieldOfCode: Readonly<Record<string, string>> = {
  'contract.firm_unknown': 'npp',
  'contract.number_taken': 'number',
  'contract.span': 'endsOn',
};

function useContractForm(contract: ContractRow | undefined, onKept: (contractId: string) => unknown) {
  const t = useText();
  const { today } = useVisitor();
  const [draft, setDraft] = useState<Draft>({
    ...{ number: contract?.number ?? '', title: contract?.title ?? '', npp: contract?.npp ?? '' },
    ...{ kind: contract?.kind ?? 'construction', valueIdr: contract?.valueIdr ?? '' },
    ...{ startsOn: contract?.startsOn ?? today, endsOn: contract?.endsOn ?? '' },
    workers: contract?.workersStated ? String(contract.workersStated) : '',
  });
  const kept = useKept({
    send: (input: Parameters<typeof contractsApi.enter.call>[0], key: string) =>
      contract
        ? contractsApi.change.call(
            { ...input, contractId: contract.contractId, version: contract.version },
            { context: { key } },
          )
        : contractsApi.enter.call(input, { context: { key } }),
    fieldOf: ({ code }) => fieldOfCode[code] ?? null,
    onKept: ({ contractId }) => onKept(contractId),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { workers, number, title, npp, ...rest } = draft;
    const words = { number: number.trim(), title: title.trim(), npp: npp.trim() };
    kept.submit(
      { ...rest, ...words, workersStated: workers === '' ? null : Number(workers) },
      faultsOf(draft, t),
    );
  };
  const change = (values: Partial<Draft>) => setDraft((before) => ({ ...before, ...values }));
  return { draft, change, kept, submit };
}

interface Draft {
  readonly number: string;
  readonly title: string;
  readonly npp: string;
  readonly kind: ContractRow['kind'];
  readonly valueIdr: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly workers: string;
}

function faultsOf({ number, title, npp, valueIdr, startsOn, endsOn, workers }: Draft, t: Text): Faults {
  return {
    ...(number.trim() === '' ? { number: t('contracts.number.missing') } : {}),
    ...(title.trim().length < 3 ? { title: t('contracts.title.missing') } : {}),
    ...(npp.trim() === '' ? { npp: t('contracts.npp.missing') } : {}),
    ...(/^[1-9]\d{0,16}$/.test(valueIdr) ? {} : { valueIdr: t('contracts.value.missing') }),
    ...(startsOn === '' ? { startsOn: t('contracts.day.missing') } : {}),
    ...(endsOn === '' ? { endsOn: t('contracts.day.missing') } : {}),
    ...(/^([1-9]\d{0,5})?$/.test(workers) ? {} : { workers: t('contracts.workers.wrong') }),
  };
}
