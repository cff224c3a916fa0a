import { expect, test } from 'vitest';
import { certificateCode, shownCertificateCode } from '#modules/certificates/core/index.ts';
import { grouped, readTyped } from './asked.ts';

const code = certificateCode(new Uint8Array([9, 200, 31, 7, 77, 150, 2, 88, 41, 3]));

test('a code is taken as people type it: small, in groups, with signs that look alike', () => {
  const asked = { is: 'code', code };
  for (const typed of [
    code,
    code.toLowerCase(),
    shownCertificateCode(code),
    ` ${shownCertificateCode(code)}\n`,
  ])
    expect(readTyped(typed)).toEqual(asked);
  expect(readTyped(code.replaceAll('0', 'O').replaceAll('1', 'l'))).toEqual(asked);
});

test('a pasted text is taken without the line breaks a mail put in, and its spaces are kept', () => {
  expect(readTyped('  SMS1:AB C\r\nD $\n')).toEqual({ is: 'text', text: 'SMS1:AB CD $' });
});

test.each([
  ['', 'empty'],
  [' \n', 'empty'],
  ['5171042104040001', 'nik'],
  ['5171 0421 0404 0001', 'nik'],
  [code.slice(1), 'code_short'],
  [`${code}0`, 'code_long'],
  [`${code.slice(0, 15)}U`, 'code_signs'],
  ['https://semesta', 'code_signs'],
  [`${code.slice(0, 15)}${code.endsWith('Z') ? 'Y' : 'Z'}`, 'code_wrong'],
  [`SMS1:${'A'.repeat(5_000)}`, 'too_long'],
])('%j is refused with words of its own', (typed, fault) => {
  expect(readTyped(typed)).toBe(fault);
});

test('what is typed is shown in groups of four, and a text stays as it is', () => {
  expect(grouped(code.toLowerCase())).toBe(shownCertificateCode(code));
  expect(grouped('ab')).toBe('AB');
  expect(grouped('SMS1:ab cd')).toBe('SMS1:ab cd');
  expect(grouped('bukan kode, tetapi kalimat')).toBe('bukan kode, tetapi kalimat');
});
