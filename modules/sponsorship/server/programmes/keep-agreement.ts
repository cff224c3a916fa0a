import { sql } from 'kysely';
import {
  paysFrom,
  refuseProgramme,
  type SponsorFunding,
  type SponsorKind,
  staysAtHome,
} from '#modules/sponsorship/core/index.ts';
import { isWithin } from '#platform/core/area-code.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { attachDocument } from '#platform/server/documents/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { programmeKeepers } from './programme-roles.ts';
import { getAgreement } from './show-sponsors.ts';
import { listSponsors } from './sponsor-queries.ts';

export const keepAgreementAct = {
  name: 'sponsorship.keep-agreement',
  roles: programmeKeepers,
} as const satisfies ActDefinition;

export interface AgreementTerms {
  readonly number: string;
  readonly title: string;
  readonly funding: SponsorFunding;
  readonly legalBasis: string;
  readonly signedOn: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly areaCode: string;
  readonly documentId: string | null;
}

/** New of a sponsor, or one that stands, as it was seen. */
export type AgreementOf =
  | { readonly sponsorId: string }
  | { readonly agreementId: string; readonly version: number; readonly state: 'active' | 'ended' };

const refusals = {
  sponsor_not_found: 'sponsor.not_found',
  not_found: 'agreement.not_found',
  out_of_scope: 'agreement.out_of_scope',
  changed: 'agreement.changed',
  taken: 'agreement.number_taken',
  in_use: 'agreement.in_use',
  programme_outside: 'agreement.programme_outside',
  area_unknown: 'agreement.area_unknown',
} as const;

/**
 * Records an agreement of a sponsor with its paper, or changes one that stands.
 *
 * @throws Refusal `agreement.*`, `sponsor.not_found`, `document.not_found`, `document.already_attached`
 */
export function keepAgreement(
  services: Services,
  caller: Caller,
  {
    of,
    terms,
    key,
  }: { readonly of: AgreementOf; readonly terms: AgreementTerms; readonly key?: string | undefined },
) {
  return act(services, {
    act: keepAgreementAct,
    caller,
    key,
    request: { of, terms },
    perform: async (transaction) => {
      const standing = 'agreementId' in of ? await getAgreement(transaction, of.agreementId) : null;
      const sponsorId = 'sponsorId' in of ? of.sponsorId : (standing?.sponsor_id ?? '');
      await checkTerms(transaction, sponsorId, terms);
      const agreementId = standing?.agreement_id ?? newId();
      const seen = 'agreementId' in of ? { version: of.version, state: of.state } : { version: null };
      const given = { ...terms, ...seen, agreementId, sponsorId, accountId: caller.accountId };
      const { rows } = await sql<{ answer: keyof typeof refusals | 'kept' }>`
        select sponsorship.keep_agreement(${JSON.stringify(given)}::jsonb) as answer`.execute(
        transaction.of<unknown>(),
      );
      const answer = rows[0]?.answer ?? 'not_found';
      if (answer !== 'kept') throw refuseProgramme(refusals[answer]);
      const { documentId } = terms;
      if (documentId !== null && documentId !== standing?.document_id)
        await attachDocument(transaction, { documentId, agreementId, act: keepAgreementAct.name });
      return {
        output: { agreementId },
        audit: {
          act: keepAgreementAct.name,
          subjectKind: 'agreement',
          subjectId: agreementId,
          areaCode: terms.areaCode,
          details: {
            sponsorId,
            number: terms.number,
            funding: terms.funding,
            validFrom: terms.validFrom,
            validTo: terms.validTo,
            documentId,
            isNew: standing === null,
          },
        },
      };
    },
  });
}

/** @throws Refusal where the terms do not fit one another or the sponsor */
async function checkTerms(transaction: Transaction, sponsorId: string, terms: AgreementTerms): Promise<void> {
  if (terms.validFrom > terms.validTo) throw refuseProgramme('agreement.dates');
  const [sponsor] = await listSponsors(transaction, sponsorId);
  if (!sponsor) throw refuseProgramme('sponsor.not_found');
  requireFunding(sponsor.kind, terms.funding);
  if (staysAtHome(sponsor.kind) && !isWithin(terms.areaCode, sponsor.area_code))
    throw refuseProgramme('agreement.area_outside', { area: sponsor.area_name });
}

function requireFunding(kind: SponsorKind, funding: SponsorFunding): void {
  if (!paysFrom(kind, funding)) throw refuseProgramme('agreement.funding_unfit', { kind, funding });
}
