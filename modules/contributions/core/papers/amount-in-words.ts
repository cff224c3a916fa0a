const ones = [
  '',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
  'sebelas',
] as const;
const scales = ['', 'ribu', 'juta', 'miliar', 'triliun'] as const;
const most = 999_999_999_999_999n;

/**
 * Whole rupiah in Indonesian words, as on a receipt (*terbilang*): 1100n -> `seribu seratus rupiah`.
 * Throws RangeError below zero and above 999 trillion.
 */
export function amountInWords(amountIdr: bigint): string {
  if (amountIdr < 0n || amountIdr > most) throw new RangeError(`No words for ${amountIdr} rupiah`);
  if (amountIdr === 0n) return 'nol rupiah';
  const groups = scales.map((scale, power) => ({
    scale,
    count: Number((amountIdr / 1000n ** BigInt(power)) % 1000n),
  }));
  const words = groups.reverse().flatMap(({ scale, count }) => groupInWords(count, scale));
  return [...words, 'rupiah'].join(' ');
}

/** Three digits and their scale; one thousand alone is `seribu`. */
function groupInWords(count: number, scale: string): string[] {
  if (count === 0) return [];
  if (count === 1 && scale === 'ribu') return ['seribu'];
  return [...hundredsInWords(count), ...(scale ? [scale] : [])];
}

function hundredsInWords(count: number): string[] {
  const [hundreds, rest] = [Math.floor(count / 100), count % 100];
  if (hundreds === 0) return tensInWords(rest);
  return [...(hundreds === 1 ? ['seratus'] : [wordOf(hundreds), 'ratus']), ...tensInWords(rest)];
}

function tensInWords(count: number): string[] {
  if (count === 0) return [];
  if (count < ones.length) return [wordOf(count)];
  if (count < 20) return [wordOf(count - 10), 'belas'];
  const rest = count % 10;
  return [wordOf(Math.floor(count / 10)), 'puluh', ...(rest > 0 ? [wordOf(rest)] : [])];
}

function wordOf(digit: number): string {
  return ones[digit] ?? '';
}
