import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { AreaField } from '#modules/registry/web/index.ts';
import { useText } from '#platform/web/text.ts';
import type { NamedArea } from '#platform/web/visitor.ts';

export interface Filter {
  readonly area: NamedArea | null;
  readonly search: string;
}

interface ArrearsFiltersProps {
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  /** Employers are not searched for by the names of people. */
  readonly isOfPeople: boolean;
}

/** Narrows every list at once: what is chosen stays while one goes from list to list. */
export function ArrearsFilters({ filter, onFilter, isOfPeople }: ArrearsFiltersProps) {
  const t = useText();
  const [typed, setTyped] = useState(filter.search);
  useEffect(() => {
    const search = typed.trim();
    if (search === filter.search) return;
    const timer = setTimeout(() => onFilter({ ...filter, search }), 300);
    return () => clearTimeout(timer);
  }, [typed, filter, onFilter]);
  return (
    <search className="card filters">
      <AreaField
        label={t(isOfPeople ? 'cover.within' : 'cover.within.employers')}
        value={filter.area}
        onChange={(area) => onFilter({ ...filter, area })}
      />
      {isOfPeople ? (
        <TextInput
          data-search
          className="grow"
          type="search"
          label={t('cover.search')}
          autoComplete="off"
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      ) : null}
    </search>
  );
}
