import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '#tests/support/test-secrets.ts';

/** File name (`registry.json`) to its texts by key. */
export type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;

export function readTexts(language: 'id' | 'en'): Texts {
  const folder = join(projectRoot, 'locales', language);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const shape = z.record(z.string(), z.string());
  return Object.fromEntries(
    files.map((name) => [name, shape.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))]),
  );
}

/** What one language has and the other lacks: files, keys, `{{names}}`; and texts that are empty. */
export function unevenTexts(one: Texts, other: Texts): string[] {
  const files = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  return files.flatMap((file) => {
    const [left, right] = [one[file] ?? {}, other[file] ?? {}];
    const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
    return keys.flatMap((key) => {
      const fault = unevenness(left[key], right[key]);
      return fault ? [`${file} ${key}: ${fault}`] : [];
    });
  });
}

/** Codes of the catalogues without `error.<code>`, and `error.…` texts of no catalogue. */
export function unspokenErrors(codes: readonly string[], texts: Texts): string[] {
  const spoken = Object.values(texts).flatMap((file) =>
    Object.keys(file).filter((key) => key.startsWith('error.')),
  );
  const known = new Set(codes.map((code) => `error.${code}`));
  return [
    ...[...known].filter((key) => !spoken.includes(key)).map((key) => `${key} has no text`),
    ...spoken.filter((key) => !known.has(key)).map((key) => `${key} is of no catalogue`),
  ];
}

function unevenness(one: string | undefined, other: string | undefined): string | null {
  if (one === undefined || other === undefined) return 'stands in one language only';
  if (one.trim() === '' || other.trim() === '') return 'is empty';
  return namesIn(one).join() === namesIn(other).join() ? null : 'fills in other names';
}

/** A name may be said twice in one language and once in the other; plural forms of i18next count as one. */
function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map((match) => match[1] ?? ''))].sort();
}
