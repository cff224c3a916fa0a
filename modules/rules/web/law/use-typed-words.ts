import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useLawSearch } from './use-law-search.ts';

export interface TypedWords {
  readonly words: string;
  readonly type: (words: string) => void;
}

/** What stands in the search box: it narrows at once, and the address follows when typing rests. */
export function useTypedWords(): TypedWords {
  const { words: inAddress, change } = useLawSearch();
  const [words, setWords] = useState(inAddress);
  const written = useRef(inAddress);
  const write = useDebouncedCallback((text: string) => {
    written.current = text;
    change({ cari: text === '' ? undefined : text }, true);
  }, 300);
  useEffect(() => {
    // Another address was opened: its words count, not those typed before.
    if (inAddress === written.current) return;
    written.current = inAddress;
    setWords(inAddress);
  }, [inAddress]);
  return {
    words,
    type: (text) => {
      setWords(text);
      write(text);
    },
  };
}
