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
  }),
);

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

function useParts(day: string, language: Language) {
  const law = useQuery({ ...rulesApi.rules.law.queryOptions(), staleTime: 600_000 });
  const table = law.data?.values.find(
    ({ id, validFrom, validTo }) =>
      id === 'disability-table' && validFrom <= day && (validTo === null || day <= validTo),
  );
  const rows = partsSchema.safeParse(table?.value);
  return rows.success ? rows.data.map((row) => ({ ...row, name: row.name[language] })) : [];
}
