import { useFormat } from '#platform/web/format.ts';
import { Tag } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import type { PlanInputShown } from './planner-api.ts';

/** Where a figure comes from; made-up ones say so. */
export function InputSource({ input }: { readonly input: PlanInputShown }) {
  const t = useText();
  const format = useFormat();
  if (input.synthetic) return <Tag tone="warn">{t('plan.synthetic_mark')}</Tag>;
  const [converted, ended] = input.source.split('/');
  if (input.origin === 'observed')
    return t('plan.observed', {
      ...{ n: format.number(Number(converted)), all: format.number(Number(ended)) },
      day: format.day(input.asOf ?? '', 'short'),
    });
  return (
    <>
      {t(`plan.origin.${input.origin}`)}
      {input.source === '' ? null : `: ${input.source}`}
      {input.asOf ? `, ${format.day(input.asOf, 'short')}` : null}
    </>
  );
}

/** A figure with its unit. */
export function useInputValue() {
  const t = useText();
  const format = useFormat();
  return ({ unit, value }: Pick<PlanInputShown, 'unit' | 'value'>): string => {
    if (value === null) return '–';
    if (unit === 'idr') return format.idr(String(value));
    return t(`plan.value.${unit}`, { n: format.number(value) });
  };
}
