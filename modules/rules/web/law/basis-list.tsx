import type { DatedValueView } from '#modules/rules/web/api/index.ts';
import { useLawWords } from './law-words.ts';

/** Laws and articles, one a line. */
export function BasisList({ basis }: { readonly basis: DatedValueView['basis'] }) {
  const words = useLawWords();
  return (
    <ul className="plain">
      {words.bases(basis).map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
