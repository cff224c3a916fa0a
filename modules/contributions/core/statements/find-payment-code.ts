const codeDigits = 16;
/** Groups of digits that stand together: blanks, dots or dashes between them, nothing else. */
const digitRun = /\d+(?:[ .-]{1,3}\d+)*/g;

/**
 * The one payment code in the texts of a movement (ISO 7064 MOD 97-10 holds and the kind digit is 1-4), or null where there is none or where
 * several stand: then a person decides. A NIK has 16 digits too; the check digits tell nearly all of them apart, the bill decides the rest.
 */
export function findPaymentCode(texts: readonly string[]): string | null {
  let found: string | null = null;
  for (const text of texts) {
    for (const run of text.match(digitRun) ?? []) {
      for (const code of codesOfRun(run)) {
        if (found !== null && found !== code) return null;
        found = code;
      }
    }
  }
  return found;
}

/** True for 16 digits that a bill may bear. Source: ISO 7064, MOD 97-10. */
export function isPaymentCode(digits: string): boolean {
  return /^[1-4]\d{15}$/.test(digits) && remainderOf97(digits) === 1;
}

/** Whole groups only: a code never begins or ends inside a longer number. */
function* codesOfRun(run: string): Generator<string> {
  const groups = run.split(/[ .-]+/);
  for (let first = 0; first < groups.length; first += 1) {
    let digits = '';
    for (let last = first; last < groups.length && digits.length < codeDigits; last += 1)
      digits += groups[last];
    if (isPaymentCode(digits)) yield digits;
  }
}

function remainderOf97(digits: string): number {
  // Two halves of eight digits keep every step below 2^53.
  const left = Number(digits.slice(0, 8)) % 97;
  return (left * 100_000_000 + Number(digits.slice(8))) % 97;
}
