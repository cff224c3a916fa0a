import { describe, expect, test } from 'vitest';
import { knownParameters, lawOf } from '#modules/rules/core/law/index.ts';
import { shippedFiles, shippedLaw } from '#tests/support/law.ts';
import { lawShortfalls } from './check-law.ts';

describe('what the calculators ask the law for', () => {
  test('is all there and reads over the whole time it holds', () => {
    expect(lawShortfalls(shippedLaw)).toEqual([]);
    expect(knownParameters().length).toBeGreaterThan(60);
  });

  test('is missed when its files are gone', () => {
    const parameters = shippedFiles.parameters.filter(({ path }) => !path.startsWith('jp-wage-cap/'));
    expect(new Set(lawShortfalls(lawOf({ ...shippedFiles, parameters })))).toEqual(
      new Set(['jp-wage-cap: no file, and a calculator asks for it']),
    );
  });

  test('is refused in a shape the calculators cannot read, the file named', () => {
    const parameters = shippedFiles.parameters.map((file) =>
      file.path === 'jp-wage-cap/2019-03-01.json'
        ? { ...file, content: { ...Object(file.content), value: 8_512_400 } }
        : file,
    );
    expect(new Set(lawShortfalls(lawOf({ ...shippedFiles, parameters })))).toEqual(
      new Set(['jp-wage-cap/2019-03-01: value must be whole rupiah as a decimal string']),
    );
  });
});
