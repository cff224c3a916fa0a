import { TextInput } from '@mantine/core';
import { useText } from '#platform/web/text.ts';

export interface PeriodValue {
  readonly from: string;
  readonly to: string;
}

interface PeriodFieldsProps {
  readonly value: PeriodValue;
  readonly today: string;
  readonly onChange: (value: PeriodValue) => void;
}

/** The first and the last day of a period; what is no day changes nothing. */
export function PeriodFields({ value, today, onChange }: PeriodFieldsProps) {
  const t = useText();
  const error = value.from > value.to ? t('ledger.period.wrong') : null;
  const field = (name: keyof PeriodValue) => ({
    type: 'date',
    label: t(`ledger.${name}`),
    value: value[name],
    max: today,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      const day = event.currentTarget.value;
      if (/^\d{4}-\d{2}-\d{2}$/.test(day)) onChange({ ...value, [name]: day });
    },
  });
  return (
    <>
      <TextInput {...field('from')} error={error} />
      <TextInput {...field('to')} />
    </>
  );
}

/** From the first of the month to today. */
export function thisMonth(today: string): PeriodValue {
  return { from: `${today.slice(0, 7)}-01`, to: today };
}
