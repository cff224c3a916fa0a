import { describe, expect, test } from 'vitest';
import { shippedFiles, shippedLaw } from '#tests/support/law.ts';
import { LawFault, type LawFiles, lawOf, valueOn } from './law.ts';

describe('a yearly value', () => {
  test.each([
    ['2015-06-30', null],
    ['2015-07-01', '7000000'],
    ['2026-02-28', '10547400'],
    ['2026-03-01', '11086300'],
    ['2027-02-28', '11086300'],
    ['2027-03-01', null],
  ])('on %s the cap of JP is %s', (day, expected) => {
    expect(valueOn(shippedLaw, 'jp-wage-cap', day)?.value ?? null).toBe(expected);
  });
});

/** A sound parameter file; each test spoils one thing of it. */
const sound = {
  id: 'moon-rate',
  group: 'bpu',
  name: { id: 'Tarif bulan', en: 'Moon rate' },
  value: 10_000,
  unit: 'ppm',
  validFrom: '2015-07-01',
  validTo: '2019-12-01',
  basis: [{ law: 'PP 44/2015', article: '16' }],
  certainty: 'A',
  sources: ['S1'],
  checkedOn: '2026-11-21',
  note: null,
};

const second = { ...sound, validFrom: '2019-12-02', validTo: null };

/** The faults of the shipped law with these files planted beside; a path is where the file claims to lie, unless said. */
function faultsWith(...contents: readonly unknown[]): readonly string[] {
  const planted = contents.map((content) => ({ path: pathOf(content), content }));
  return faultsOf({ ...shippedFiles, parameters: [...shippedFiles.parameters, ...planted] });
}

function pathOf(content: unknown): string {
  const { id, validFrom } = { id: 'moon-rate', validFrom: '2015-07-01', ...Object(content) };
  return `${id}/${validFrom}.json`;
}

function faultsOf(files: LawFiles): readonly string[] {
  try {
    lawOf(files);
    return [];
  } catch (error) {
    if (error instanceof LawFault) return error.faults;
    throw error;
  }
}

describe('the files of the law', () => {
  test('are sound as they ship, and with a sound series beside', () => {
    expect(faultsOf(shippedFiles)).toEqual([]);
    expect(faultsWith(sound, second)).toEqual([]);
    expect(
      faultsWith({ ...sound, temporary: true }, { ...second, validFrom: '2020-02-01', temporary: true }),
    ).toEqual([]);
  });

  test.each([
    [
      'a gap',
      [sound, { ...second, validFrom: '2019-12-03' }],
      'moon-rate/2019-12-03: leaves a gap after moon-rate/2015-07-01, from 2019-12-02',
    ],
    [
      'an overlap',
      [sound, { ...second, validFrom: '2019-12-01' }],
      'moon-rate/2019-12-01: overlaps moon-rate/2015-07-01',
    ],
    [
      'an overlap of what is temporary',
      [
        { ...sound, temporary: true },
        { ...second, validFrom: '2019-12-01', temporary: true },
      ],
      'moon-rate/2019-12-01: overlaps moon-rate/2015-07-01',
    ],
    [
      'an open value that another follows',
      [{ ...sound, validTo: null }, second],
      'moon-rate/2019-12-02: overlaps moon-rate/2015-07-01',
    ],
    ['reversed dates', [{ ...sound, validTo: '2015-06-30' }], 'moon-rate/2015-07-01: ends before it begins'],
    [
      'another unit under the same id',
      [sound, { ...second, unit: 'idr' }],
      'moon-rate/2019-12-02: group, unit and temporary must be those of moon-rate/2015-07-01',
    ],
    [
      'no source',
      [{ ...sound, sources: [] }],
      'moon-rate/2015-07-01.json: sources must be at least one source',
    ],
    [
      'an unknown source',
      [{ ...sound, sources: ['S999'] }],
      'moon-rate/2015-07-01: source S999 is not in the register',
    ],
    ['no law', [{ ...sound, basis: [] }], 'moon-rate/2015-07-01.json: basis must be at least one law'],
    ['no value', [{ ...sound, value: undefined }], 'moon-rate/2015-07-01.json: value must be given'],
    [
      'an uncertain value that says nothing of it',
      [{ ...sound, certainty: 'C' }],
      'moon-rate/2015-07-01.json: note must be given: it says what is uncertain',
    ],
    [
      'a certainty nobody knows',
      [{ ...sound, certainty: 'D' }],
      'moon-rate/2015-07-01.json: certainty must be one of A, B, C',
    ],
    [
      'a name in one language only',
      [{ ...sound, name: { id: 'Tarif' } }],
      'moon-rate/2015-07-01.json: name.en must be a text',
    ],
    [
      'an empty note',
      [{ ...sound, note: { id: ' ', en: 'x' } }],
      'moon-rate/2015-07-01.json: note.id must be a text',
    ],
    [
      'a day that does not exist',
      [{ ...sound, validTo: '2019-02-29' }],
      'moon-rate/2015-07-01.json: validTo must be a day that exists, YYYY-MM-DD',
    ],
    [
      'a member nobody knows',
      [{ ...sound, validUntil: null }],
      'moon-rate/2015-07-01.json: validUntil must be left out: it is not known',
    ],
    ['no object', [17], 'moon-rate/2015-07-01.json: must be an object'],
  ])('with %s are refused, the file named', (_, contents, fault) => {
    expect(faultsWith(...contents)).toEqual([fault]);
  });

  test.each(['moon-rate/2015-07-02.json', 'sun-rate/2015-07-01.json', 'moon-rate.json'])(
    'lying at %s, not where id and first day say, are refused',
    (path) => {
      const parameters = [...shippedFiles.parameters, { path, content: sound }];
      expect(faultsOf({ ...shippedFiles, parameters })).toEqual([
        `${path}: must be at moon-rate/2015-07-01.json, as its id and validFrom say`,
      ]);
    },
  );

  test('have all their faults told at once', () => {
    const faults = faultsWith({ ...sound, sources: [] }, { ...second, basis: [] });
    expect(faults).toHaveLength(2);
    expect(faultsOf({ ...shippedFiles, holidays: null, profile: {}, sources: [] })).toEqual([
      'holidays: must be an object',
      'profile: coverageDuringArrears must be an object',
      'sources: must be an object',
    ]);
  });
});
