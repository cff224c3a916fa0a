import { Button } from '@mantine/core';
import { useState } from 'react';
import { inputKeepers } from '#modules/coverage/core/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { NumberField } from '#platform/web/number-field.tsx';
import { Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type NamedArea, useAccount } from '#platform/web/visitor.ts';
import { KeepInputDialog } from './keep-input-dialog.tsx';
import { PastInputs } from './past-inputs.tsx';
import { type PlanFieldsProps, useFaultText } from './plan-fields.tsx';
import { InputSource, useInputValue } from './plan-input-source.tsx';
import type { PlanInputShown } from './planner-api.ts';

interface PlanInputFieldsProps extends PlanFieldsProps {
  readonly area: NamedArea;
  readonly inputs: readonly PlanInputShown[];
}

/** Costs, yields and shares as kept, each with its source, and a place to try another in this plan. */
export function PlanInputFields({ area, form, faults, onChange, inputs }: PlanInputFieldsProps) {
  const t = useText();
  const format = useFormat();
  const faultText = useFaultText(form);
  const valueText = useInputValue();
  return (
    <div className="stack">
      <p className="soft small">{t('plan.inputs.hint')}</p>
      <div className="plan-grid">
        {inputs.map((input) => (
          <NumberField
            key={input.name}
            label={t(`plan.input.${input.name}`)}
            description={
              <>
                {valueText(input)} · <InputSource input={input} />
              </>
            }
            isMoney={input.unit === 'idr'}
            value={form.inputs[input.name] ?? ''}
            placeholder={input.value === null ? '' : format.number(input.value)}
            error={form.inputs[input.name] ? faultText('inputs', faults.inputs) : null}
            onChange={(value) => onChange({ inputs: { ...form.inputs, [input.name]: value } })}
          />
        ))}
      </div>
      <InputsKept area={area} inputs={inputs} />
    </div>
  );
}

/** Where a figure is kept for good, by those who may, and what was kept before. */
function InputsKept({ area, inputs }: Pick<PlanInputFieldsProps, 'area' | 'inputs'>) {
  const t = useText();
  const { role } = useAccount();
  const [opened, setOpened] = useState<'keep' | 'past' | null>(null);
  const [kept, setKept] = useState<string | null>(null);
  const close = () => setOpened(null);
  return (
    <>
      {kept ? (
        <Notice tone="good">{t('plan.keep_input.kept', { name: t(`plan.input.${kept}`) })}</Notice>
      ) : null}
      <div className="form-actions">
        {inputKeepers.some((keeper) => keeper === role) ? (
          <Button variant="default" size="sm" onClick={() => setOpened('keep')}>
            {t('plan.keep_input')}
          </Button>
        ) : null}
        <Button variant="default" size="sm" onClick={() => setOpened('past')}>
          {t('plan.past_inputs')}
        </Button>
      </div>
      {opened === 'past' ? <PastInputs area={area.code} onClose={close} /> : null}
      {opened === 'keep' ? (
        <KeepInputDialog
          area={area}
          inputs={inputs}
          onClose={close}
          onKept={(name) => {
            setKept(name);
            close();
          }}
        />
      ) : null}
    </>
  );
}
