import type { LinePlace } from '#modules/contributions/core/statement-terms/index.ts';
import { refuseStatement } from '#modules/contributions/core/statement-terms/index.ts';
import { type AmountFault, type DecimalMark, directionOfMarker, readAmount } from './read-amount.ts';

export interface CsvMoney {
  readonly amountIdr: bigint;
  readonly direction: 'credit' | 'debit';
}

interface MoneyCells {
  readonly debit: string;
  readonly credit: string;
  readonly amount: string;
  readonly marker: string;
}

const codes = {
  invalid: 'statement.amount_invalid',
  cents: 'statement.amount_has_cents',
  unclear: 'statement.amount_unclear',
} as const satisfies Record<AmountFault, string>;

/**
 * Reads the amounts of one file by one notation: the first amount that shows its mark before the cents decides for all, and one that was read
 * otherwise before is refused then.
 */
export class CsvAmounts {
  #decimalMark: DecimalMark | null = null;
  /** Where `16.800` was taken for sixteen thousand before the file showed what its marks mean. */
  readonly #assumed = new Map<DecimalMark, LinePlace>();
  #hasSigns = false;
  #firstUnsigned: LinePlace | null = null;

  /** The money of a row; null where it moves none. */
  read(cells: MoneyCells, place: LinePlace): CsvMoney | null {
    const debit = this.#amount(cells.debit, place);
    const credit = this.#amount(cells.credit, place);
    if (debit.amountIdr !== 0n || credit.amountIdr !== 0n) {
      if ((debit.amountIdr !== 0n && credit.amountIdr !== 0n) || credit.amountIdr < 0n)
        throw refuseStatement('statement.direction_missing', { ...place });
      // Some banks write what goes out below zero in its own column too.
      if (debit.amountIdr !== 0n) return { amountIdr: absolute(debit.amountIdr), direction: 'debit' };
      return { amountIdr: credit.amountIdr, direction: 'credit' };
    }
    const amount = this.#amount(cells.amount, place);
    if (amount.amountIdr === 0n) {
      if (`${cells.debit}${cells.credit}${cells.amount}`.trim() === '')
        throw refuseStatement('statement.amount_invalid', { ...place });
      return null;
    }
    return { amountIdr: absolute(amount.amountIdr), direction: this.#direction(amount, cells.marker, place) };
  }

  /** A balance beside a movement: below zero where it is overdrawn. */
  readBalance(text: string, place: LinePlace): bigint {
    const { amountIdr, marker } = this.#amount(text, place);
    return marker === 'debit' ? -absolute(amountIdr) : amountIdr;
  }

  /** @throws Refusal `statement.direction_missing` where amounts stood without sign and no other amount had one */
  requireDirections(): void {
    if (this.#firstUnsigned !== null && !this.#hasSigns)
      throw refuseStatement('statement.direction_missing', { ...this.#firstUnsigned });
  }

  #direction(
    amount: { readonly amountIdr: bigint; readonly marker: 'credit' | 'debit' | null },
    marker: string,
    place: LinePlace,
  ): 'credit' | 'debit' {
    const said = directionOfMarker(marker) ?? amount.marker;
    if (said !== null) return said;
    if (amount.amountIdr < 0n) {
      this.#hasSigns = true;
      return 'debit';
    }
    this.#firstUnsigned ??= place;
    return 'credit';
  }

  #amount(
    text: string,
    place: LinePlace,
  ): { readonly amountIdr: bigint; readonly marker: 'credit' | 'debit' | null } {
    const bare = text.trim();
    if (bare === '' || /^-+$/.test(bare)) return { amountIdr: 0n, marker: null };
    const reading = readAmount(bare, this.#decimalMark);
    if (reading.fault !== null) throw refuseStatement(codes[reading.fault], { ...place });
    if (reading.groupMark !== null && this.#decimalMark === null && !this.#assumed.has(reading.groupMark))
      this.#assumed.set(reading.groupMark, place);
    if (reading.decimalMark !== null) this.#show(reading.decimalMark);
    return reading;
  }

  #show(mark: DecimalMark): void {
    this.#decimalMark ??= mark;
    const assumed = this.#assumed.get(mark);
    if (assumed) throw refuseStatement('statement.amount_unclear', { ...assumed });
  }
}

function absolute(amountIdr: bigint): bigint {
  return amountIdr < 0n ? -amountIdr : amountIdr;
}
