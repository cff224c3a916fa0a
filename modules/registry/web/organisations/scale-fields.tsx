import { NativeSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { scales } from '#modules/registry/core/index.ts';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { NumberField } from '#platform/web/number-field.tsx';
import { Section } from '#platform/web/page.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import type { OrganisationDraft } from './draft.ts';
import { Duties } from './duties.tsx';
import type { FieldContext } from './fields.tsx';

/** The scale of an enterprise, stated or told by its amounts, and at once which programmes are its duty. */
export function ScaleFields(context: FieldContext) {
  const t = useText();
  const { draft, change, faults } = context;
  const amount = (field: 'capitalIdr' | 'salesIdr') => ({
    label: t(`organisations.field.${field}`),
    description: t(`organisations.${field}.hint`),
    value: draft[field],
    error: faults[field] ?? null,
    onChange: (value: string) => change({ [field]: value }),
    isMoney: true,
  });
  return (
    <Section title={t('organisations.part.scale')}>
      <div className="field-grid">
        <NativeSelect
          label={t('organisations.field.scale')}
          description={t('organisations.scale.hint')}
          value={draft.scale}
          error={faults.scale ?? null}
          onChange={(event) => change({ scale: scaleNamed(event.currentTarget.value) })}
          data={[
            { value: '', label: t('organisations.scale.computed') },
            ...scales.map((one) => ({ value: one, label: t(`organisations.scale.${one}`) })),
          ]}
        />
        <NumberField {...amount('capitalIdr')} />
        <NumberField {...amount('salesIdr')} />
      </div>
      <div className="duties-preview">
        <h3>{t('organisations.duties')}</h3>
        <DutiesPreview {...context} />
      </div>
    </Section>
  );
}

function scaleNamed(value: string): OrganisationDraft['scale'] {
  return scales.find((one) => one === value) ?? '';
}

const digits = /^\d{1,18}$/;

/** What would be a duty, read anew as scale and amounts are typed. */
export function DutiesPreview({ kind, draft }: FieldContext) {
  const t = useText();
  const [{ scale, capitalIdr, salesIdr }] = useDebouncedValue(draft, 300);
  const asked = useQuery({
    ...registryApi.organisations.duties.queryOptions({
      input: {
        kind,
        ...(scale === '' ? {} : { scale }),
        ...(digits.test(capitalIdr) ? { capitalIdr } : {}),
        ...(digits.test(salesIdr) ? { salesIdr } : {}),
      },
    }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <div aria-live="polite">
      {asked.error ? <FailureNotice error={asked.error} /> : null}
      {asked.data && !asked.error ? (
        <Duties duties={asked.data.duties} missing={t('organisations.duties.scale_missing')} />
      ) : null}
    </div>
  );
}
