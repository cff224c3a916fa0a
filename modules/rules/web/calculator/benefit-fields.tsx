import { useText } from '#platform/web/text.ts';
import {
  ChoiceField,
  CountField,
  DayField,
  type FieldContext,
  MoneyField,
  PercentField,
  RadioField,
} from './fields.tsx';
import { events, type FieldName, fieldsOf } from './form.ts';
import { PartField } from './part-field.tsx';

/** What is asked to know a benefit. */
export function BenefitFields(context: FieldContext) {
  const t = useText();
  const asked = fieldsOf(context.form);
  const has = (field: FieldName) => asked.includes(field);
  return (
    <>
      <ChoiceField {...context} field="event" choices={events} />
      <RadioField {...context} field="who" choices={['BPU', 'PU']} />
      <DayField {...context} field="eventOn" />
      {has('income') ? <MoneyField {...context} field="income" /> : null}
      {has('wage') ? <MoneyField {...context} field="wage" /> : null}
      {has('membership') ? (
        <CountField {...context} field="membership" unit={t('calculator.unit.months')} />
      ) : null}
      {has('part') ? <PartField {...context} /> : null}
      {has('loss') ? <PercentField {...context} field="loss" /> : null}
      {has('functionLoss') ? <PercentField {...context} field="functionLoss" /> : null}
      {has('unable') ? <CountField {...context} field="unable" unit={t('calculator.unit.months')} /> : null}
      {has('children') ? (
        <CountField {...context} field="children" unit={t('calculator.unit.children')} />
      ) : null}
    </>
  );
}
