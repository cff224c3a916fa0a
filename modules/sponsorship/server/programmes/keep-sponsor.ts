import { sql } from 'kysely';
import { refuseProgramme, type SponsorKind, standsFor } from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { newId } from '#platform/server/new-id.ts';
import { programmeKeepers } from './programme-roles.ts';
import { findLevel } from './sponsor-queries.ts';

export const keepSponsorAct = {
  name: 'sponsorship.keep-sponsor',
  roles: programmeKeepers,
} as const satisfies ActDefinition;

export interface SponsorTerms {
  readonly kind: SponsorKind;
  readonly name: string;
  readonly areaCode: string;
  readonly organisationId: string | null;
  readonly contact: string;
}

/** A sponsor that stands: which, and as it was seen. */
interface Standing {
  readonly sponsorId: string;
  readonly version: number;
}

const refusals = {
  out_of_scope: 'sponsor.out_of_scope',
  not_found: 'sponsor.not_found',
  changed: 'sponsor.changed',
  taken: 'sponsor.taken',
  in_use: 'sponsor.in_use',
  area_unknown: 'sponsor.area_unknown',
  organisation_unknown: 'sponsor.organisation_unknown',
} as const;

/**
 * Registers a sponsor, or changes one that stands.
 *
 * @throws Refusal `sponsor.*`
 */
export function keepSponsor(
  services: Services,
  caller: Caller,
  {
    terms,
    standing,
    key,
  }: { readonly terms: SponsorTerms; readonly standing?: Standing; readonly key?: string | undefined },
) {
  return act(services, {
    act: keepSponsorAct,
    caller,
    key,
    request: { terms, standing },
    perform: async (transaction) => {
      const level = await findLevel(transaction, terms.areaCode);
      if (level === null) throw refuseProgramme('sponsor.area_unknown');
      if (!standsFor(terms.kind, level)) throw refuseProgramme('sponsor.area_level', { kind: terms.kind });
      const sponsorId = standing?.sponsorId ?? newId();
      const given = { ...terms, sponsorId, version: standing?.version ?? null };
      const { rows } = await sql<{ answer: keyof typeof refusals | 'kept' }>`
        select sponsorship.keep_sponsor(${JSON.stringify(given)}::jsonb) as answer`.execute(
        transaction.of<unknown>(),
      );
      const answer = rows[0]?.answer ?? 'not_found';
      if (answer !== 'kept') throw refuseProgramme(refusals[answer]);
      return {
        output: { sponsorId },
        audit: {
          act: keepSponsorAct.name,
          subjectKind: 'sponsor',
          subjectId: sponsorId,
          areaCode: terms.areaCode,
          details: {
            kind: terms.kind,
            name: terms.name,
            organisationId: terms.organisationId,
            isNew: !standing,
          },
        },
      };
    },
  });
}
