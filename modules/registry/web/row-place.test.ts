import { expect, test } from 'vitest';
import { rowPlace } from './row-place.ts';

const t = (key: string, details = {}) => [key, ...Object.entries(details).flat()].join(' ');

test('a row is named by its sheet where the file has sheets', () => {
  expect(rowPlace(t, { row: 2, sheet: 'Daftar' })).toBe('lists.row.at row 2 sheet Daftar');
});

test('a row of a text file is named by its line alone', () => {
  expect(rowPlace(t, { row: 2, sheet: '' })).toBe('lists.row.at_line row 2');
});
