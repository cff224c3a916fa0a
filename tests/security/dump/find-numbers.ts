/** Strokes that people put between the digits of a number. */
const strokes = new Set([...` .-_/'`].map((character) => character.charCodeAt(0)));
const shortest = 10;

/**
 * Which of the numbers stand in the bytes, as plain digits or with single strokes between them.
 * One pass, whatever the number of numbers.
 */
export function numbersIn(bytes: Uint8Array, numbers: ReadonlySet<string>): Set<string> {
  const lengths = [...new Set([...numbers].map(({ length }) => length))];
  const found = new Set<string>();
  let run = '';
  for (let at = 0; at <= bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (isDigit(byte)) run += String.fromCharCode(byte);
    else if (run !== '' && !(strokes.has(byte) && isDigit(bytes[at + 1] ?? 0))) {
      if (run.length >= shortest) collect(run, { lengths, numbers, found });
      run = '';
    }
  }
  return found;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function collect(
  run: string,
  {
    lengths,
    numbers,
    found,
  }: { lengths: readonly number[]; numbers: ReadonlySet<string>; found: Set<string> },
): void {
  for (const length of lengths)
    for (let from = 0; from + length <= run.length; from++) {
      const part = run.slice(from, from + length);
      if (numbers.has(part)) found.add(part);
    }
}
