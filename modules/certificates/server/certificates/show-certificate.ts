import { sql } from 'kysely';
import {
  type EditionReason,
  type EmployerStanding,
  refuseCertificate,
} from '#modules/certificates/core/index.ts';
import { employerStandings } from '#modules/certificates/server/standing/index.ts';
import { type Caller, mayWrite } from '#platform/core/roles.ts';
import { read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { certificateReaders } from './certificate-roles.ts';

const definition = { name: 'certificates.show-certificate', roles: certificateReaders } as const;

interface ViewRow {
  readonly organisation_id: string;
  readonly name: string;
  readonly npp: string | null;
  readonly nib: string | null;
  readonly area_code: string;
  readonly area_name: string;
  readonly is_insured: boolean;
  readonly certificate: {
    readonly number: string;
    readonly code: string;
    readonly registeredSince: string;
    readonly text: string;
  } | null;
  readonly editions: readonly {
    readonly certificateId: string;
    readonly number: string;
    readonly edition: number;
    readonly why: EditionReason;
    readonly issuedAt: string;
    readonly expiresOn: string;
    readonly paidThrough: string;
    readonly workersReported: number;
    readonly programmes: string[];
    readonly issuedName: string;
    readonly isRevoked: boolean;
  }[];
  readonly revocation: {
    readonly revocationId: string;
    readonly reason: string;
    readonly proposedName: string;
    readonly proposedKey: string;
    readonly proposedAt: string;
  } | null;
  readonly revoked: { readonly number: string; readonly revokedAt: string; readonly reason: string } | null;
}

/**
 * An employer's certificate as it stands today, with every edition it had.
 *
 * @throws Refusal `certificate.not_found` where the organisation is not in the caller's scope or files no wages
 */
export async function showCertificate(services: Services, caller: Caller, organisationId: string) {
  requireRole(definition, caller);
  const today = services.today();
  const { row, standing } = await read(services, caller, async (transaction) => {
    const found = await findView(transaction, organisationId);
    if (!found?.is_insured) throw refuseCertificate('certificate.not_found');
    const standings = await employerStandings(transaction, [organisationId], today);
    return { row: found, standing: standings.get(organisationId) };
  });
  if (!standing) throw new Error('no standing was read');
  const isOffice = mayWrite(caller.role, 'certificates');
  const { revocation, revoked } = row;
  return {
    ...{ today, organisationId, name: row.name, npp: row.npp, nib: row.nib },
    ...{ areaCode: row.area_code, areaName: row.area_name, standing: standingView(standing) },
    certificate: row.certificate,
    editions: row.editions.map((edition) => ({ ...edition, issuedAt: instantOf(edition.issuedAt) })),
    revocation: revocation && {
      ...{ revocationId: revocation.revocationId, reason: revocation.reason },
      ...{ proposedName: revocation.proposedName, proposedAt: instantOf(revocation.proposedAt) },
      isOwn: revocation.proposedKey === caller.personKey,
    },
    revoked: revoked && {
      ...{ number: revoked.number, revokedAt: instantOf(revoked.revokedAt) },
      reason: isOffice || caller.role === 'auditor' ? revoked.reason : '',
    },
  };
}

async function findView(transaction: Transaction, organisationId: string): Promise<ViewRow | null> {
  const { rows } = await sql<ViewRow>`
    select * from certificates.employer_view(${organisationId}::uuid)`.execute(transaction.of<unknown>());
  return rows[0] ?? null;
}

/** The database writes instants within JSON with its own offset. */
function instantOf(text: string): string {
  return new Date(text).toISOString();
}

/** A standing as the contract says it. */
export function standingView(standing: EmployerStanding) {
  const { status, reason, unpaidMonths, expiresOn, paidThrough, firstUnpaid, workersReported } = standing;
  return {
    ...{ status, reason, unpaidMonths, expiresOn, paidThrough, firstUnpaid, workersReported },
    owedIdr: String(standing.owedIdr),
  };
}
