import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { useText } from '#platform/web/text.ts';
import type { NamedArea } from '#platform/web/visitor.ts';

interface AreaFieldProps {
  readonly label: string;
  readonly description?: string;
  /** Only areas of this level: 2 regency, 3 district, 4 village. */
  readonly level?: 1 | 2 | 3 | 4;
  readonly within?: string | undefined;
  readonly value: NamedArea | null;
  readonly onChange: (area: NamedArea | null) => void;
  readonly error?: string | null;
  readonly required?: boolean;
}

/** An area chosen by typing words of its name, narrowed as one types. */
export function AreaField({
  label,
  description,
  level,
  within,
  value,
  onChange,
  error,
  required,
}: AreaFieldProps) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 200);
  const found = useQuery({
    ...registryApi.areas.search.queryOptions({
      input: {
        search: search === value?.pathName ? '' : search,
        ...(level ? { level } : {}),
        ...(within ? { within } : {}),
      },
    }),
    placeholderData: keepPreviousData,
  });
  // While the answer to the last letters is on its way, older answers are not offered: Enter would choose one of them.
  const isBehind = typed !== search || found.isPlaceholderData;
  const areas = isBehind ? [] : (found.data?.areas ?? []);
  const offered = value && !areas.some(({ code }) => code === value.code) ? [...areas, value] : areas;
  return (
    <Select
      label={label}
      description={description}
      placeholder={t('registry.area.type')}
      searchable
      openOnFocus={false}
      allowDeselect={false}
      clearable={!required}
      required={required ?? false}
      withAsterisk={false}
      error={error ?? null}
      nothingFoundMessage={t(isBehind ? 'web.loading' : 'registry.area.none')}
      filter={({ options }) => options}
      data={offered.map((area) => ({ value: area.code, label: area.pathName || area.name }))}
      value={value?.code ?? null}
      onChange={(code) => onChange(offered.find((area) => area.code === code) ?? null)}
      searchValue={typed}
      onSearchChange={setTyped}
      clearButtonProps={{ 'aria-label': t('registry.clear') }}
    />
  );
}
