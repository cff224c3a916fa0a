import { describe, expect, it } from 'vitest';
import { parseSearch, stringifySearch } from './search-text.ts';

describe('the words after the question mark', () => {
  it('keeps the code of a regency a text, though it looks like a number', () => {
    expect(parseSearch('?wilayah=51.71&bulan=2026-11')).toEqual({ wilayah: '51.71', bulan: '2026-11' });
  });

  it('writes what it reads and leaves out what is not set', () => {
    expect(stringifySearch({ wilayah: '51.10', bulan: undefined, ke: '/pekerja?wilayah=51' })).toBe(
      '?wilayah=51.10&ke=%2Fpekerja%3Fwilayah%3D51',
    );
    expect(parseSearch(stringifySearch({ ke: '/pekerja?wilayah=51' }))).toEqual({
      ke: '/pekerja?wilayah=51',
    });
    expect(stringifySearch({})).toBe('');
  });
});
