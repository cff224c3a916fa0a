import {
  changesBetween,
  type FactChange,
  type OrganisationFacts,
  organisationTokens,
  redactNumbers,
  refuse,
} from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { insertChanges } from './change-queries.ts';
import { type GivenFacts, withGiven } from './given-facts.ts';
import { holdVersion } from './hold-version.ts';
import { type KeptNpwp, keepNpwp } from './keep-npwp.ts';
import { findOrganisation, type OrganisationRow, updateOrganisation } from './organisation-queries.ts';
import { factsOf, kindOf, organisation } from './organisation-view.ts';
import { settleFacts, writingNumbers } from './settle-facts.ts';

export const changeOrganisationAct = {
  name: 'registry.change-organisation',
  roles: ['office_staff', 'office_supervisor'],
} as const satisfies ActDefinition;

export interface ChangeOrganisationRequest extends GivenFacts {
  readonly organisationId: string;
  /** The version that was looked at. */
  readonly version: number;
  readonly reason: string;
}

/**
 * Changes what is said of an organisation; what stood before stays in its history.
 *
 * @throws Refusal `organisation.not_found`, `organisation.changed`, `organisation.nothing_changed`, and what `settleFacts` refuses
 */
export async function changeOrganisation(
  services: Services,
  caller: Caller,
  request: ChangeOrganisationRequest,
  key?: string,
) {
  const { organisationId, version: seen, reason: typed, ...given } = request;
  const reason = redactNumbers(typed);
  return act(services, {
    act: changeOrganisationAct,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const before = await holdVersion(transaction, { organisationId, version: seen });
      const npwp = keepNpwp(services, organisationId, given.npwp);
      const facts = await settleFacts(transaction, {
        act: changeOrganisationAct.name,
        caller,
        organisationId,
        kind: kindOf(before.kind),
        facts: factsAfter(before, given, npwp),
        npwp,
        today: services.today(),
      });
      const changes = changesBetween(factsOf(before), facts);
      if (changes.length === 0) throw refuse('organisation.nothing_changed');
      const nameTokens = organisationTokens(`${facts.name} ${facts.tradeName}`);
      await writingNumbers(facts, () =>
        updateOrganisation(transaction, { organisationId, facts, nameTokens, npwp }),
      );
      const after = await getChanged(transaction, organisationId);
      await insertChanges(transaction, caller, {
        organisationId,
        version: after.version,
        reason,
        changes: changes.map((change) => inWords(change, before, after)),
      });
      return {
        output: organisation(after),
        audit: {
          act: changeOrganisationAct.name,
          subjectKind: 'organisation',
          subjectId: organisationId,
          areaCode: facts.areaCode,
          reason,
          details: { fields: changes.map(({ field }) => field), version: after.version },
        },
      };
    },
  });
}

/** New amounts tell the scale anew, unless the office says it too. */
function factsAfter(
  before: OrganisationRow,
  given: GivenFacts,
  npwp: KeptNpwp | undefined,
): OrganisationFacts {
  const facts = withGiven(factsOf(before), given);
  const isSized = given.capitalIdr !== undefined || given.salesIdr !== undefined;
  const isTold = facts.capitalIdr !== null || facts.salesIdr !== null;
  return {
    ...facts,
    ...(npwp ? { npwp: npwp.shown } : {}),
    ...(isSized && isTold && given.scale === undefined ? { scale: null } : {}),
  };
}

/** The row as it now stands, also where it was moved out of the area that the change came from. */
async function getChanged(transaction: Transaction, organisationId: string): Promise<OrganisationRow> {
  const row = await findOrganisation(transaction, organisationId);
  if (!row) throw new Error('an organisation that was just changed cannot be read');
  return row;
}

/** A place is kept by its name: codes say little to who reads the history. */
function inWords(change: FactChange, before: OrganisationRow, after: OrganisationRow): FactChange {
  if (change.field !== 'areaCode') return change;
  return { ...change, was: before.area_path_name, is: after.area_path_name };
}
