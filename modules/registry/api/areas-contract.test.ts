import { describe, expect, test } from 'vitest';
import { hamletNameSchema } from './areas-contract.ts';

describe("a hamlet's name", () => {
  test.each([
    'Br. Tengah',
    'Lingkungan Taman Sari',
    "Banjar Ma'arif",
    'RW 05/RT 02',
    'Kaja-Kauh',
    '2 Enjung',
  ])('%s is taken', (name) => {
    expect(hamletNameSchema.parse(` ${name} `)).toBe(name);
  });

  test.each([
    '=HYPERLINK("x")',
    '+62',
    '-Kaja',
    '@Kaja',
    '<b>Kaja</b>',
    'Kaja<script>',
    'Kaja; Kauh',
    'Kaja\tKauh',
    'Kaja\nKauh',
    'Kaja\u0000',
    '..',
    'A',
  ])('%j is refused', (name) => {
    expect(hamletNameSchema.safeParse(name).success).toBe(false);
  });
});
