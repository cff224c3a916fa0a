import { NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { isDayText } from '#modules/rules/core/index.ts';
import { useText } from '#platform/web/text.ts';
import { groupName, groupsOf, type LawAnswer } from './law-answer.ts';
import { useLawSearch } from './use-law-search.ts';
import type { TypedWords } from './use-typed-words.ts';

/** Words and group that narrow what is shown. */
export function NarrowingFields({ law, typed }: { readonly law: LawAnswer; readonly typed: TypedWords }) {
  const t = useText();
  const { group, change } = useLawSearch();
  const groups = groupsOf(law.values);
  return (
    <>
      <NativeSelect
        className="half"
        label={t('law.group')}
        value={group !== null && groups.includes(group) ? group : ''}
        onChange={(event) => change({ kelompok: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('law.group.all') },
          ...groups.map((one) => ({ value: one, label: groupName(one, t) })),
        ]}
      />
      <SearchField typed={typed} />
    </>
  );
}

/** The box of words alone. */
export function SearchField({ typed }: { readonly typed: TypedWords }) {
  const t = useText();
  return (
    <TextInput
      data-search
      type="search"
      className="grow"
      label={t('law.search')}
      placeholder={t('law.search.example')}
      maxLength={100}
      value={typed.words}
      onChange={(event) => typed.type(event.currentTarget.value)}
    />
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly day: string;
  readonly onDay: (day: string) => void;
}

/** A day; while it is half typed the page stays as it is. */
export function DayField({ label, day, onDay }: DayFieldProps) {
  const [text, setText] = useState(day);
  useEffect(() => setText(day), [day]);
  return (
    <TextInput
      type="date"
      className="half"
      label={label}
      value={text}
      min="1990-01-01"
      max="2199-12-31"
      onChange={({ currentTarget: { value } }) => {
        setText(value);
        if (isDayText(value)) onDay(value);
      }}
      onBlur={() => setText(day)}
    />
  );
}
