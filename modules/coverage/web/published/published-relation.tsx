import { MultiSelect, NativeSelect, Select } from '@mantine/core';
import { useText } from '#platform/web/text.ts';
import { type FigureDraft, relationOf, relations } from './published-draft.ts';

interface PublishedRelationProps {
  readonly figures: readonly { readonly id: string; readonly citation: string }[];
  readonly draft: FigureDraft;
  readonly onChange: (values: Partial<FigureDraft>) => void;
  readonly fault: string | null;
}

/** What the new figure can be checked against: parts, numerator and denominator, or the ends of a growth. */
export function PublishedRelation({ figures, draft, onChange, fault }: PublishedRelationProps) {
  const t = useText();
  const data = figures.map(({ id, citation }) => ({ value: id, label: citation }));
  const clear = { 'aria-label': t('published.relation.clear') };
  const pick = (name: 'first' | 'second', label: string) => (
    <Select
      label={label}
      searchable
      clearable
      clearButtonProps={clear}
      data={data}
      nothingFoundMessage={t('published.none')}
      value={draft[name] === '' ? null : draft[name]}
      onChange={(id) => onChange({ [name]: id ?? '' })}
      error={fault}
    />
  );
  return (
    <>
      <NativeSelect
        label={t('published.relation')}
        description={t('published.relation.hint')}
        data={relations.map((relation) => ({ value: relation, label: t(`published.relation.${relation}`) }))}
        value={draft.relation}
        onChange={(event) => onChange({ relation: relationOf(event.currentTarget.value) })}
      />
      {draft.relation === 'sum' ? (
        <MultiSelect
          label={t('published.relation.parts')}
          searchable
          clearable
          clearButtonProps={clear}
          data={data}
          value={[...draft.parts]}
          onChange={(parts) => onChange({ parts })}
          error={fault}
        />
      ) : null}
      {draft.relation === 'share' ? pick('first', t('published.relation.of')) : null}
      {draft.relation === 'share' ? pick('second', t('published.relation.over')) : null}
      {draft.relation === 'growth' ? pick('first', t('published.relation.from')) : null}
      {draft.relation === 'growth' ? pick('second', t('published.relation.to')) : null}
    </>
  );
}
