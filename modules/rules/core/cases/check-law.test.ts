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
    expect(lawShortfalls(lawOf({ ...shippedFiles, parameters }))).toEqual([
      'jp-wage-cap: no file, and a calculator asks for it',
    ]);
  });

  test('holds for every relief, whichever decree it is of', () => {
    const parameters = shippedFiles.parameters.map((file) =>
      file.path.startsWith('relief-pp50-2025-other/')
        ? { ...file, content: { ...Object(file.content), value: { factorsPpm: { JKK: 2_000_000 } } } }
        : file,
    );
    expect(lawShortfalls(lawOf({ ...shippedFiles, parameters }))).toEqual([
      'relief-pp50-2025-other/2026-04-01: value.segment must be one of PU, BPU',
    ]);
  });

  test('is refused in a shape the calculators cannot read, the file named', () => {
    const parameters = shippedFiles.parameters.map((file) =>
      file.path === 'jp-wage-cap/2019-03-01.json'
        ? { ...file, content: { ...Object(file.content), value: 8_512_400 } }
        : file,
    );
    expect(lawShortfalls(lawOf({ ...shippedFiles, parameters }))).toEqual([
      'jp-wage-cap/2019-03-01: value must be whole rupiah as a decimal string',
    ]);
  });
});
