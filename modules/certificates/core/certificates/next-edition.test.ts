import { describe, expect, test } from 'vitest';
import type { EmployerStanding } from '#modules/certificates/core/standing/index.ts';
import { firstSecondAfter, firstSecondOf, issuedSecond, nextEdition } from './index.ts';

const facts = {
  ...{ name: 'PT Maju', npp: 'AB123456', nib: null, areaCode: '51.71', areaName: 'Denpasar' },
  programmes: ['JKK', 'JKM'],
};
const standing: EmployerStanding = {
  ...{ status: 'VALID', reason: null, unpaidMonths: 0, expiresOn: '2026-11-16', paidThrough: '2026-09' },
  ...{ firstUnpaid: null, reportedMonth: '2026-09', workersReported: 3, openBills: 0, owedIdr: 0n },
  lastPaidOn: '2026-10-10',
};
const last = { ...facts, kid: 'a', expiresOn: '2026-11-16', paidThrough: '2026-09', workersReported: 3 };
const asked = { facts, standing, last, wasRevoked: false, kid: 'a', isAskedFor: false };

describe('the next edition of a certificate', () => {
  test('is the first once an employer is valid, and after a revocation only when the office asks', () => {
    expect(nextEdition({ ...asked, last: null })).toBe('first');
    expect(nextEdition({ ...asked, last: null, wasRevoked: true })).toBeNull();
    expect(nextEdition({ ...asked, last: null, wasRevoked: true, isAskedFor: true })).toBe('first');
  });

  test('follows each payment that moves the month on, and nothing that leaves it', () => {
    expect(nextEdition({ ...asked, standing: { ...standing, paidThrough: '2026-10' } })).toBe('payment');
    expect(nextEdition(asked)).toBeNull();
    expect(nextEdition({ ...asked, kid: 'b', facts: { ...facts, name: 'PT Baru' } })).toBeNull();
  });

  test('is made for a changed fact or a new key when the office asks', () => {
    const byOffice = { ...asked, isAskedFor: true };
    expect(nextEdition(byOffice)).toBeNull();
    expect(nextEdition({ ...byOffice, facts: { ...facts, name: 'PT Baru' } })).toBe('reprint');
    expect(nextEdition({ ...byOffice, kid: 'b' })).toBe('rotation');
  });

  test('is never made for one in arrears or without a registration number', () => {
    expect(nextEdition({ ...asked, last: null, facts: { ...facts, npp: null } })).toBeNull();
    expect(
      nextEdition({ ...asked, last: null, isAskedFor: true, standing: { ...standing, status: 'NOT_VALID' } }),
    ).toBeNull();
  });
});

test('a last valid day ends at midnight in Bali', () => {
  expect(new Date(firstSecondAfter('2026-11-16') * 1000).toISOString()).toBe('2026-11-16T16:00:00.000Z');
  expect(new Date(firstSecondOf('2026-11-16') * 1000).toISOString()).toBe('2026-11-15T16:00:00.000Z');
});

test('what is issued carries the instant, within the day that counts as today', () => {
  const now = Date.parse('2026-11-15T02:00:00Z') / 1000;
  expect(issuedSecond('2026-11-15', now)).toBe(now);
  expect(new Date(issuedSecond('2026-11-20', now) * 1000).toISOString()).toBe('2026-11-20T04:00:00.000Z');
});
