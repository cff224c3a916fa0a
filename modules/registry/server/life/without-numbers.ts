import { redactNumbers } from '#modules/registry/core/index.ts';
import type { LifeWords } from './situation.ts';

/**
 * The words of an act with long numbers in free text starred out: what is decided, kept in the history and shown is one and the same,
 * and no NIK or telephone number stands in clear.
 */
export function withoutNumbers(words: LifeWords): LifeWords {
  switch (words.act) {
    case 'registry.move-worker':
      return { ...words, ...starred({ hamlet: words.hamlet, address: words.address }) };
    case 'registry.change-work':
      return { ...words, ...starred({ occupation: words.occupation }) };
    case 'registry.correct-worker': {
      const { birthPlace, address, hamlet } = words.correction;
      return {
        ...words,
        correction: { ...words.correction, ...starred({ birthPlace, address, hamlet }) },
      };
    }
    default:
      return words;
  }
}

/** Those of the texts that are given. */
function starred<Name extends string>(
  texts: Readonly<Record<Name, string | undefined>>,
): Partial<Record<Name, string>> {
  const given: Partial<Record<Name, string>> = {};
  for (const name in texts) {
    const text = texts[name];
    if (text !== undefined) given[name] = redactNumbers(text);
  }
  return given;
}
