import type { CheckPurpose } from '#modules/certificates/core/desk/index.ts';
import type { Certainty } from '#modules/rules/core/index.ts';
import type { Role } from '#platform/core/roles.ts';

/** How far a contract is. */
export const contractStates = ['entered', 'awarded', 'closed', 'cancelled'] as const;
export type ContractState = (typeof contractStates)[number];

/** What a contract is for; construction has contributions of its own. */
export const contractKinds = ['construction', 'goods', 'services', 'consulting'] as const;
export type ContractKind = (typeof contractKinds)[number];

export const contractStepKinds = ['award', 'payment', 'close', 'cancel'] as const;
export type ContractStepKind = (typeof contractStepKinds)[number];

interface ContractStep {
  readonly from: ContractState;
  readonly to: ContractState;
  /** The check it needs; null: none. */
  readonly check: CheckPurpose | null;
}

/** Which step leads from which state to which, and what check of the firm it rests on. Twin of certificates.take_contract_step. */
export const contractSteps = {
  award: { from: 'entered', to: 'awarded', check: 'contract_award' },
  payment: { from: 'awarded', to: 'awarded', check: 'contract_payment' },
  close: { from: 'awarded', to: 'closed', check: null },
  cancel: { from: 'entered', to: 'cancelled', check: null },
} as const satisfies Record<ContractStepKind, ContractStep>;

/** How many days a check carries an award or a payment, its own day included. No law gives it: ours. */
export const checkCarriesDays = { value: 3, certainty: 'C' } as const satisfies {
  value: number;
  certainty: Certainty;
};

/** Who gives contracts. */
export const contractGivers = ['government_office'] as const satisfies readonly Role[];

/** Who reads contracts; whose, the scope says. */
export const contractReaders = [
  ...contractGivers,
  'office_staff',
  'office_supervisor',
  'auditor',
] as const satisfies readonly Role[];
