/** How many digits an amount may have: more is no amount of rupiah. */
const longestWhole = 15;

export type DecimalMark = ',' | '.';

export type AmountFault = 'invalid' | 'cents' | 'unclear';

export type AmountReading =
  | {
      readonly fault: null;
      /** Below zero where the text says so by a minus or by brackets. */
      readonly amountIdr: bigint;
      /** `D` or `C` where letters stand beside the number. */
      readonly marker: 'credit' | 'debit' | null;
      /** The mark before the cents where the text itself shows it. */
      readonly decimalMark: DecimalMark | null;
      /** The one mark between groups of three, which could be the mark before cents of three digits. */
      readonly groupMark: DecimalMark | null;
    }
  | { readonly fault: AmountFault };

const wrapping = /^(?:rp|idr)?\.?\s*([+-])?\s*(?:rp|idr)?\.?\s*([\d.,' ]*\d)\s*([+-])?(?:\s*([a-z]+)\.?)?$/i;

/**
 * Reads whole rupiah out of a bank's text: `16.800,00`, `16,800.00`, `16800`, `Rp 16.800`, `16,800.00 CR`, `(16.800)`, `-16800`. Cents other than
 * zero are a fault of their own; a mark that the file uses the other way round is unclear.
 *
 * @param decimalMark what the file has shown to be its mark before the cents, null while it has not
 */
export function readAmount(text: string, decimalMark: DecimalMark | null): AmountReading {
  const bare = text.trim().replace(/^['’]/, '');
  if (bare.length > 40) return { fault: 'invalid' };
  const bracketed = /^\((.*)\)$/.exec(bare);
  const parts = wrapping.exec((bracketed?.[1] ?? bare).trim());
  if (parts === null) return { fault: 'invalid' };
  const [, before, digits = '', after, letters] = parts;
  const marker = letters === undefined ? null : directionOfMarker(letters);
  if (letters !== undefined && marker === null) return { fault: 'invalid' };
  const number = readNumber(digits, decimalMark);
  if (number.fault !== null) return number;
  const isNegative = before === '-' || after === '-' || bracketed !== null;
  return { ...number, marker, amountIdr: isNegative ? -number.amountIdr : number.amountIdr };
}

/** `CR`, `K`, `Kredit`, `C` … came in; `DB`, `D`, `Debet` … went out; null for other words. */
export function directionOfMarker(text: string): 'credit' | 'debit' | null {
  const word = text.trim().toLowerCase();
  if (/^(?:c|cr|k|kr|credit|kredit|\+)$/.test(word)) return 'credit';
  return /^(?:d|db|dr|debit|debet|-)$/.test(word) ? 'debit' : null;
}

type NumberReading =
  | {
      readonly fault: null;
      readonly amountIdr: bigint;
      readonly decimalMark: DecimalMark | null;
      readonly groupMark: DecimalMark | null;
    }
  | { readonly fault: AmountFault };

function readNumber(digits: string, known: DecimalMark | null): NumberReading {
  const plain = digits.replace(/['\s](?=\d{3}(?!\d))/g, '');
  if (/^\d+$/.test(plain)) return whole(plain, { decimalMark: null, groupMark: null });
  const grouped = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.exec(plain);
  const groupMark = markOf(grouped?.[1]);
  if (groupMark !== null) {
    const isRepeated = plain.split(groupMark).length > 2;
    if (known === groupMark) return { fault: 'unclear' };
    const shown = isRepeated ? otherMark(groupMark) : null;
    return whole(plain.replaceAll(groupMark, ''), {
      decimalMark: shown,
      groupMark: isRepeated ? null : groupMark,
    });
  }
  const withCents =
    /^(\d{1,3}(?:\.\d{3})+)(,)(\d{1,3})$/.exec(plain) ??
    /^(\d{1,3}(?:,\d{3})+)(\.)(\d{1,3})$/.exec(plain) ??
    /^(\d+)([.,])(\d{1,5})$/.exec(plain);
  const mark = markOf(withCents?.[2]);
  if (withCents === null || mark === null) return { fault: 'invalid' };
  if (known !== null && known !== mark) return { fault: 'unclear' };
  if (/[1-9]/.test(withCents[3] ?? '')) return { fault: 'cents' };
  return whole((withCents[1] ?? '').replace(/[.,]/g, ''), { decimalMark: mark, groupMark: null });
}

function whole(
  digits: string,
  marks: { readonly decimalMark: DecimalMark | null; readonly groupMark: DecimalMark | null },
): NumberReading {
  if (digits.replace(/^0+/, '').length > longestWhole) return { fault: 'invalid' };
  return { fault: null, amountIdr: BigInt(digits), ...marks };
}

function markOf(text: string | undefined): DecimalMark | null {
  return text === ',' || text === '.' ? text : null;
}

function otherMark(mark: DecimalMark): DecimalMark {
  return mark === ',' ? '.' : ',';
}
