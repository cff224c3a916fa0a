import { Link } from '@tanstack/react-router';
import type { DatedValueView } from '#modules/rules/web/api/index.ts';
import { useLawWords } from './law-words.ts';
import { useLawSearch } from './use-law-search.ts';

/** The name of a value, leading to its whole history. */
export function ValueLink({ value }: { readonly value: DatedValueView }) {
  const words = useLawWords();
  const { search } = useLawSearch();
  return (
    <Link to="/aturan" search={{ ...search, nilai: value.id }}>
      {words.name(value)}
    </Link>
  );
}
