import { sql } from 'kysely';
import { checkCarriesDays, contractGivers, refuseContract } from '#modules/certificates/core/index.ts';
import { changeInWords } from '#modules/certificates/server/desk/index.ts';
import { addDays } from '#modules/rules/core/index.ts';
import { refuse } from '#platform/core/platform-errors.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { StepRow } from './contract-queries.ts';

const definition = {
  name: 'certificates.take-contract-step',
  roles: contractGivers,
} as const satisfies ActDefinition;

export interface ContractStepRequest {
  readonly contractId: string;
  readonly version: number;
  readonly kind: StepRow['kind'];
  readonly amountIdr: string | null;
  readonly override: { readonly name: string; readonly reason: string } | null;
  readonly note: string;
}

const refusals = {
  not_found: 'contract.not_found',
  changed: 'contract.changed',
  state_refused: 'contract.state_refused',
  over_value: 'contract.over_value',
  unchecked: 'contract.unchecked',
  check_failed: 'contract.check_failed',
  check_used: 'contract.check_used',
} as const;

/** The first day whose check still carries a step of today. */
export function checkedSince(today: string): string {
  return addDays(today, 1 - checkCarriesDays.value);
}

/**
 * Awards, pays, closes or cancels a contract. An award or payment rests on a check of the firm of the last days, or on a named person's reason.
 *
 * @throws Refusal `contract.*`, `input.invalid` for a payment without an amount
 */
export function takeContractStep(
  services: Services,
  caller: Caller,
  request: ContractStepRequest,
  key?: string,
) {
  if ((request.kind === 'payment') !== (request.amountIdr !== null && BigInt(request.amountIdr) > 0n))
    throw refuse('input.invalid', { field: 'amountIdr' });
  return act(services, {
    act: definition,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const { override, ...asked } = request;
      const today = services.today();
      const given = {
        ...{ ...asked, doneOn: today, checkedSince: checkedSince(today), accountId: caller.accountId },
        ...{ name: caller.name, overrideName: override?.name ?? '', overrideReason: override?.reason ?? '' },
      };
      const { rows } = await sql<{ answer: string; reason: string }>`
        select * from certificates.take_contract_step(${JSON.stringify(given)}::jsonb)`.execute(
        transaction.of<unknown>(),
      );
      const { answer = '', reason = '' } = rows[0] ?? {};
      const refused = Object.entries(refusals).find(([known]) => known === answer);
      if (refused)
        throw refuseContract(refused[1], {
          ...{ days: checkCarriesDays.value, left: reason, reference: reason },
          ...(answer === 'check_failed' ? { reason: changeInWords(reason, caller.language) } : {}),
        });
      return {
        output: { contractId: request.contractId },
        audit: {
          act: definition.name,
          subjectKind: 'contract',
          subjectId: request.contractId,
          ...(override ? { reason: override.reason } : {}),
          details: { kind: request.kind, amountIdr: request.amountIdr, overrideName: override?.name ?? '' },
        },
      };
    },
  });
}
