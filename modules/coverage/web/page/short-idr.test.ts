import { describe, expect, it } from 'vitest';
import { shortIdr } from './short-idr.ts';

describe('rupiah as they are spoken of', () => {
  it('are rounded to what is said', () => {
    expect(shortIdr('id', '207480000')).toBe('Rp\u00a0207 juta');
    expect(shortIdr('id', '207500000')).toBe('Rp\u00a0208 juta');
    expect(shortIdr('id', '1234000000')).toBe('Rp\u00a01,2 miliar');
    expect(shortIdr('en', '1950000')).toBe('Rp\u00a02 million');
    expect(shortIdr('en', '2300000000000')).toBe('Rp\u00a02.3 trillion');
  });

  it('are said in full below a million', () => {
    expect(shortIdr('id', '999999')).toBe('Rp\u00a0999.999');
    expect(shortIdr('en', '0')).toBe('Rp\u00a00');
  });
});
