import { fundings } from '#modules/rules/core/index.ts';
import { useText } from '#platform/web/text.ts';
import {
  ChoiceField,
  CountField,
  type FieldContext,
  FlagField,
  MoneyField,
  ProgrammesField,
  RadioField,
} from './fields.tsx';
import { employerKinds, monthCounts, sectors, segments } from './form.ts';
import { MonthField } from './month-field.tsx';

const riskClasses = ['1', '2', '3', '4', '5'] as const;
const scales = ['large', 'small', 'micro'] as const;

/** What is asked to know a contribution. */
export function ContributionFields(context: FieldContext) {
  return (
    <>
      <RadioField {...context} field="who" choices={segments} />
      {context.form.who === 'BPU' ? <SelfEmployed {...context} /> : null}
      {context.form.who === 'PU' ? <WageEarner {...context} /> : null}
      {context.form.who === 'construction' ? <Construction {...context} /> : null}
    </>
  );
}

function SelfEmployed(context: FieldContext) {
  const t = useText();
  return (
    <>
      <MoneyField {...context} field="income" />
      <ChoiceField {...context} field="sector" choices={sectors} />
      <ChoiceField {...context} field="funding" choices={fundings} />
      <FlagField {...context} field="savings" />
      <Month {...context} />
      <div className="calculator-pair">
        <ChoiceField {...context} field="months" choices={monthCounts} />
        <CountField {...context} field="people" unit={t('calculator.unit.people')} placeholder="1" />
      </div>
    </>
  );
}

function WageEarner(context: FieldContext) {
  const t = useText();
  const { form } = context;
  return (
    <>
      <MoneyField {...context} field="wage" />
      <ChoiceField {...context} field="riskClass" choices={riskClasses} unchosen={t('calculator.choose')} />
      <ChoiceField {...context} field="employerKind" choices={employerKinds} />
      {form.employerKind === 'firm' ? (
        <ChoiceField {...context} field="scale" choices={scales} unchosen={t('calculator.scale.unsaid')} />
      ) : null}
      <ChoiceField
        {...context}
        field="choice"
        choices={['chosen']}
        unchosen={t('calculator.choice.mandatory')}
      />
      {form.choice !== '' ? <ProgrammesField {...context} /> : null}
      <FlagField {...context} field="labourIntensive" />
      {form.labourIntensive !== '' ? (
        <CountField {...context} field="employees" unit={t('calculator.unit.people')} />
      ) : null}
      <Month {...context} />
      <ChoiceField {...context} field="months" choices={monthCounts} />
    </>
  );
}

function Construction(context: FieldContext) {
  return (
    <>
      <MoneyField {...context} field="contract" />
      <Month {...context} />
    </>
  );
}

function Month({ form, change, faults }: FieldContext) {
  const t = useText();
  const isFirstOfMany = form.who !== 'construction' && form.months !== '1';
  return (
    <MonthField
      label={t(isFirstOfMany ? 'calculator.field.month.first' : 'calculator.field.month')}
      value={form.month}
      onChange={(month) => change({ month })}
      error={faults.month ?? null}
    />
  );
}
