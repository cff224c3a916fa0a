import type { MergeField } from '#modules/registry/core/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';

/** A field's value in words: days, rupiah and sex as people read them. */
export function useValueText(): (field: MergeField, value: string | null) => string {
  const t = useText();
  const format = useFormat();
  return (field, value) => {
    if (value === null) return t(field === 'death' ? 'merges.living' : 'web.not_known');
    switch (field) {
      case 'birthDate':
      case 'death':
        return format.day(value);
      case 'income':
        return format.idr(value);
      case 'sex':
        return t(`workers.sex.${value}`);
      default:
        return value;
    }
  };
}
