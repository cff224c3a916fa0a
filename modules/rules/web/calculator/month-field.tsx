import { NativeSelect } from '@mantine/core';
import { useId } from 'react';
import { formatMonth } from '#platform/web/format.ts';
import { useLanguage, useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';

/** The year the duty to contribute began: the list of years starts there. */
const firstYear = 2015;
const yearsAhead = 2;

interface MonthFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (month: string) => void;
  readonly error: string | null;
}

/** A month as two short lists, because a browser's own month field is not everywhere. */
export function MonthField({ label, value, onChange, error }: MonthFieldProps) {
  const t = useText();
  const language = useLanguage();
  const faultId = useId();
  const { today } = useVisitor();
  const [year = '', month = ''] = value.split('-');
  const lastYear = Number(today.slice(0, 4)) + yearsAhead;
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => String(lastYear - index));
  const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
  const described = error ? { 'aria-describedby': faultId } : {};
  return (
    <fieldset className="month-field">
      <legend>{label}</legend>
      <NativeSelect
        {...described}
        aria-label={t('calculator.month.month')}
        value={month}
        error={error !== null}
        onChange={(event) => onChange(`${year}-${event.currentTarget.value}`)}
        data={withValue(months, month).map((one) => ({
          value: one,
          label: months.includes(one) ? monthName(one) : one,
        }))}
      />
      <NativeSelect
        {...described}
        aria-label={t('calculator.month.year')}
        value={year}
        error={error !== null}
        onChange={(event) => onChange(`${event.currentTarget.value}-${month}`)}
        data={withValue(years, year)}
      />
      {error ? (
        <p className="field-error" id={faultId}>
          {error}
        </p>
      ) : null}
    </fieldset>
  );

  function monthName(month: string): string {
    return formatMonth(language, `2000-${month}`).replace(/\s*2000/, '');
  }
}

/** The choices with what stands in the address, so that a wrong one is seen and can be mended. */
export function withValue(choices: readonly string[], value: string): string[] {
  return choices.includes(value) ? [...choices] : [value, ...choices];
}
