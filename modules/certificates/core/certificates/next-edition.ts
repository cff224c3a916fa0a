import type { EmployerStanding } from '#modules/certificates/core/standing/index.ts';

/** Why a text was signed: the first one, a payment, a fact that changed, or a new key. */
export const editionReasons = ['first', 'payment', 'reprint', 'rotation'] as const;

export type EditionReason = (typeof editionReasons)[number];

/** What a certificate says of its employer besides how it stands. */
export interface CertifiedFacts {
  readonly name: string;
  readonly npp: string | null;
  readonly nib: string | null;
  readonly areaCode: string;
  readonly areaName: string;
  readonly programmes: readonly string[];
}

/** The newest edition of a certificate, as far as a further one is compared with it. */
export interface LastEdition extends CertifiedFacts {
  readonly kid: string;
  /** `YYYY-MM-DD`, the last valid day. */
  readonly expiresOn: string;
  readonly paidThrough: string;
  readonly workersReported: number;
}

export interface EditionAsked {
  readonly facts: CertifiedFacts;
  readonly standing: EmployerStanding;
  readonly last: LastEdition | null;
  /** An earlier certificate of this employer was taken back. */
  readonly wasRevoked: boolean;
  readonly kid: string;
  /** The office asks for it; else it follows from what was paid. */
  readonly isAskedFor: boolean;
}

/**
 * Whether an employer gets a further text, and why; null: what he has still says what is true, or he may have none.
 * After a revocation the office alone issues anew.
 */
export function nextEdition(asked: EditionAsked): EditionReason | null {
  const { facts, standing, last, wasRevoked, kid, isAskedFor } = asked;
  if (standing.status !== 'VALID' || facts.npp === null) return null;
  if (last === null) return wasRevoked && !isAskedFor ? null : 'first';
  if (last.paidThrough !== standing.paidThrough) return 'payment';
  if (!isAskedFor) return null;
  if (!saysTheSame(last, facts, standing)) return 'reprint';
  return last.kid === kid ? null : 'rotation';
}

function saysTheSame(last: LastEdition, facts: CertifiedFacts, standing: EmployerStanding): boolean {
  return (
    last.name === facts.name &&
    last.npp === facts.npp &&
    last.nib === facts.nib &&
    last.areaCode === facts.areaCode &&
    last.programmes.join() === facts.programmes.join() &&
    last.workersReported === standing.workersReported &&
    last.expiresOn === standing.expiresOn
  );
}
