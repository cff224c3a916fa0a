import { Button } from '@mantine/core';
import { Empty } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useLawSearch } from './use-law-search.ts';

/** Nothing answers to the words and the group: what to do, and the way back to everything. */
export function NothingFound({ words }: { readonly words: string }) {
  const t = useText();
  const { group, change } = useLawSearch();
  const isNarrowed = words !== '' || group !== null;
  return (
    <Empty
      title={t(words === '' ? 'law.nothing' : 'law.nothing.words', { words })}
      action={
        isNarrowed ? (
          <Button variant="default" onClick={() => change({ cari: undefined, kelompok: undefined })}>
            {t('law.nothing.clear')}
          </Button>
        ) : null
      }
    >
      {t('law.nothing.hint')}
    </Empty>
  );
}
