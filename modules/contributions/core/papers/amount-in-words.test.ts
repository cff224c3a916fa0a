import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountInWords } from './amount-in-words.ts';

describe('an amount in words', () => {
  test.each([
    [0n, 'nol'],
    [1n, 'satu'],
    [10n, 'sepuluh'],
    [11n, 'sebelas'],
    [12n, 'dua belas'],
    [19n, 'sembilan belas'],
    [20n, 'dua puluh'],
    [21n, 'dua puluh satu'],
    [100n, 'seratus'],
    [111n, 'seratus sebelas'],
    [215n, 'dua ratus lima belas'],
    [1_000n, 'seribu'],
    [1_100n, 'seribu seratus'],
    [11_000n, 'sebelas ribu'],
    [21_000n, 'dua puluh satu ribu'],
    [16_800n, 'enam belas ribu delapan ratus'],
    [101_000n, 'seratus satu ribu'],
    [1_000_000n, 'satu juta'],
    [1_001_000n, 'satu juta seribu'],
    [2_000_000_011n, 'dua miliar sebelas'],
    [1_000_000_000_001n, 'satu triliun satu'],
    [
      999_999_999_999_999n,
      'sembilan ratus sembilan puluh sembilan triliun sembilan ratus sembilan puluh sembilan miliar sembilan ratus sembilan puluh sembilan juta sembilan ratus sembilan puluh sembilan ribu sembilan ratus sembilan puluh sembilan',
    ],
  ])('%s is written %s', (amountIdr, words) => {
    expect(amountInWords(amountIdr)).toBe(`${words} rupiah`);
  });

  test('can be read back to the same amount, whatever it is; control: one word left out reads differently', () => {
    fc.assert(
      fc.property(anAmount, (amountIdr) => {
        const words = amountInWords(amountIdr).split(' ').slice(0, -1);
        expect(amountOf(words)).toBe(amountIdr);
        if (amountIdr > 0n) expect(amountOf(words.slice(1))).not.toBe(amountIdr);
        expect(words.every((word) => /^[a-z]+$/.test(word))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('is refused below zero and above 999 trillion', () => {
    expect(() => amountInWords(-1n)).toThrow(RangeError);
    expect(() => amountInWords(1_000_000_000_000_000n)).toThrow(RangeError);
  });
});

/** Any amount, and amounts of few digits that are not nought: both have their own exceptions. */
const anAmount = fc.oneof(
  fc.bigInt({ min: 0n, max: 999_999_999_999_999n }),
  fc.bigInt({ min: 0n, max: 2_000n }),
  fc
    .tuple(fc.bigInt({ min: 0n, max: 999n }), fc.nat(4))
    .map(([count, power]) => count * 1000n ** BigInt(power)),
);

const digits: Readonly<Record<string, bigint>> = {
  nol: 0n,
  satu: 1n,
  dua: 2n,
  tiga: 3n,
  empat: 4n,
  lima: 5n,
  enam: 6n,
  tujuh: 7n,
  delapan: 8n,
  sembilan: 9n,
};
const scales: Readonly<Record<string, bigint>> = {
  ribu: 1_000n,
  juta: 1_000_000n,
  miliar: 1_000_000_000n,
  triliun: 1_000_000_000_000n,
};

/** A reader of the words that knows nothing of how they were made. */
function amountOf(words: readonly string[]): bigint {
  let [whole, group, digit] = [0n, 0n, 0n];
  const parted = words.flatMap((word) =>
    /^se(puluh|belas|ratus|ribu)$/.test(word) ? ['satu', word.slice(2)] : [word],
  );
  for (const word of parted) {
    const scale = scales[word];
    if (word === 'belas') [group, digit] = [group + 10n + digit, 0n];
    else if (word === 'puluh') [group, digit] = [group + 10n * digit, 0n];
    else if (word === 'ratus') [group, digit] = [group + 100n * digit, 0n];
    else if (scale !== undefined) [whole, group, digit] = [whole + scale * (group + digit), 0n, 0n];
    else digit = digits[word] ?? -1n;
  }
  return whole + group + digit;
}
