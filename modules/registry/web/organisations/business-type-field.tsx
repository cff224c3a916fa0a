import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { useText } from '#platform/web/text.ts';
import type { BusinessType } from './draft.ts';
import type { FieldContext } from './fields.tsx';

/** A business type found by words; its class is proposed, and the office may set another with its reason. */
export function BusinessTypeField({ draft, change, faults }: FieldContext) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 200);
  const { businessType } = draft;
  const found = useQuery({
    ...registryApi.organisations.businessTypes.queryOptions({
      input: search === '' || search === businessType?.name ? {} : { search },
    }),
    placeholderData: keepPreviousData,
  });
  // While the answer to the last letters is on its way, older answers are not offered: Enter would choose one of them.
  const isBehind = typed !== search || found.isPlaceholderData;
  const types = isBehind ? [] : (found.data?.types ?? []);
  const isOffered = types.some(({ code }) => code === businessType?.code);
  const offered: readonly BusinessType[] = businessType && !isOffered ? [...types, businessType] : types;
  const choose = (code: string | null) => {
    const type = offered.find((one) => one.code === code) ?? null;
    change(type ? { businessType: type, riskClass: String(type.riskClass) } : { businessType: null });
  };
  return (
    <div className="stack-tight">
      {/* A box of its own: the hidden input beside it would otherwise take a gap and push it out of line. */}
      <div>
        <Select
          label={t('organisations.field.businessType')}
          description={t('organisations.businessType.hint')}
          placeholder={t('organisations.businessType.type')}
          searchable
          openOnFocus={false}
          allowDeselect={false}
          clearable
          error={faults.businessType ?? null}
          nothingFoundMessage={t(isBehind ? 'web.loading' : 'organisations.businessType.none')}
          filter={({ options }) => options}
          data={offered.map(({ code, name }) => ({ value: code, label: name }))}
          value={businessType?.code ?? null}
          onChange={choose}
          searchValue={typed}
          onSearchChange={setTyped}
          clearButtonProps={{ 'aria-label': t('registry.clear') }}
        />
      </div>
      {businessType ? <TypeSource type={businessType} /> : null}
    </div>
  );
}

/** By what the class of a type is known. */
export function TypeSource({ type }: { readonly type: BusinessType }) {
  const t = useText();
  return (
    <p className="soft small breakable">
      {t('organisations.businessType.source', {
        riskClass: t(`organisations.riskClass.${type.riskClass}`),
        source: type.source,
        certainty: t(`organisations.certainty.${type.certainty}`),
      })}
    </p>
  );
}
