import { sql } from 'kysely';
import { type EmployerStanding, refuseCertificate } from '#modules/certificates/core/index.ts';
import type { CertificateServices } from '#modules/certificates/server/index.ts';
import { openKeyring } from '#modules/certificates/server/keys/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { certificateKeepers } from './certificate-roles.ts';
import { type Certified, certify } from './certify.ts';

const issueAct = {
  name: 'certificates.issue-certificate',
  roles: certificateKeepers,
} as const satisfies ActDefinition;

/** Which employer: by his id, or by the number people know. */
export type EmployerKey = { readonly organisationId: string } | { readonly npp: string };

export interface IssuedCertificate {
  readonly organisationId: string;
  readonly number: string;
  readonly code: string;
  readonly text: string;
  /** The last valid day. */
  readonly expires: string;
  /** False: what he had still says what is true. */
  readonly isNew: boolean;
}

/**
 * The office issues an employer's certificate, or signs it anew where a fact or the key changed; asked again, the same.
 *
 * @throws Refusal `certificate.not_found`, `certificate.no_npp`, `employer.in_arrears`, `employer.never_paid`
 */
export async function issueCertificate(
  services: CertificateServices,
  caller: Caller,
  employer: EmployerKey,
  key?: string,
): Promise<IssuedCertificate> {
  const keyring = await openKeyring(services);
  return act(services, {
    act: issueAct,
    caller,
    key,
    request: employer,
    perform: async (transaction) => {
      const organisationId = await findEmployerId(transaction, employer);
      const [certified] = organisationId
        ? await certify(transaction, services, [organisationId], {
            isAskedFor: true,
            issuedName: caller.name,
            keyring,
          })
        : [];
      if (!certified) throw refuseCertificate('certificate.not_found');
      refuseUnpaid(certified.standing);
      if (certified.employer.npp === null) throw refuseCertificate('certificate.no_npp');
      const output = await issuedOf(transaction, certified);
      return {
        output,
        audit: {
          act: issueAct.name,
          subjectKind: 'organisation',
          subjectId: output.organisationId,
          areaCode: certified.employer.area_code,
          details: { number: output.number, isNew: output.isNew, why: certified.signed?.why ?? '' },
        },
      };
    },
  });
}

async function findEmployerId(transaction: Transaction, employer: EmployerKey): Promise<string | null> {
  if ('organisationId' in employer) return employer.organisationId;
  const { rows } = await sql<{ organisation_id: string }>`
    select organisation_id from registry.organisations where npp = ${employer.npp}`.execute(
    transaction.of<unknown>(),
  );
  return rows[0]?.organisation_id ?? null;
}

function refuseUnpaid(standing: EmployerStanding): void {
  if (standing.status === 'VALID') return;
  if (standing.paidThrough === null) throw refuseCertificate('employer.never_paid');
  throw refuseCertificate('employer.in_arrears', {
    ...{ months: standing.unpaidMonths, paidThrough: standing.paidThrough },
    ...{ owedIdr: String(standing.owedIdr), expiredOn: standing.expiresOn },
  });
}

async function issuedOf(
  transaction: Transaction,
  { employer, signed }: Certified,
): Promise<IssuedCertificate> {
  const { organisation_id: organisationId } = employer;
  if (signed) {
    const { number, code, text, expiresOn } = signed;
    return { organisationId, number, code, text, expires: expiresOn, isNew: true };
  }
  const { rows } = await sql<{ number: string; code: string; edition: { text: string; expires_on: string } }>`
    select number, code, edition from certificates.employer_paper(${organisationId}::uuid, null, null)`.execute(
    transaction.of<unknown>(),
  );
  const [kept] = rows;
  if (!kept) throw new Error('a certificate that was not due and is not there');
  const { text, expires_on: expires } = kept.edition;
  return { organisationId, number: kept.number, code: kept.code, text, expires, isNew: false };
}
