import { type Marks, nearest, nearestPairs, type Repeats } from './find-repeats.ts';
import {
  distanceRanges,
  lengthRanges,
  longestMatch,
  shortestMatch,
  symbolOfDistance,
  symbolOfLength,
} from './symbols.ts';

/** Bits that each symbol takes, its extra bits apart. */
export interface Prices {
  readonly literals: ArrayLike<number>;
  readonly distances: ArrayLike<number>;
}

/** Bytes as steps in their order: of length 1 a byte by itself, else so many bytes copied from that distance. */
export interface Parse {
  readonly lengths: readonly number[];
  readonly distances: readonly number[];
}

/** For each place the cheapest way there: its price, and its last step. */
interface Ways {
  readonly prices: Float64Array;
  readonly lengths: Uint16Array;
  readonly distances: Uint16Array;
  /** Of a copy of each length, its extra bits included. */
  readonly lengthPrices: Float64Array;
}

/** The steps that take the fewest bits at these prices. */
export function cheapestParse(marks: Marks, repeats: Repeats, prices: Prices): Parse {
  const { bytes, places } = marks;
  const ways = startWays(bytes.length, prices);
  const copyPrices = Float64Array.from(distanceRanges, ({ extraBits }, symbol) =>
    priceOf(prices.distances, symbol, extraBits),
  );
  const offers = emptyOffers();
  let at = 0;
  for (let mark = 0; mark < places.length; mark++) {
    gatherOffers(offers, repeats, mark, copyPrices);
    const place = places[mark] ?? 0;
    for (; at <= place && at < bytes.length; at++) {
      stepByByte(ways, at, priceOf(prices.literals, bytes[at] ?? 0, 0));
      const zeros = place - at;
      if (zeros >= shortestMatch && at > 0 && bytes[at - 1] === 0)
        stepByCopy(ways, at, { price: copyPrices[0] ?? 0, distance: 1, from: shortestMatch, to: zeros });
      if (offers.count > 0) takeOffers(ways, at, zeros, offers);
    }
  }
  return stepsOf(ways);
}

function priceOf(prices: ArrayLike<number>, symbol: number, extraBits: number): number {
  return (prices[symbol] ?? 0) + extraBits;
}

function startWays(size: number, { literals }: Prices): Ways {
  const prices = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
  prices[0] = 0;
  const lengthPrices = new Float64Array(longestMatch + 1);
  for (let length = shortestMatch; length <= longestMatch; length++) {
    const symbol = symbolOfLength[length] ?? 0;
    lengthPrices[length] = priceOf(literals, symbol, lengthRanges[symbol - 257]?.extraBits ?? 0);
  }
  return {
    ...{ prices, lengthPrices },
    lengths: new Uint16Array(size + 1),
    distances: new Uint16Array(size + 1),
  };
}

function stepByByte({ prices, lengths }: Ways, at: number, price: number): void {
  const reached = (prices[at] ?? 0) + price;
  if (reached >= (prices[at + 1] ?? 0)) return;
  prices[at + 1] = reached;
  lengths[at + 1] = 1;
}

interface Copy {
  readonly price: number;
  readonly distance: number;
  readonly from: number;
  readonly to: number;
}

function stepByCopy({ prices, lengths, distances, lengthPrices }: Ways, at: number, copy: Copy): void {
  const base = (prices[at] ?? 0) + copy.price;
  const to = Math.min(copy.to, longestMatch);
  for (let length = copy.from; length <= to; length++) {
    const reached = base + (lengthPrices[length] ?? 0);
    if (reached >= (prices[at + length] ?? 0)) continue;
    prices[at + length] = reached;
    lengths[at + length] = length;
    distances[at + length] = copy.distance;
  }
}

/** From where a mark may be copied, the cheapest distance first. */
interface Offers {
  count: number;
  readonly prices: Float64Array;
  readonly distances: Int32Array;
  /** So many zeros stand before the source. */
  readonly zeros: Int32Array;
  readonly lengths: Int32Array;
}

/** As many as are looked at for one mark. */
const mostOffers = nearest + nearestPairs;

function emptyOffers(): Offers {
  const column = () => new Int32Array(mostOffers);
  return {
    ...{ count: 0, prices: new Float64Array(mostOffers) },
    ...{ distances: column(), zeros: column(), lengths: column() },
  };
}

function gatherOffers(offers: Offers, repeats: Repeats, mark: number, copyPrices: Float64Array): void {
  const { starts, distances, zeros, lengths } = repeats;
  offers.count = 0;
  const end = starts[mark + 1] ?? 0;
  for (let at = starts[mark] ?? 0; at < end; at++) {
    const distance = distances[at] ?? 0;
    const price = copyPrices[symbolOfDistance[distance] ?? 0] ?? 0;
    insertOffer(offers, price, distance, zeros[at] ?? 0, lengths[at] ?? 0);
  }
}

/** Leaves out what a cheaper one offers as well. */
function insertOffer(offers: Offers, price: number, distance: number, zeros: number, length: number): void {
  const { prices } = offers;
  let place = 0;
  for (; place < offers.count && (prices[place] ?? 0) <= price; place++)
    if ((offers.zeros[place] ?? 0) >= zeros && (offers.lengths[place] ?? 0) >= length) return;
  for (let at = offers.count; at > place; at--) {
    prices[at] = prices[at - 1] ?? 0;
    offers.distances[at] = offers.distances[at - 1] ?? 0;
    offers.zeros[at] = offers.zeros[at - 1] ?? 0;
    offers.lengths[at] = offers.lengths[at - 1] ?? 0;
  }
  prices[place] = price;
  offers.distances[place] = distance;
  offers.zeros[place] = zeros;
  offers.lengths[place] = length;
  offers.count++;
}

/** Each length by the cheapest distance that reaches as far. */
function takeOffers(ways: Ways, at: number, zeros: number, offers: Offers): void {
  let done = shortestMatch - 1;
  for (let offer = 0; offer < offers.count; offer++) {
    const length = zeros + (offers.lengths[offer] ?? 0);
    if (zeros > (offers.zeros[offer] ?? 0) || length <= done) continue;
    stepByCopy(ways, at, {
      ...{ price: offers.prices[offer] ?? 0, distance: offers.distances[offer] ?? 0 },
      ...{ from: done + 1, to: length },
    });
    done = length;
  }
}

function stepsOf(ways: Ways): Parse {
  const lengths: number[] = [];
  const distances: number[] = [];
  for (let at = ways.prices.length - 1; at > 0; at -= lengths.at(-1) ?? 1) {
    lengths.push(ways.lengths[at] ?? 1);
    distances.push(ways.distances[at] ?? 0);
  }
  return { lengths: lengths.reverse(), distances: distances.reverse() };
}
