import { randomUUID } from 'node:crypto';
import type { EmployerSubject, TextClaims } from '#modules/certificates/core/index.ts';

/** When texts of tests are issued: 22 November 2026, 08:00 in Bali. */
export const textIssuedAt = Date.parse('2026-11-22T00:00:00Z') / 1_000;

export const someEmployer: EmployerSubject = {
  kind: 'employer',
  number: 'SK-51.71-2026-000123',
  name: 'PT Hotel Sanur Sejahtera',
  npp: '26000123',
  nib: '1234567890123',
  areaCode: '51.71',
  programmes: ['JKK', 'JKM', 'JHT', 'JP'],
  workersReported: 123,
  paidThrough: '2026-10',
  registeredSince: '2024-03-01',
};

/** Claims as a certificate of an employer makes them, valid for 24 days. */
export function someClaims(override: Partial<TextClaims> = {}): TextClaims {
  return {
    issuer: 'http://localhost:4510',
    issuedAt: textIssuedAt,
    expiresAt: textIssuedAt + 24 * 86_400,
    certificateId: randomUUID(),
    status: { idx: 123_456, uri: 'http://localhost:4510/status-lists/1' },
    subject: someEmployer,
    ...override,
  };
}
