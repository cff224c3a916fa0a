import { expect, test } from 'vitest';
import { lawOf } from '#modules/rules/core/index.ts';
import { lawAlso, shippedFiles, shippedLaw } from '#tests/support/law.ts';
import { effectOnCoverage } from './effect-on-coverage.ts';
import { priceMonths } from './price-months.ts';
import { requireSoundTerms, termsFaults } from './scenario-terms.ts';

const today = { protected: 1_000, paid: 900, workforce: null };

test('workers are paid for through the term and stay protected until cover lapses, then all is as today', () => {
  const effect = effectOnCoverage(shippedLaw, { from: '2026-06', months: 2 }, { today, reached: 50 });
  expect(effect.map(({ month, isPaid, protected: covered, paid }) => [month, isPaid, covered, paid])).toEqual(
    [
      ['2026-06', true, 1_050, 950],
      ['2026-07', true, 1_050, 950],
      ['2026-08', false, 1_050, 900],
      ['2026-09', false, 1_050, 900],
      ['2026-10', false, 1_050, 900],
      ['2026-11', false, 1_000, 900],
    ],
  );
});

test('an area is never more than wholly protected, whatever its villages lack', () => {
  const [first] = effectOnCoverage(
    shippedLaw,
    { from: '2026-06', months: 1 },
    { today: { ...today, workforce: 1_030 }, reached: 50 },
  );
  expect(first).toMatchObject({ protected: 1_030, paid: 930 });
});

test('a price the law does not know yet is the last one, and the month says so', () => {
  const parameters = shippedFiles.parameters.map((file) =>
    file.path.startsWith('bpu-jkm-flat/')
      ? { ...file, content: { ...Object(file.content), validTo: '2027-06-30' } }
      : file,
  );
  const law = lawOf({ ...shippedFiles, parameters });
  const marks = priceMonths(law, 'APBDES', ['2027-06', '2027-07']).months;
  expect(marks.map(({ priceIdr, isProvisional }) => [priceIdr, isProvisional])).toEqual([
    [16_800n, false],
    [16_800n, true],
  ]);
  expect(priceMonths(lawAlso(), 'APBDES', ['2027-07']).months[0]?.isProvisional).toBe(false);
});

const sound = {
  perVillage: 100,
  months: 6,
  from: '2026-06',
  sources: { desa: 'APBDES', kelurahan: null },
} as const;

test('sound terms have no faults', () => {
  expect(termsFaults(sound)).toEqual({});
  expect(() => requireSoundTerms(sound, 0)).not.toThrow();
});

test.each([
  { changed: { perVillage: 0 }, code: 'simulation.workers_out_of_range' },
  { changed: { perVillage: 2.5 }, code: 'simulation.workers_out_of_range' },
  { changed: { months: 13 }, code: 'simulation.months_out_of_range' },
  { changed: { from: '2026-13' }, code: 'simulation.month_unknown' },
  { changed: { sources: { desa: null, kelurahan: null } }, code: 'simulation.source_missing' },
])('$changed is refused with $code', ({ changed, code }) => {
  expect(() => requireSoundTerms({ ...sound, ...changed }, 0)).toThrow(code);
});
