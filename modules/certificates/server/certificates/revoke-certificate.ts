import { sql } from 'kysely';
import { refuseCertificate } from '#modules/certificates/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { newId } from '#platform/server/new-id.ts';
import { certificateKeepers, revocationDeciders } from './certificate-roles.ts';

const proposeAct = {
  name: 'certificates.propose-revocation',
  roles: certificateKeepers,
} as const satisfies ActDefinition;

const approveAct = {
  name: 'certificates.revoke-certificate',
  roles: revocationDeciders,
} as const satisfies ActDefinition;

const declineAct = {
  name: 'certificates.decline-revocation',
  roles: revocationDeciders,
} as const satisfies ActDefinition;

/**
 * Proposes to take back a certificate that was obtained by fraud; what is unpaid suspends by itself.
 *
 * @throws Refusal `certificate.not_found`, `certificate.not_made`, `revocation.already_proposed`
 */
export function proposeRevocation(
  services: Services,
  caller: Caller,
  asked: { readonly organisationId: string; readonly reason: string },
  key?: string,
) {
  return act(services, {
    act: proposeAct,
    caller,
    key,
    request: asked,
    perform: async (transaction) => {
      const { organisationId, reason } = asked;
      const areaCode = await areaOf(transaction, organisationId);
      const revocationId = newId();
      const { rows } = await sql<{ outcome: string }>`
        select certificates.propose_revocation(${organisationId}::uuid, ${revocationId}::uuid, ${reason}, ${actorOf(caller)}::jsonb) as outcome`.execute(
        transaction.of<unknown>(),
      );
      const outcome = rows[0]?.outcome;
      if (outcome === 'absent') throw refuseCertificate('certificate.not_made');
      if (outcome === 'already_proposed') throw refuseCertificate('revocation.already_proposed');
      return {
        output: { revocationId },
        audit: {
          act: proposeAct.name,
          subjectKind: 'organisation',
          subjectId: organisationId,
          ...{ areaCode, reason },
          details: { revocationId },
        },
      };
    },
  });
}

interface Decision {
  readonly organisationId: string;
  readonly revocationId: string;
  readonly decision: 'approve' | 'decline';
}

/**
 * A supervisor takes the certificate back for good, or lets the proposal go; never approved by who proposed it.
 *
 * @throws Refusal `certificate.not_found`, `revocation.decided`, `revocation.same_person`
 */
export function decideRevocation(services: Services, caller: Caller, asked: Decision, key?: string) {
  const isApproved = asked.decision === 'approve';
  const definition = isApproved ? approveAct : declineAct;
  return act(services, {
    act: definition,
    caller,
    key,
    request: asked,
    perform: async (transaction) => {
      const { organisationId, revocationId } = asked;
      const areaCode = await areaOf(transaction, organisationId);
      const { rows } = await sql<{ outcome: string }>`
        select certificates.decide_revocation(${organisationId}::uuid, ${revocationId}::uuid, ${isApproved}, ${actorOf(caller)}::jsonb) as outcome`.execute(
        transaction.of<unknown>(),
      );
      const outcome = rows[0]?.outcome;
      if (outcome === 'absent') throw refuseCertificate('certificate.not_found');
      if (outcome === 'decided') throw refuseCertificate('revocation.decided');
      if (outcome === 'same_person') throw refuseCertificate('revocation.same_person');
      return {
        output: { isRevoked: isApproved },
        audit: {
          ...{ act: definition.name, subjectKind: 'organisation', subjectId: organisationId, areaCode },
          details: { revocationId },
        },
      };
    },
  });
}

async function areaOf(transaction: Transaction, organisationId: string): Promise<string> {
  const { rows } = await sql<{ area_code: string }>`
    select area_code from registry.organisations where organisation_id = ${organisationId}::uuid`.execute(
    transaction.of<unknown>(),
  );
  if (!rows[0]) throw refuseCertificate('certificate.not_found');
  return rows[0].area_code;
}

function actorOf({ accountId, name, personKey }: Caller): string {
  return JSON.stringify({ accountId, name, personKey });
}
