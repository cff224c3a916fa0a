import { randomBytes, randomUUID } from 'node:crypto';
import { certificateCode, codeBytes } from '#modules/certificates/core/index.ts';
import { openKeyring, signText } from '#modules/certificates/server/index.ts';
import type { BenchDatabase } from './bench-database.ts';

export const benchUrl = 'https://semesta.example';

export interface BenchEmployer {
  readonly organisationId: string;
  readonly npp: string;
  readonly name: string;
}

/** Employers who paid through September, one in ten in arrears, as rows alone. */
export async function fillEmployers({ admin }: BenchDatabase, count: number): Promise<BenchEmployer[]> {
  const employers = Array.from({ length: count }, (_, index) => ({
    organisationId: randomUUID(),
    npp: `BENCH${String(index).padStart(6, '0')}`,
    name: `PT Contoh Niaga ${index}`,
  }));
  const columns = [
    employers.map(({ organisationId }) => organisationId),
    employers.map(({ npp }) => npp),
    employers.map(({ name }) => name),
  ];
  await admin.query(
    `insert into registry.organisations (organisation_id, kind, name, name_tokens, npp, area_code, risk_class, scale, duty_started_on)
     select id, 'employer', name, '{pt,contoh,niaga}', npp, '51.71.04.2008', 1, 'small', '2025-01-02' from unnest($1::uuid[], $2::text[], $3::text[]) as e (id, npp, name)`,
    columns,
  );
  await admin.query(
    `insert into certificates.employer_standings (organisation_id, paid_through, workers_reported, area_code)
     select id, case when place % 10 = 0 then '2026-06' else '2026-09' end, 12, '51.71.04.2008' from unnest($1::uuid[]) with ordinality as e (id, place)`,
    [columns[0]],
  );
  return employers;
}

/** A certificate of each in the books; answers their texts. */
export async function fillCertificates(
  { admin, services }: BenchDatabase,
  employers: readonly BenchEmployer[],
): Promise<string[]> {
  const keyring = await openKeyring({ ...services, baseUrl: benchUrl });
  const issuedAt = Math.floor(Date.now() / 1000) - 3_600;
  const entries = employers.map((employer) => ({
    ...employer,
    certificateId: randomUUID(),
    code: certificateCode(randomBytes(codeBytes)),
  }));
  await admin.query(
    `insert into certificates.entries (certificate_id, code, kind, holder_id, list_id, idx)
     select id, code, 'employer', holder, 1, place from unnest($1::uuid[], $2::text[], $3::uuid[]) with ordinality as e (id, code, holder, place)`,
    [
      entries.map(({ certificateId }) => certificateId),
      entries.map(({ code }) => code),
      entries.map(({ organisationId }) => organisationId),
    ],
  );
  await admin.query('analyze');
  return entries.map(({ certificateId, name, npp }, index) =>
    signText(keyring, {
      ...{ issuedAt, expiresAt: issuedAt + 86_400, certificateId },
      status: { idx: index, uri: `${benchUrl}/status-lists/1` },
      subject: {
        ...{
          kind: 'employer',
          number: `SK-2026-${index}`,
          name,
          npp,
          nib: '9120001234567',
          areaCode: '51.71.04.2008',
        },
        ...{
          programmes: ['JKK', 'JKM', 'JHT'],
          workersReported: 12,
          paidThrough: '2026-09',
          registeredSince: '2025-01-02',
        },
      },
    }),
  );
}
