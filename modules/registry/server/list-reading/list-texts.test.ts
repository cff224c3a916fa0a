import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { listFields, listFileErrors, reasonCatalogue, rowOutcomes } from '#modules/registry/core/index.ts';

const promised = [
  ...Object.keys(reasonCatalogue).map((code) => `reason.${code}`),
  ...Object.keys(listFileErrors).map((code) => `error.${code}`),
  ...listFields.map((field) => `field.${field}`),
  ...rowOutcomes.map((outcome) => `lists.outcome.${outcome}`),
];

describe.each(['id', 'en'])('texts of lists in %s', (language) => {
  const file = new URL(`../../../../locales/${language}/lists.json`, import.meta.url);
  const texts: Readonly<Record<string, string>> = JSON.parse(readFileSync(file, 'utf8'));

  test('every reason, file error, field and outcome has a text', () => {
    expect(Object.keys(texts)).toEqual(expect.arrayContaining(promised));
  });

  test('no text stands for a reason, file error or field that is not there', () => {
    const ours = Object.keys(texts).filter((key) => /^(?:reason\.|error\.list\.file_|field\.)/.test(key));
    expect(ours.filter((key) => !promised.includes(key))).toEqual([]);
  });

  test('every reason and file error is at least one whole sentence', () => {
    for (const key of promised.filter((name) => /^(?:reason|error)\./.test(name))) {
      expect(texts[key], key).toMatch(/^\p{Lu}.{20,}\.$/u);
    }
  });
});
