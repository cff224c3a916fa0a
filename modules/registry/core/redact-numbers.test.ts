import { expect, test } from 'vitest';
import { redactNumbers } from './redact-numbers.ts';

test.each([
  ['5171042104040007', '**********'],
  ['NIK 5171 0421 0404 0007 ada', 'NIK ********** ada'],
  ['5171-0421.0404_0007', '**********'],
  ['hp 081234567890', 'hp **********'],
  ['Jl. Gatot Subroto No. 12, 80361', 'Jl. Gatot Subroto No. 12, 80361'],
  ['Denpasar, 31-12-1980', 'Denpasar, 31-12-1980'],
])('%s is kept as %s', (given, kept) => {
  expect(redactNumbers(given)).toBe(kept);
});
