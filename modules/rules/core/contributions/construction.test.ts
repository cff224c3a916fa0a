import { expect, test } from 'vitest';
import { caseFields } from '#modules/rules/core/facts/index.ts';
import { shippedLaw } from '#tests/support/law.ts';
import { constructionKind } from './construction.ts';
import { mandatoryProgrammesKind } from './mandatory-programmes.ts';

const project = (given: Readonly<Record<string, unknown>>) =>
  constructionKind.run(shippedLaw, caseFields({ month: '2026-11', ...given }));

test.each([
  ['0', 0n, 0n],
  ['100000000', 210_000n, 30_000n],
  ['100000001', 210_000n, 30_000n],
  ['100000300', 210_001n, 30_000n],
  ['500000000', 890_000n, 110_000n],
  ['1000000000', 1_540_000n, 210_000n],
  ['5000000000', 5_940_000n, 610_000n],
  ['5000000600', 5_940_001n, 610_000n],
  ['10000000000', 10_440_000n, 1_110_000n],
  ['999999999999999', 900_001_440_000n, 100_000_110_000n],
])('a contract of %s: JKK %s, JKM %s (Permenaker 5/2021 jo. 1/2025)', (contractIdr, jkkIdr, jkmIdr) => {
  expect(project({ contractIdr }).result).toEqual({
    totalIdr: jkkIdr + jkmIdr,
    lines: [
      { programme: 'JKK', employerIdr: jkkIdr, workerIdr: 0n },
      { programme: 'JKM', employerIdr: jkmIdr, workerIdr: 0n },
    ],
  });
});

test('a programme is rounded once over all slices, not slice by slice', () => {
  const { workings } = project({ contractIdr: '500000294' });
  expect(workings.filter(({ line }) => line === 'JKK').map(({ facts }) => facts)).toEqual([
    { sliceIdr: 100_000_000n, ratePpm: 2_100n },
    { sliceIdr: 400_000_000n, ratePpm: 1_700n },
    { sliceIdr: 294n, ratePpm: 1_300n },
    { slices: 3, amountIdr: 890_000n },
  ]);
});

test('a project billed on wages owes the highest class and JKM of them', () => {
  expect(project({ wagesIdr: '10000000' }).result).toMatchObject({ totalIdr: 204_000n });
});

test.each([
  [{ contractIdr: '1', month: '2015-06' }, 'parameter.before_first', 'month'],
  [{ contractIdr: '-1' }, 'money.negative', 'contractIdr'],
  [{}, 'field.missing', 'contractIdr'],
])('%o is refused: %s, %s', (given, code, field) => {
  expect(() => project(given)).toThrow(expect.objectContaining({ code, field }));
});

const mandatory = (given: Readonly<Record<string, unknown>>) =>
  mandatoryProgrammesKind.run(shippedLaw, caseFields({ month: '2026-11', ...given }));

test.each<[Readonly<Record<string, unknown>>, string[], string]>([
  [{ segment: 'PU', scale: 'large' }, ['JKK', 'JKM', 'JHT', 'JP'], 'Perpres 109/2013 art. 6(3)a'],
  [{ segment: 'PU', scale: 'medium' }, ['JKK', 'JKM', 'JHT', 'JP'], 'Perpres 109/2013 art. 6(3)a'],
  [{ segment: 'PU', scale: 'small' }, ['JKK', 'JKM', 'JHT'], 'Perpres 109/2013 art. 6(3)b'],
  [{ segment: 'PU', scale: 'micro' }, ['JKK', 'JKM'], 'Perpres 109/2013 art. 6(3)c'],
  [{ segment: 'PU', salesIdr: '2000000000' }, ['JKK', 'JKM'], 'PP 7/2021, micro'],
  [{ segment: 'PU', salesIdr: '2000000001' }, ['JKK', 'JKM', 'JHT'], 'PP 7/2021, small'],
  [{ segment: 'PU', salesIdr: '15000000001' }, ['JKK', 'JKM', 'JHT', 'JP'], 'PP 7/2021, above'],
  [{ segment: 'PU', capitalIdr: '1000000000' }, ['JKK', 'JKM'], 'PP 7/2021, micro'],
  [{ segment: 'PU', capitalIdr: '5000000001' }, ['JKK', 'JKM', 'JHT', 'JP'], 'PP 7/2021, above'],
  [{ segment: 'CONSTRUCTION' }, ['JKK', 'JKM'], 'Perpres 109/2013 art. 6(4)'],
  [{ segment: 'BPU' }, ['JKK', 'JKM'], 'Permenaker 5/2021 art. 31-32'],
  [{ segment: 'BPU', businessOwner: true }, ['JKK', 'JKM', 'JHT'], 'Permenaker 5/2021 art. 31-32'],
  [{ segment: 'PU', employerKind: 'government' }, ['JKK', 'JKM'], 'Permenaker 1/2025 art. 3A'],
  [{ segment: 'PMI' }, [], 'Permenaker 4/2023: a package'],
])('%o must join %s (%s)', (given, must) => {
  expect(mandatory(given).result).toMatchObject({ must });
});

test('JKP is no duty in a month before it existed, and disputed JHT depends on its switch', () => {
  const jkp = (month: string) =>
    Object.entries(mandatory({ segment: 'PU', month }).result).find(([name]) => name === 'programmes')?.[1];
  expect(jkp('2020-01')).toContainEqual({ programme: 'JKP', duty: 'none' });
  expect(jkp('2026-01')).toContainEqual({ programme: 'JKP', duty: 'automatic' });
  expect(mandatory({ segment: 'PU', employerKind: 'government' }).dependsOn).toEqual(['nonAsnJhtMandatory']);
});
