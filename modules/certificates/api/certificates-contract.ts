import { z } from 'zod';
import { certificateErrors, editionReasons } from '#modules/certificates/core/index.ts';
import {
  daySchema,
  errorsOf,
  idSchema,
  instantSchema,
  moneySchema,
  monthSchema,
  pageQuery,
  query,
  write,
} from '#platform/core/contract.ts';

/** What the list of an area's employers can be narrowed to. */
export const certificateStates = [
  'all',
  'valid',
  'without',
  'arrears',
  'never',
  'proposed',
  'revoked',
] as const;

/** How an employer stands today, as every check of it says (CONTRACT 4.2). */
const standingSchema = z.object({
  status: z.enum(['VALID', 'NOT_VALID']),
  /** `arrears.N`, `employer.never_paid`; null: valid. */
  reason: z.string().nullable(),
  unpaidMonths: z.number().int(),
  /** The last valid day. */
  expiresOn: daySchema.nullable(),
  paidThrough: monthSchema.nullable(),
  firstUnpaid: monthSchema.nullable(),
  workersReported: z.number().int(),
  owedIdr: moneySchema,
});

export const certifiedEmployerSchema = z.object({
  organisationId: idSchema,
  name: z.string(),
  npp: z.string().nullable(),
  areaCode: z.string(),
  areaName: z.string(),
  standing: standingSchema,
  /** Null: none stands. */
  number: z.string().nullable(),
  isProposed: z.boolean(),
  isRevoked: z.boolean(),
});

export const editionSchema = z.object({
  certificateId: idSchema,
  number: z.string(),
  edition: z.number().int(),
  why: z.enum(editionReasons),
  issuedAt: instantSchema,
  expiresOn: daySchema,
  paidThrough: monthSchema,
  workersReported: z.number().int(),
  programmes: z.array(z.string()),
  /** Who of the office issued it; empty: it followed by itself. */
  issuedName: z.string(),
  isRevoked: z.boolean(),
});

const ofEmployer = z.object({ organisationId: idSchema });

export const certificatesContract = {
  list: query
    .route({
      method: 'GET',
      path: '/certificates',
      summary: 'Employers of one’s area and how their certificates stand today, a page by name',
    })
    .input(
      z.object({
        state: z.enum(certificateStates).default('all'),
        search: z.string().max(100).default(''),
        ...pageQuery,
      }),
    )
    .output(
      z.object({
        today: daySchema,
        employers: z.array(certifiedEmployerSchema),
        cursor: z.string().nullable(),
      }),
    ),
  show: query
    .route({
      method: 'GET',
      path: '/certificates/{organisationId}',
      summary: 'An employer’s certificate, how it stands today, and every edition it had',
    })
    .input(ofEmployer)
    .errors(errorsOf(certificateErrors, ['certificate.not_found']))
    .output(
      z.object({
        today: daySchema,
        organisationId: idSchema,
        name: z.string(),
        npp: z.string().nullable(),
        nib: z.string().nullable(),
        areaCode: z.string(),
        areaName: z.string(),
        standing: standingSchema,
        certificate: z
          .object({
            number: z.string(),
            /** 16 signs for typing. */
            code: z.string(),
            registeredSince: daySchema,
            /** The newest signed text, as it stands in the QR code. */
            text: z.string(),
          })
          .nullable(),
        /** Newest first. */
        editions: z.array(editionSchema),
        /** A proposal to take it back, for the office alone. */
        revocation: z
          .object({
            revocationId: idSchema,
            reason: z.string(),
            proposedName: z.string(),
            proposedAt: instantSchema,
            isOwn: z.boolean(),
          })
          .nullable(),
        /** The certificate taken back last. */
        revoked: z
          .object({
            number: z.string(),
            revokedAt: instantSchema,
            /** Empty for whoever is not of the office. */
            reason: z.string(),
          })
          .nullable(),
      }),
    ),
  issue: write
    .route({
      method: 'POST',
      path: '/certificates/{organisationId}/issue',
      summary:
        'Issues an employer’s certificate, or signs it anew where a fact or the key changed; asked again, the same',
    })
    .input(ofEmployer)
    .errors(
      errorsOf(certificateErrors, [
        'certificate.not_found',
        'certificate.no_npp',
        'employer.in_arrears',
        'employer.never_paid',
      ]),
    )
    .output(z.object({ number: z.string(), expires: daySchema, isNew: z.boolean() })),
  paper: query
    .route({
      method: 'GET',
      path: '/certificates/{organisationId}/paper',
      summary: 'An edition of a certificate as PDF, the newest without a choice; the print is audited',
    })
    .input(
      ofEmployer.extend({
        certificateId: idSchema.optional(),
        edition: z.coerce.number().int().min(1).max(100_000).optional(),
      }),
    )
    .errors(errorsOf(certificateErrors, ['certificate.not_found', 'certificate.not_made']))
    .output(z.file()),
  proposeRevocation: write
    .route({
      method: 'POST',
      path: '/certificates/{organisationId}/revocations',
      summary: 'Proposes to take back a certificate that was obtained by fraud',
    })
    .input(ofEmployer.extend({ reason: z.string().trim().min(10).max(500) }))
    .errors(
      errorsOf(certificateErrors, [
        'certificate.not_found',
        'certificate.not_made',
        'revocation.already_proposed',
      ]),
    )
    .output(z.object({ revocationId: idSchema })),
  decideRevocation: write
    .route({
      method: 'POST',
      path: '/certificates/{organisationId}/revocations/{revocationId}/decision',
      summary: 'A supervisor other than who proposed it takes the certificate back, or lets the proposal go',
    })
    .input(ofEmployer.extend({ revocationId: idSchema, decision: z.enum(['approve', 'decline']) }))
    .errors(
      errorsOf(certificateErrors, ['certificate.not_found', 'revocation.decided', 'revocation.same_person']),
    )
    .output(z.object({ isRevoked: z.boolean() })),
  card: query
    .route({
      method: 'GET',
      path: '/workers/{workerId}/membership-card',
      summary: 'A worker’s card, signed anew where a payment moved it on; the look is audited',
    })
    .input(z.object({ workerId: idSchema }))
    .errors(errorsOf(certificateErrors, ['card.not_found', 'card.not_covered']))
    .output(
      z.object({
        nameMasked: z.string(),
        kpj: z.string(),
        /** 16 signs for typing. */
        code: z.string(),
        programmes: z.array(z.string()),
        paidThrough: monthSchema,
        /** The first day it does not hold. */
        expiresOn: daySchema,
        /** As it stands in the QR code. */
        text: z.string(),
      }),
    ),
  cardPaper: query
    .route({
      method: 'GET',
      path: '/workers/{workerId}/membership-card/paper',
      summary: 'A worker’s card for print and for the wallet, as PDF; the print is audited',
    })
    .input(z.object({ workerId: idSchema }))
    .errors(errorsOf(certificateErrors, ['card.not_found', 'card.not_covered']))
    .output(z.file()),
};
