import { expect, test } from 'vitest';
import { certificateCode, codeBytes } from '#modules/certificates/core/code/index.ts';
import { Refusal } from '#platform/core/errors.ts';
import { type BookedTruth, readTypedCode, todaysTruth } from './index.ts';

const now = 1_795_000_000;
const valid = { status: 'VALID', reason: null, unpaidMonths: 0 } as const;
const inArrears = { status: 'NOT_VALID', reason: 'arrears.3', unpaidMonths: 3 } as const;
const neverPaid = { status: 'NOT_VALID', reason: 'employer.never_paid', unpaidMonths: 1 } as const;
const fresh = { issuedAt: now - 100, expiresAt: now + 1 };
const over = { issuedAt: now - 100, expiresAt: now };

test.each<[string, BookedTruth, string, string]>([
  ['paid', { isRevoked: false, standing: valid, text: fresh }, 'VALID', 'certificate.valid'],
  ['paid, asked by code', { isRevoked: false, standing: valid, text: null }, 'VALID', 'certificate.valid'],
  ['in arrears', { isRevoked: false, standing: inArrears, text: fresh }, 'NOT_VALID', 'arrears.3'],
  [
    'in arrears and past its day',
    { isRevoked: false, standing: inArrears, text: over },
    'NOT_VALID',
    'arrears.3',
  ],
  ['past its day', { isRevoked: false, standing: valid, text: over }, 'NOT_VALID', 'certificate.expired'],
  ['never paid', { isRevoked: false, standing: neverPaid, text: null }, 'NOT_VALID', 'employer.never_paid'],
  [
    'revoked, whatever is paid',
    { isRevoked: true, standing: valid, text: fresh },
    'NOT_VALID',
    'certificate.revoked',
  ],
  [
    'revoked and in arrears',
    { isRevoked: true, standing: inArrears, text: over },
    'NOT_VALID',
    'certificate.revoked',
  ],
  [
    'a covered worker',
    { isRevoked: false, standing: { isCovered: true }, text: fresh },
    'VALID',
    'certificate.valid',
  ],
  [
    'a worker without cover',
    { isRevoked: false, standing: { isCovered: false }, text: fresh },
    'NOT_VALID',
    'card.inactive',
  ],
])('%s', (_name, truth, outcome, reason) => {
  expect(todaysTruth(truth, now)).toEqual({ outcome, reason });
});

function refusedWith(typed: string): string {
  try {
    readTypedCode(typed);
    return 'taken';
  } catch (error) {
    return error instanceof Refusal ? error.code : 'broken';
  }
}

test('a code is read as typed; a slip of the finger and a NIK are told apart before any book is opened', () => {
  const code = certificateCode(Uint8Array.from({ length: codeBytes }, (_, index) => index * 29 + 7));
  expect(readTypedCode(` ${code.toLowerCase()} `)).toEqual({ how: 'code', code });
  expect(refusedWith(code.slice(0, -1))).toBe('check.code_mistyped');
  expect(refusedWith(code.replace(/^./, (sign) => (sign === '7' ? '8' : '7')))).toBe('check.code_mistyped');
  expect(refusedWith('5171 0123 4567 0001')).toBe('check.never_by_nik');
  expect(refusedWith('5171.0123.4567.0001')).toBe('check.never_by_nik');
});
