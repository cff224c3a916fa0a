import type { EditionReason } from '#modules/certificates/core/certificates/index.ts';

/** What a card says of its worker. */
export interface CardFacts {
  /** `I W*** S***`. */
  readonly nameMasked: string;
  readonly kpj: string;
  readonly programmes: readonly string[];
  /** `YYYY-MM`. */
  readonly paidThrough: string;
  /** The day INACTIVE would begin, the first day the card does not hold. */
  readonly expiresOn: string;
}

export type LastCardEdition = CardFacts & { readonly kid: string };

/** Whether a card gets a further text when it is opened, and why; null: what it has still says what is true. */
export function nextCardEdition(
  facts: CardFacts,
  last: LastCardEdition | null,
  kid: string,
): EditionReason | null {
  if (last === null) return 'first';
  if (last.paidThrough !== facts.paidThrough || last.expiresOn !== facts.expiresOn) return 'payment';
  const isSame =
    last.nameMasked === facts.nameMasked &&
    last.kpj === facts.kpj &&
    last.programmes.join() === facts.programmes.join();
  if (!isSame) return 'reprint';
  return last.kid === kid ? null : 'rotation';
}
