import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { occupationGroups } from '#modules/registry/core/index.ts';
import { useText } from '#platform/web/text.ts';
import { type CandidateList, useCategoryName } from './candidates-api.ts';

/** As typed: empty asks for everyone. */
export interface PickFilter {
  readonly search: string;
  readonly group: string;
  readonly category: string;
  readonly hamlet: string;
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
}

export const everyone: PickFilter = {
  search: '',
  group: '',
  category: '',
  hamlet: '',
  ageFrom: null,
  ageTo: null,
};

/** What the server is asked: only what was typed or chosen. */
export function filterInput({ search, group, category, hamlet, ageFrom, ageTo }: PickFilter) {
  return {
    ...(search.trim() ? { search: search.trim() } : {}),
    ...(group ? { groups: group } : {}),
    ...(category ? { category } : {}),
    ...(hamlet.trim() ? { hamlet: hamlet.trim() } : {}),
    ...(ageFrom === null ? {} : { ageFrom }),
    ...(ageTo === null ? {} : { ageTo }),
  };
}

interface PickFiltersProps {
  readonly list: CandidateList;
  readonly filter: PickFilter;
  readonly onFilter: (filter: PickFilter) => void;
}

/** By name, trade, category, hamlet and age. */
export function PickFilters({ list, filter, onFilter }: PickFiltersProps) {
  const t = useText();
  const categoryName = useCategoryName(list);
  const set = (part: Partial<PickFilter>) => onFilter({ ...filter, ...part });
  return (
    <search className="pick-filters">
      <TextInput
        data-autofocus
        type="search"
        className="pick-name"
        label={t('candidates.search')}
        autoComplete="off"
        maxLength={100}
        value={filter.search}
        onChange={(event) => set({ search: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('candidates.pick.group')}
        value={filter.group}
        onChange={(event) => set({ group: event.currentTarget.value })}
        data={[
          { value: '', label: t('candidates.pick.any') },
          ...occupationGroups.map((group) => ({ value: group, label: t(`candidate.group.${group}`) })),
        ]}
      />
      {list.programme.categories.length > 0 ? (
        <NativeSelect
          label={t('candidates.category')}
          value={filter.category}
          onChange={(event) => set({ category: event.currentTarget.value })}
          data={[
            { value: '', label: t('candidates.pick.any') },
            ...list.programme.categories.map(({ code }) => ({ value: code, label: categoryName(code) })),
          ]}
        />
      ) : null}
      <TextInput
        label={t('candidates.pick.hamlet')}
        autoComplete="off"
        maxLength={60}
        value={filter.hamlet}
        onChange={(event) => set({ hamlet: event.currentTarget.value })}
      />
      <AgeInput
        label={t('candidates.pick.age_from')}
        value={filter.ageFrom}
        onChange={(ageFrom) => set({ ageFrom })}
      />
      <AgeInput
        label={t('candidates.pick.age_to')}
        value={filter.ageTo}
        onChange={(ageTo) => set({ ageTo })}
      />
    </search>
  );
}

interface AgeInputProps {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (age: number | null) => void;
}

function AgeInput({ label, value, onChange }: AgeInputProps) {
  return (
    <NumberInput
      className="pick-age"
      label={label}
      value={value ?? ''}
      onChange={(typed) => onChange(typeof typed === 'number' ? typed : null)}
      min={0}
      max={120}
      allowDecimal={false}
      hideControls
      inputMode="numeric"
    />
  );
}
