import { Checkbox, NativeSelect, Radio, SimpleGrid, TextInput } from '@mantine/core';
import { NumberField } from '#platform/web/number-field.tsx';
import { useText } from '#platform/web/text.ts';
import type { Faults } from './faults.ts';
import type { FieldName, Form } from './form.ts';
import { withValue } from './month-field.tsx';
import type { ChangeForm } from './use-calculator.ts';

/** What every field of the form needs. */
export interface FieldContext {
  readonly form: Form;
  readonly change: ChangeForm;
  readonly faults: Faults;
}

interface FieldProps extends FieldContext {
  readonly field: FieldName;
}

/** The label of a field, its hint where it has one, its value and what is wrong with it. */
function useField({ field, form, change, faults }: FieldProps) {
  const t = useText();
  const hintKey = `calculator.hint.${field}${form.question === 'benefit' && field === 'income' ? '.benefit' : ''}`;
  const hint = t(hintKey);
  return {
    label: t(`calculator.field.${field}`),
    value: form[field],
    error: faults[field] ?? null,
    onChange: (value: string) => change({ [field]: value }),
    ...(hint === hintKey ? {} : { description: hint }),
  };
}

/** Rupiah. */
export function MoneyField(props: FieldProps) {
  return <NumberField {...useField(props)} isMoney />;
}

interface CountProps extends FieldProps {
  readonly unit: string;
  readonly placeholder?: string;
}

/** A count of people, months or children. */
export function CountField({ unit, placeholder, ...props }: CountProps) {
  return <NumberField {...useField(props)} unit={unit} {...(placeholder ? { placeholder } : {})} />;
}

/** A percentage, decimals allowed. */
export function PercentField(props: FieldProps) {
  const { onChange, ...field } = useField(props);
  return (
    <TextInput
      {...field}
      onChange={(event) => onChange(event.currentTarget.value.replace(/[\s%]/g, ''))}
      inputMode="decimal"
      autoComplete="off"
      maxLength={8}
      rightSection="%"
    />
  );
}

/** A day. */
export function DayField(props: FieldProps) {
  const { onChange, ...field } = useField(props);
  return <TextInput {...field} type="date" onChange={(event) => onChange(event.currentTarget.value)} />;
}

interface ChoiceProps extends FieldProps {
  readonly choices: readonly string[];
  /** What stands first while nothing is chosen. */
  readonly unchosen?: string;
}

/** One of a few; the words of a choice are `calculator.<field>.<choice>`. */
export function ChoiceField({ choices, unchosen, ...props }: ChoiceProps) {
  const t = useText();
  const { onChange, ...field } = useField(props);
  const isKnown = field.value === '' || choices.includes(field.value);
  const offered = isKnown ? choices : withValue(choices, field.value);
  return (
    <NativeSelect {...field} onChange={(event) => onChange(event.currentTarget.value)}>
      {unchosen !== undefined ? <option value="">{unchosen}</option> : null}
      {offered.map((choice) => (
        <option key={choice} value={choice}>
          {choices.includes(choice) ? t(`calculator.${props.field}.${choice}`) : choice}
        </option>
      ))}
    </NativeSelect>
  );
}

/** One of a few that are all shown, each with a line that says who is meant. */
export function RadioField({ choices, ...props }: ChoiceProps) {
  const t = useText();
  const { field: name } = props;
  const field = useField(props);
  return (
    <Radio.Group {...field} name={name}>
      <div className="calculator-radios">
        {choices.map((choice) => (
          <Radio
            key={choice}
            value={choice}
            label={t(`calculator.${name}.${choice}`)}
            description={t(`calculator.${name}.${choice}.hint`)}
          />
        ))}
      </div>
    </Radio.Group>
  );
}

/** Yes or no. */
export function FlagField(props: FieldProps) {
  const { value, onChange, ...field } = useField(props);
  return (
    <Checkbox
      {...field}
      checked={value !== ''}
      onChange={(event) => onChange(event.currentTarget.checked ? '1' : '')}
    />
  );
}

const programmes = ['JKK', 'JKM', 'JHT', 'JP', 'JKP'] as const;
const alwaysThere: readonly string[] = ['JKK', 'JKM'];

/** The programmes of a wage earner; accident and death cover are never left out. */
export function ProgrammesField(context: FieldContext) {
  const t = useText();
  const { label, error, value } = useField({ ...context, field: 'programmes' });
  const chosen = value.split(',');
  return (
    <Checkbox.Group
      label={label}
      error={error}
      value={chosen}
      onChange={(next) =>
        context.change({
          programmes: programmes.filter((one) => next.includes(one) || alwaysThere.includes(one)).join(','),
        })
      }
    >
      <SimpleGrid cols={1} spacing={8} mt={6}>
        {programmes.map((one) => (
          <Checkbox
            key={one}
            value={one}
            label={t(`calculator.programme.${one}`)}
            disabled={alwaysThere.includes(one)}
          />
        ))}
      </SimpleGrid>
    </Checkbox.Group>
  );
}
