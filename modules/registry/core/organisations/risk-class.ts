/** A business type of the loaded annex. */
export interface BusinessType {
  readonly code: string;
  readonly name: string;
  readonly riskClass: number;
  readonly source: string;
  readonly certainty: Certainty;
}

export const certainties = ['A', 'B', 'C', 'D'] as const;
export type Certainty = (typeof certainties)[number];

/** A JKK risk class as the office sets it. */
export interface RiskClassChoice {
  readonly riskClass: number | null;
  readonly reason: string;
}

/** Why a class may not stand. */
export type RiskClassFault =
  | 'organisation.risk_class_not_allowed'
  | 'organisation.risk_class_differs'
  | 'organisation.risk_class_reason_missing';

/**
 * Whether a class may stand with a business type (null: none chosen), or what is wrong: a type that is certain (A, B) allows its own
 * class only; one that is not (C, D) another for a reason; without a type every class needs its reason.
 */
export function riskClassFault(
  type: BusinessType | null,
  { riskClass, reason }: RiskClassChoice,
): RiskClassFault | null {
  if (riskClass === null || riskClass === type?.riskClass) return null;
  if (type && (type.certainty === 'A' || type.certainty === 'B'))
    return 'organisation.risk_class_not_allowed';
  if (reason.trim().length >= 3) return null;
  return type ? 'organisation.risk_class_differs' : 'organisation.risk_class_reason_missing';
}
