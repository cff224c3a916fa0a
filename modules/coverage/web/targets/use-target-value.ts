import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';

/** A target as it was set: `67,28%`, `284.621 pekerja`. */
export function useTargetValue(): (target: {
  readonly unit: 'percent' | 'workers' | 'employers';
  readonly value: string;
}) => string {
  const t = useText();
  const format = useFormat();
  return ({ unit, value }) =>
    unit === 'percent'
      ? format.percent(value)
      : `${format.number(Number(value))} ${t(`targets.unit.${unit}`)}`;
}
