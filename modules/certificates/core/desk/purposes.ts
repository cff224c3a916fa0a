/**
 * What a check is made for. `of_law`: PP 86/2013 art. 9 knows it as a public service that may be withheld; the others are a contract's own
 * matter, or a service to which a local rule must add no condition that OSS does not know (rules 8.2).
 */
export const checkPurposes = {
  business_permit: { basis: 'of_law' },
  tender: { basis: 'of_law' },
  foreign_worker_permit: { basis: 'of_law' },
  labour_supply_licence: { basis: 'of_law' },
  building_permit: { basis: 'of_law' },
  contract_award: { basis: 'of_contract' },
  contract_payment: { basis: 'of_contract' },
  other: { basis: 'of_advice' },
} as const satisfies Readonly<Record<string, { readonly basis: 'of_law' | 'of_contract' | 'of_advice' }>>;

export type CheckPurpose = keyof typeof checkPurposes;

export const purposeNames = [
  'business_permit',
  'tender',
  'foreign_worker_permit',
  'labour_supply_licence',
  'building_permit',
  'contract_award',
  'contract_payment',
  'other',
] as const satisfies readonly CheckPurpose[];

/** The words that a permit office gets; CONDITIONAL: in arrears, and an undertaking with a day stands. */
export const checkStatuses = ['VALID', 'TIDAK_VALID', 'CONDITIONAL'] as const;

export type CheckStatus = (typeof checkStatuses)[number];
