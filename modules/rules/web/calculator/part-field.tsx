import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { rulesApi } from '#modules/rules/web/api/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { type Language, useLanguage, useText } from '#platform/web/text.ts';
import type { FieldContext } from './fields.tsx';

const partsSchema = z.array(
  z.looseObject({
    part: z.string(),
    name: z.object({ id: z.string(), en: z.string() }),
    lossPpm: z.number(),
    mostLossPpm: z.number().nullable(),
  }),
);
const tables: readonly string[] = ['disability-table', 'disability-table-unseen'];

/** The part lost, from the table of the law on the day of the event, or a percentage a doctor stated. */
export function PartField({ form, change, faults }: FieldContext) {
  const t = useText();
  const language = useLanguage();
  const format = useFormat();
  const parts = useParts(form.eventOn, language);
  return (
    <NativeSelect
      label={t('calculator.field.part')}
      description={t('calculator.hint.part')}
      value={form.part}
      error={faults.part ?? null}
      onChange={(event) => change({ part: event.currentTarget.value })}
    >
      <option value="">{t('calculator.choose')}</option>
      <option value="percent">{t('calculator.part.percent')}</option>
      {parts.map(({ part, name, lossPpm }) => (
        <option key={part} value={part}>
          {`${name} (${format.percent(String(lossPpm / 10_000))})`}
        </option>
      ))}
    </NativeSelect>
  );
}

/** The parts of one percentage; where a doctor states it within a range, the percentage is filled in. */
function useParts(day: string, language: Language) {
  const law = useQuery({ ...rulesApi.rules.law.queryOptions(), staleTime: 600_000 });
  const held = (law.data?.values ?? []).filter(
    ({ id, validFrom, validTo }) =>
      tables.includes(id) && validFrom <= day && (validTo === null || day <= validTo),
  );
  return held
    .flatMap(({ value }) => partsSchema.safeParse(value).data ?? [])
    .filter(({ mostLossPpm }) => mostLossPpm === null)
    .map(({ part, name, lossPpm }) => ({ part, lossPpm, name: name[language] }))
    .sort((one, other) => one.name.localeCompare(other.name, language));
}
