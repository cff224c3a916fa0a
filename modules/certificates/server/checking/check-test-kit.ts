import { randomBytes, randomUUID } from 'node:crypto';
import { certificateCode, codeBytes, type TextClaims } from '#modules/certificates/core/index.ts';
import type { CertificateServices } from '#modules/certificates/server/index.ts';
import { openKeyring, signText } from '#modules/certificates/server/keys/index.ts';
import { anEmployer, type TestBill, type TestEmployer } from '#tests/support/an-employer.ts';
import type { TestDatabase } from '#tests/support/database.ts';

/** Checks are made at this moment unless a test says otherwise: the day tests call today, in Bali. */
export const checkedAt = Date.parse('2026-11-15T10:00:00+08:00');

export function certificateServicesOf(held: TestDatabase): CertificateServices {
  return { ...held.services, baseUrl: 'https://semesta.example' };
}

export interface TestCertificate {
  readonly certificateId: string;
  readonly code: string;
  readonly text: string;
  readonly employer: TestEmployer;
}

let places = 0;

/** What an employer's certificate says. */
export function claimsOf(
  { npp, name, areaCode }: Pick<TestEmployer, 'npp' | 'name' | 'areaCode'>,
  certificateId: string,
): Omit<TextClaims, 'issuer'> {
  const issuedAt = Math.floor(Date.parse('2026-11-01T08:00:00+08:00') / 1000);
  return {
    ...{ issuedAt, expiresAt: Math.floor(Date.parse('2026-11-17T00:00:00+08:00') / 1000), certificateId },
    status: { idx: 7, uri: 'https://semesta.example/status-lists/1' },
    subject: {
      ...{ kind: 'employer', number: 'SK-2026-000001', name, npp, nib: null, areaCode },
      ...{
        programmes: ['JKK', 'JKM'],
        workersReported: 3,
        paidThrough: '2026-09',
        registeredSince: '2025-01-02',
      },
    },
  };
}

/** An employer with these bills, and a certificate of his in the books. */
export async function aCertificate(
  held: TestDatabase,
  bills: readonly TestBill[],
  change: Partial<Omit<TextClaims, 'issuer'>> = {},
): Promise<TestCertificate> {
  const employer = await anEmployer(held, bills);
  const [certificateId, code] = [randomUUID(), certificateCode(randomBytes(codeBytes))];
  await keepEntry(held, { certificateId, code, kind: 'employer', holderId: employer.organisationId });
  const keyring = await openKeyring(certificateServicesOf(held));
  const text = signText(keyring, { ...claimsOf(employer, certificateId), ...change });
  return { certificateId, code, text, employer };
}

export async function keepEntry(
  held: TestDatabase,
  entry: {
    readonly certificateId: string;
    readonly code: string;
    readonly kind: 'employer' | 'worker';
    readonly holderId: string;
  },
): Promise<void> {
  places += 1;
  await held.asAdmin(`insert into certificates.entries (certificate_id, code, kind, holder_id, list_id, idx)
    values ('${entry.certificateId}', '${entry.code}', '${entry.kind}', '${entry.holderId}', 9, ${places})`);
}
