import {
  noFacts,
  type OrganisationFacts,
  type OrganisationKind,
  organisationTokens,
  refuse,
} from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { newId } from '#platform/server/new-id.ts';
import { type GivenFacts, withGiven } from './given-facts.ts';
import { keepNpwp } from './keep-npwp.ts';
import { findOrganisation, insertOrganisation, nextOwnNpp } from './organisation-queries.ts';
import { organisation } from './organisation-view.ts';
import { settleFacts, writingNumbers } from './settle-facts.ts';

export const registerOrganisationAct = {
  name: 'registry.register-organisation',
  roles: ['office_staff', 'office_supervisor'],
} as const satisfies ActDefinition;

export interface RegisterOrganisationRequest extends GivenFacts {
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly areaCode: string;
  readonly parentId: string | null;
  /** True: without an NPP it is given the next number of our own. */
  readonly ownNpp?: boolean | undefined;
}

/**
 * Registers an organisation in the office's area.
 *
 * @throws Refusal `area.not_found`, `access.forbidden` (area), `organisation.not_found` (parent), and what `settleFacts` refuses
 */
export async function registerOrganisation(
  services: Services,
  caller: Caller,
  request: RegisterOrganisationRequest,
  key?: string,
) {
  return act(services, {
    act: registerOrganisationAct,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const organisationId = newId();
      const { kind, parentId } = request;
      if (parentId !== null && !(await findOrganisation(transaction, parentId)))
        throw refuse('organisation.not_found');
      const npwp = keepNpwp(services, organisationId, request.npwp);
      const facts = await settleFacts(transaction, {
        act: registerOrganisationAct.name,
        caller,
        organisationId,
        kind,
        facts: await factsGiven(transaction, request),
        npwp,
        today: services.today(),
      });
      const nameTokens = organisationTokens(`${facts.name} ${facts.tradeName}`);
      await writingNumbers(facts, () =>
        insertOrganisation(transaction, { organisationId, kind, parentId, facts, nameTokens, npwp }),
      );
      const row = await findOrganisation(transaction, organisationId);
      if (!row) throw new Error('an organisation that was just registered cannot be read');
      return {
        output: organisation(row),
        audit: {
          act: registerOrganisationAct.name,
          subjectKind: 'organisation',
          subjectId: organisationId,
          areaCode: facts.areaCode,
          details: { kind, npp: facts.npp, parentId, riskClass: facts.riskClass, scale: facts.scale },
        },
      };
    },
  });
}

/** The tax number apart: it is written by what `keepNpwp` made of it. */
async function factsGiven(
  transaction: Transaction,
  { kind: _, parentId: __, ownNpp, npwp: ___, name, areaCode, ...given }: RegisterOrganisationRequest,
): Promise<OrganisationFacts> {
  const npp = given.npp ?? (ownNpp ? await nextOwnNpp(transaction) : null);
  return withGiven({ ...noFacts, name, areaCode }, { ...given, npp });
}
