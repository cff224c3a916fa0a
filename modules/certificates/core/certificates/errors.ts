import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';

/** Why a certificate or card is not issued, shown or taken back. Texts: `error.<code>` in certificates-issue.json. */
export const certificateErrors = {
  'certificate.not_found': { status: 404 },
  'certificate.not_made': { status: 409 },
  'certificate.no_npp': { status: 409 },
  'employer.in_arrears': { status: 409 },
  'employer.never_paid': { status: 409 },
  'revocation.already_proposed': { status: 409 },
  'revocation.decided': { status: 409 },
  'revocation.same_person': { status: 403 },
  'card.not_found': { status: 404 },
  'card.not_covered': { status: 409 },
} as const satisfies ErrorCatalogue;

/** Refuses an act on a certificate or card. */
export const refuseCertificate = refusalOf(certificateErrors);
