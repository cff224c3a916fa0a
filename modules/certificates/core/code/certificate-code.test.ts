import fc from 'fast-check';
import { expect, test } from 'vitest';
import { certificateCode, codeBytes, readCertificateCode, shownCertificateCode } from './index.ts';

const bytes = fc.uint8Array({ minLength: codeBytes, maxLength: codeBytes });
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

test('a code is 16 signs, and reads back as people type it', () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const code = certificateCode(random);
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
      expect(readCertificateCode(code)).toBe(code);
      expect(readCertificateCode(` ${shownCertificateCode(code).toLowerCase()} `)).toBe(code);
      expect(readCertificateCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
    }),
  );
});

test('every single wrong sign and every two signs that changed places are noticed', () => {
  fc.assert(
    fc.property(bytes, fc.nat(15), fc.nat(15), fc.nat(31), (random, place, other, value) => {
      const code = certificateCode(random);
      const wrong = [...code];
      wrong[place] = signs[value] ?? '';
      expect(readCertificateCode(wrong.join(''))).toBe(signs[value] === code[place] ? code : null);
      const swapped = [...code];
      [swapped[place], swapped[other]] = [code[other] ?? '', code[place] ?? ''];
      expect(readCertificateCode(swapped.join(''))).toBe(code[place] === code[other] ? code : null);
    }),
    { numRuns: 2_000 },
  );
});

test('what is too short, too long or holds other signs is no code', () => {
  const code = certificateCode(new Uint8Array(codeBytes).fill(77));
  for (const typed of ['', code.slice(1), `${code}0`, `${code.slice(0, 15)}U`, '5171012345670001'])
    expect(readCertificateCode(typed)).toBeNull();
});

test('all 75 bits count: codes of different bytes differ', () => {
  const codes = new Set<string>();
  for (let bit = 0; bit < 75; bit += 1) {
    const random = new Uint8Array(codeBytes);
    random[bit >> 3] = 128 >> (bit & 7);
    codes.add(certificateCode(random));
  }
  expect(codes.size).toBe(75);
});
