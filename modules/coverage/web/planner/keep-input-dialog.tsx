import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { planInputNames, planInputs } from '#modules/coverage/core/index.ts';
import { AreaField } from '#modules/registry/web/index.ts';
import { newKey } from '#platform/web/api-client.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { useFormat } from '#platform/web/format.ts';
import { NumberField } from '#platform/web/number-field.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type NamedArea, useAccount, useVisitor } from '#platform/web/visitor.ts';
import { certaintyOf, faultsOfInput, type InputDraft, inputNameOf, inputOf, mostOf } from './input-draft.ts';
import { InputSource, useInputValue } from './plan-input-source.tsx';
import { type PlanInputShown, plannerApi } from './planner-api.ts';

interface KeepInputDialogProps {
  readonly area: NamedArea;
  readonly inputs: readonly PlanInputShown[];
  readonly onClose: () => void;
  readonly onKept: (name: string) => void;
}

/** Keeps a unit cost, yield or share with its source; what held before stays in the history. */
export function KeepInputDialog({ area, inputs, onClose, onKept }: KeepInputDialogProps) {
  const t = useText();
  const { today } = useVisitor();
  const [draft, setDraft] = useState<InputDraft>({
    ...{ name: 'member_cost', area, value: '', source: '', asOf: '', certainty: 'C' },
  });
  const [faults, setFaults] = useState<ReturnType<typeof faultsOfInput>>({});
  const keep = useKeeping(onKept);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // Events of a dialog pass to the form of the plan that it was opened from.
    event.stopPropagation();
    keep.reset();
    const found = faultsOfInput(draft, today);
    setFaults(found);
    if (Object.keys(found).length === 0) keep.mutate(inputOf(draft));
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('plan.keep_input')}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <form ref={useFaultFocus(faults)} className="stack" noValidate onSubmit={submit}>
        <FailureNotice error={keep.error} />
        <InputFields
          draft={draft}
          faults={faults}
          today={today}
          current={inputs.find(({ name }) => name === draft.name)}
          onChange={(changed) => setDraft((before) => ({ ...before, ...changed }))}
        />
        <div className="form-actions">
          <Button type="submit" loading={keep.isPending}>
            {t('plan.keep_input.do')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('web.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

interface InputFieldsProps {
  readonly draft: InputDraft;
  readonly faults: ReturnType<typeof faultsOfInput>;
  readonly today: string;
  readonly current: PlanInputShown | undefined;
  readonly onChange: (changed: Partial<InputDraft>) => void;
}

function InputFields({ draft, faults, today, current, onChange }: InputFieldsProps) {
  const t = useText();
  const format = useFormat();
  const account = useAccount();
  const valueText = useInputValue();
  const { unit } = planInputs[draft.name];
  const say = (key: string | undefined) =>
    key ? t(key, { least: '0', most: format.number(mostOf(draft.name)) }) : null;
  return (
    <>
      <NativeSelect
        label={t('plan.input_column.name')}
        value={draft.name}
        data={planInputNames.map((name) => ({ value: name, label: t(`plan.input.${name}`) }))}
        onChange={({ currentTarget }) => onChange({ name: inputNameOf(currentTarget.value), value: '' })}
        {...(draft.name === 'conversion' ? { description: t('plan.keep_input.observed') } : {})}
      />
      <AreaField
        label={t('plan.keep_input.area')}
        description={t('plan.keep_input.area.hint')}
        within={account.areas.length === 1 ? account.areas[0]?.code : undefined}
        required
        value={draft.area}
        error={say(faults.area)}
        onChange={(area) => onChange({ area })}
      />
      <NumberField
        label={t('plan.input_column.value')}
        description={
          current ? (
            <>
              {t('plan.keep_input.now', { value: valueText(current) })} <InputSource input={current} />
            </>
          ) : null
        }
        {...(unit === 'idr' ? { isMoney: true } : { unit: t(`plan.unit.${unit}`) })}
        value={draft.value}
        error={say(faults.value)}
        onChange={(value) => onChange({ value })}
      />
      <TextInput
        label={t('plan.input_column.source')}
        description={t('plan.keep_input.source.hint')}
        maxLength={200}
        value={draft.source}
        error={say(faults.source)}
        onChange={({ currentTarget }) => onChange({ source: currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('plan.input_column.as_of')}
        max={today}
        value={draft.asOf}
        error={say(faults.asOf)}
        onChange={({ currentTarget }) => onChange({ asOf: currentTarget.value })}
      />
      <NativeSelect
        label={t('plan.input_column.certainty')}
        value={draft.certainty}
        data={(['A', 'B', 'C'] as const).map((value) => ({ value, label: t(`coverage.certainty.${value}`) }))}
        onChange={({ currentTarget }) => onChange({ certainty: certaintyOf(currentTarget.value) })}
      />
    </>
  );
}

/** The same said twice is kept once; the plan that is shown is made again with what was kept. */
function useKeeping(onKept: (name: string) => void) {
  const queries = useQueryClient();
  const attempt = useRef({ said: '', key: '' });
  return useMutation({
    mutationFn: (input: ReturnType<typeof inputOf>) => {
      const said = JSON.stringify(input);
      if (attempt.current.said !== said) attempt.current = { said, key: newKey() };
      return plannerApi.planner.keepInput.call(input, { context: { key: attempt.current.key } });
    },
    onSuccess: async (_, { name }) => {
      await Promise.all(
        (['inputs', 'pastInputs'] as const).map((part) =>
          queries.invalidateQueries({ queryKey: plannerApi.planner[part].key() }),
        ),
      );
      // Solving takes seconds: the dialog does not wait for it.
      queries.invalidateQueries({ queryKey: plannerApi.planner.solve.key() }).catch(reportError);
      onKept(name);
    },
  });
}
