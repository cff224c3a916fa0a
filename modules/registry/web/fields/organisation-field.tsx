import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { useText } from '#platform/web/text.ts';

interface NamedOrganisation {
  readonly organisationId: string;
  readonly name: string;
}

interface OrganisationFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly value: NamedOrganisation | null;
  readonly onChange: (organisation: NamedOrganisation | null) => void;
  readonly error?: string | null;
}

/** An organisation of the caller's scope, chosen by typing words of its name. */
export function OrganisationField({ label, description, value, onChange, error }: OrganisationFieldProps) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 200);
  const wanted = search === value?.name ? '' : search;
  const found = useQuery({
    ...registryApi.organisations.list.queryOptions({
      input: { limit: 20, ...(wanted ? { search: wanted } : {}) },
    }),
    placeholderData: keepPreviousData,
  });
  // While the answer to the last letters is on its way, older answers are not offered: Enter would choose one of them.
  const isBehind = typed !== search || found.isPlaceholderData;
  const organisations = isBehind ? [] : (found.data?.organisations ?? []);
  const isOffered = organisations.some(({ organisationId }) => organisationId === value?.organisationId);
  const offered: readonly NamedOrganisation[] =
    value && !isOffered ? [...organisations, value] : organisations;
  return (
    <Select
      label={label}
      description={description}
      placeholder={t('registry.organisation.type')}
      searchable
      openOnFocus={false}
      allowDeselect={false}
      clearable
      error={error ?? null}
      nothingFoundMessage={t(isBehind ? 'web.loading' : 'registry.organisation.none')}
      filter={({ options }) => options}
      data={offered.map(({ organisationId, name }) => ({ value: organisationId, label: name }))}
      value={value?.organisationId ?? null}
      onChange={(id) => onChange(offered.find(({ organisationId }) => organisationId === id) ?? null)}
      searchValue={typed}
      onSearchChange={setTyped}
      clearButtonProps={{ 'aria-label': t('registry.clear') }}
    />
  );
}
