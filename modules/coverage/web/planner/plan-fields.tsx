import { NativeSelect, TextInput } from '@mantine/core';
import { mostMonthsAhead, planBounds, planIndicators } from '#modules/coverage/core/index.ts';
import { sponsorFundings } from '#modules/sponsorship/core/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';
import { useFormat } from '#platform/web/format.ts';
import { NumberField } from '#platform/web/number-field.tsx';
import { useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';
import { boundedFields, type faultsOf, type PlanField, type PlanForm } from './plan-form.ts';

export interface PlanFieldsProps {
  readonly form: PlanForm;
  readonly faults: ReturnType<typeof faultsOf>;
  readonly onChange: (changed: Partial<PlanForm>) => void;
}

/** What to reach, when, for how much. */
export function GoalFields({ form, faults, onChange }: PlanFieldsProps) {
  const t = useText();
  const faultText = useFaultText(form);
  return (
    <>
      <NativeSelect
        label={t('plan.field.indicator')}
        value={form.indicator}
        onChange={({ currentTarget }) =>
          onChange({ indicator: planIndicators.find((one) => one === currentTarget.value) ?? form.indicator })
        }
        data={planIndicators.map((value) => ({ value, label: t(`plan.indicator.${value}`) }))}
      />
      <MonthField
        label={t('plan.field.by')}
        value={form.by}
        error={faultText('by', faults.by)}
        onChange={(by) => onChange({ by })}
      />
      <TextInput
        label={t('plan.field.target')}
        description={t('plan.field.target.hint')}
        value={form.target}
        inputMode="decimal"
        autoComplete="off"
        maxLength={6}
        error={faultText('target', faults.target)}
        onChange={({ currentTarget }) => onChange({ target: currentTarget.value.trim() })}
      />
      <NumberField
        label={t('plan.field.budget')}
        description={t('plan.field.budget.hint')}
        isMoney
        value={form.budget}
        error={faultText('budget', faults.budget)}
        onChange={(budget) => onChange({ budget })}
      />
    </>
  );
}

/** The rules that a plan keeps. */
export function RuleFields({ form, faults, onChange }: PlanFieldsProps) {
  const t = useText();
  const faultText = useFaultText(form);
  const number = (field: 'quota' | 'floor' | 'months' | 'seconds', unit: string, hint?: string) => (
    <NumberField
      label={t(`plan.field.${field}`)}
      {...(hint ? { description: t(hint) } : {})}
      unit={t(unit)}
      value={form[field]}
      error={faultText(field, faults[field])}
      onChange={(value) => onChange({ [field]: value })}
    />
  );
  return (
    <>
      <MonthField
        label={t('plan.field.from')}
        value={form.from}
        error={faultText('from', faults.from)}
        onChange={(from) => onChange({ from })}
      />
      {number('months', 'plan.unit.months')}
      <NativeSelect
        label={t('plan.field.funding')}
        value={form.funding}
        onChange={({ currentTarget }) =>
          onChange({ funding: sponsorFundings.find((one) => one === currentTarget.value) ?? form.funding })
        }
        data={sponsorFundings.map((value) => ({ value, label: t(`simulation.source.${value}`) }))}
      />
      {number('quota', 'plan.unit.people')}
      {number('floor', 'plan.unit.people', 'plan.field.floor.hint')}
      {number('seconds', 'plan.unit.seconds')}
    </>
  );
}

/** The refusal of the catalogue beside its field, with the bounds it names. */
export function useFaultText({ from }: PlanForm) {
  const t = useText();
  const format = useFormat();
  const { today } = useVisitor();
  return (field: PlanField, code: string | undefined): string | null => {
    if (!code) return null;
    const { least, most } = boundsOf(field);
    return t(`error.${code}`, {
      ...{ least: format.number(least), most: format.number(most) },
      ...{ earliest: format.month(from), latest: format.month(addMonths(monthOf(today), mostMonthsAhead)) },
    });
  };
}

function boundsOf(field: PlanField): { readonly least: number; readonly most: number } {
  const [found] = boundedFields.filter((one) => one === field);
  return found ? planBounds[found] : { least: 0, most: 0 };
}

interface MonthFieldProps {
  readonly label: string;
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (month: string) => void;
}

function MonthField({ label, value, error, onChange }: MonthFieldProps) {
  const format = useFormat();
  const { today } = useVisitor();
  const months = Array.from({ length: mostMonthsAhead + 1 }, (_, later) => addMonths(monthOf(today), later));
  const offered = months.includes(value) ? months : [value, ...months];
  return (
    <NativeSelect
      label={label}
      value={value}
      error={error}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data={offered.map((month) => ({
        value: month,
        label: months.includes(month) || /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? format.month(month) : month,
      }))}
    />
  );
}
