/** What DEFLATE (RFC 1951, 3.2.5) writes as one symbol: how many lengths or distances share it is told by its extra bits. */
export interface SymbolRange {
  readonly first: number;
  readonly extraBits: number;
}

export const shortestMatch = 3;
export const longestMatch = 258;
export const farthestMatch = 32_768;
/** The literal/length symbol that ends a block; those of lengths follow. */
export const endOfBlock = 256;
export const literalSymbols = 286;
export const distanceSymbols = 30;

export const lengthRanges: readonly SymbolRange[] = [
  ...rangesFrom(shortestMatch, 28, (symbol) => (symbol < 8 ? 0 : (symbol >> 2) - 1)),
  { first: longestMatch, extraBits: 0 },
];
export const distanceRanges: readonly SymbolRange[] = rangesFrom(1, distanceSymbols, (symbol) =>
  symbol < 4 ? 0 : (symbol >> 1) - 1,
);

/** The literal/length symbol of each length. */
export const symbolOfLength = symbolsOf(lengthRanges, longestMatch).map((place) => endOfBlock + 1 + place);
/** The symbol of each distance. */
export const symbolOfDistance = symbolsOf(distanceRanges, farthestMatch);

function rangesFrom(first: number, count: number, extraBitsOf: (symbol: number) => number): SymbolRange[] {
  let next = first;
  return Array.from({ length: count }, (_, symbol) => {
    const extraBits = extraBitsOf(symbol);
    const range = { first: next, extraBits };
    next += 2 ** extraBits;
    return range;
  });
}

function symbolsOf(ranges: readonly SymbolRange[], last: number): Uint16Array {
  const symbols = new Uint16Array(last + 1);
  for (const [symbol, { first }] of ranges.entries()) symbols.fill(symbol, first);
  return symbols;
}
