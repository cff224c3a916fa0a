interface Branch {
  readonly weight: number;
  /** The symbols below it. */
  readonly symbols: readonly number[];
}

/** How many bits each symbol takes in a prefix code made for these counts, none longer than `longest`; 0 where it never comes. */
export function codeLengths(counts: ArrayLike<number>, longest: number): Uint8Array {
  let weights = Array.from(counts);
  for (;;) {
    const lengths = huffmanLengths(weights);
    if (lengths.every((length) => length <= longest)) return lengths;
    // Flatter weights make a flatter code; what comes once in a hundred thousand costs a bit less than it should.
    weights = weights.map((weight) => Math.ceil(weight / 2));
  }
}

function huffmanLengths(weights: readonly number[]): Uint8Array {
  const lengths = new Uint8Array(weights.length);
  const leaves = weights
    .map((weight, symbol): Branch => ({ weight, symbols: [symbol] }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => one.weight - other.weight);
  if (leaves.length === 1) for (const symbol of leaves[0]?.symbols ?? []) lengths[symbol] = 1;
  const joined: Branch[] = [];
  const lightest = () => {
    const [leaf, branch] = [leaves[0], joined[0]];
    const isLeaf = branch === undefined || (leaf !== undefined && leaf.weight <= branch.weight);
    return (isLeaf ? leaves : joined).shift();
  };
  while (leaves.length + joined.length > 1) {
    const [one, other] = [lightest(), lightest()];
    if (!one || !other) break;
    const symbols = [...one.symbols, ...other.symbols];
    for (const symbol of symbols) lengths[symbol] = (lengths[symbol] ?? 0) + 1;
    joined.push({ weight: one.weight + other.weight, symbols });
  }
  return lengths;
}

/** The canonical codes of these lengths, their bits turned round as DEFLATE writes them. */
export function canonicalCodes(lengths: Uint8Array): Uint16Array {
  const codes = new Uint16Array(lengths.length);
  let code = 0;
  for (let length = 1; length <= 15; length++) {
    for (const [symbol, own] of lengths.entries()) if (own === length) codes[symbol] = turned(code++, length);
    code <<= 1;
  }
  return codes;
}

function turned(code: number, length: number): number {
  let bits = 0;
  for (let bit = 0; bit < length; bit++) bits |= ((code >> bit) & 1) << (length - 1 - bit);
  return bits;
}
