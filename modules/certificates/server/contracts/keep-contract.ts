import { sql } from 'kysely';
import { contractGivers, refuseContract } from '#modules/certificates/core/index.ts';
import { findEmployers } from '#modules/certificates/server/desk/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { newId } from '#platform/server/new-id.ts';
import { type ContractRow, getContract } from './contract-queries.ts';

const definition = {
  name: 'certificates.keep-contract',
  roles: contractGivers,
} as const satisfies ActDefinition;

export interface ContractTerms {
  readonly number: string;
  readonly title: string;
  readonly kind: ContractRow['kind'];
  readonly valueIdr: string;
  readonly npp: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly workersStated: number | null;
}

const refusals = {
  not_found: 'contract.not_found',
  firm_unknown: 'contract.firm_unknown',
  taken: 'contract.number_taken',
  changed: 'contract.changed',
  not_entered: 'contract.not_entered',
} as const;

/**
 * Enters a contract of one's own government office with a firm named by its NPP, or changes one that is not awarded.
 *
 * @throws Refusal `contract.*`
 */
export function keepContract(
  services: Services,
  caller: Caller,
  request: {
    readonly terms: ContractTerms;
    readonly of: { readonly contractId: string; readonly version: number } | null;
  },
  key?: string,
) {
  return act(services, {
    act: definition,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const { terms, of } = request;
      if (terms.endsOn < terms.startsOn) throw refuseContract('contract.span');
      // Someone else's contract is absent, whatever else is wrong with what was asked.
      if (of !== null) await getContract(transaction, of.contractId);
      const [firm] = await findEmployers(transaction, services, [{ npp: terms.npp }]);
      if (!firm) throw refuseContract('contract.firm_unknown', { npp: terms.npp });
      const contractId = of?.contractId ?? newId();
      const given = {
        ...{ ...terms, contractId, version: of?.version ?? null, giverId: caller.organisationId },
        ...{ organisationId: firm.organisationId, accountId: caller.accountId, name: caller.name },
      };
      const { rows } = await sql<{ answer: string }>`
        select certificates.keep_contract(${JSON.stringify(given)}::jsonb) as answer`.execute(
        transaction.of<unknown>(),
      );
      const refused = Object.entries(refusals).find(([known]) => known === rows[0]?.answer);
      if (refused) throw refuseContract(refused[1], { npp: terms.npp, number: terms.number });
      return {
        output: { contractId },
        audit: {
          act: definition.name,
          subjectKind: 'contract',
          subjectId: contractId,
          details: { number: terms.number, npp: terms.npp, valueIdr: terms.valueIdr, isNew: of === null },
        },
      };
    },
  });
}
