import type { z } from 'zod';
import type { lifeChangeSchema } from '#modules/registry/api/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';

export type LifeChange = z.infer<typeof lifeChangeSchema>;

const days: readonly string[] = ['birthDate', 'deceasedOn', 'openedOn', 'endedOn'];
const money: readonly string[] = ['declaredIncomeIdr', 'wageIdr'];

/** Names and values of what acts change, as a person reads them. */
export function useChangeText() {
  const t = useText();
  const format = useFormat();
  const known = (key: string, value: string) => {
    const words = t(key);
    return words === key ? value : words;
  };
  const value = (field: string, raw: string | null): string => {
    if (raw === null || raw === '') return t('life.empty');
    if (days.includes(field)) return format.day(raw);
    if (money.includes(field)) return format.idr(raw);
    if (field === 'sex') return t(`workers.sex.${raw}`);
    if (field === 'state') return t(`workers.state.${raw}`);
    if (field === 'endReason') return known(`life.end.${raw}`, raw);
    if (field === 'flags')
      return raw
        .split(',')
        .map((code) => known(`reason.${code}`, code))
        .join('; ');
    return raw;
  };
  const name = ({ field, membership }: Pick<LifeChange, 'field' | 'membership'>): string => {
    const words = known(`life.field.${field}`, field);
    if (!membership) return words;
    const whose = membership.organisation ?? t(`workers.segment.${membership.segment}`);
    return t('life.field.of_membership', { field: words, whose });
  };
  return { name, value };
}
