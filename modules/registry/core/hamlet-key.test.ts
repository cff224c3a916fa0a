import { expect, test } from 'vitest';
import { hamletKey } from './hamlet-key.ts';

test.each([
  'Br. Pondok',
  'br pondok',
  'Banjar Pondok',
  'BANJAR DINAS PONDOK',
  'Lingkungan Pondok',
  'Link. Pondok',
  'Dusun: Pondok',
  'pondok',
])('%s is the hamlet Pondok', (name) => {
  expect(hamletKey(name)).toBe('pondok');
});

test('a hamlet whose own name begins like a kind keeps it', () => {
  expect(hamletKey('Brangbang')).toBe('brangbang');
});
