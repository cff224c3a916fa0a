import { useFormat } from '#platform/web/format.ts';
import { NumberField } from '#platform/web/number-field.tsx';
import { useText } from '#platform/web/text.ts';
import { type PlanFieldsProps, useFaultText } from './plan-fields.tsx';
import { InputSource, useInputValue } from './plan-input-source.tsx';
import type { PlanInputShown } from './planner-api.ts';

interface PlanInputFieldsProps extends PlanFieldsProps {
  readonly inputs: readonly PlanInputShown[];
}

/** Costs, yields and shares as kept, each with its source, and a place to try another in this plan. */
export function PlanInputFields({ form, faults, onChange, inputs }: PlanInputFieldsProps) {
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
    </div>
  );
}
