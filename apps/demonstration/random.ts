/** Pseudo-random numbers of a seed: the same seed gives the same region everywhere (mulberry32; not for secrets). */
export class Random {
  #state: number;

  constructor(seed: string) {
    let hash = 0x811c9dc5;
    for (const letter of seed) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
    this.#state = hash >>> 0;
  }

  /** From 0 up to but not 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Value>(values: readonly Value[]): Value {
    const value = values[Math.floor(this.next() * values.length)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  }
}

/** Values by weight: one look-up a draw. */
export interface Weighted<Value> {
  readonly values: readonly Value[];
  readonly sums: Float64Array;
}

export function weighted<Value>(entries: readonly (readonly [Value, number])[]): Weighted<Value> {
  const sums = new Float64Array(entries.length);
  let sum = 0;
  for (const [index, [, weight]] of entries.entries()) {
    sum += weight;
    sums[index] = sum;
  }
  return { values: entries.map(([value]) => value), sums };
}

/** As often as Zipf says: the nth a share of 1/n. */
export function zipf<Value>(values: readonly Value[], exponent = 0.7): Weighted<Value> {
  return weighted(values.map((value, index) => [value, 1 / (index + 1) ** exponent]));
}

export function draw<Value>(random: Random, { values, sums }: Weighted<Value>): Value {
  const wanted = random.next() * (sums.at(-1) ?? 0);
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) <= wanted) low = middle + 1;
    else high = middle;
  }
  const value = values[low];
  if (value === undefined) throw new Error('nothing to draw from');
  return value;
}

/** Shares of a whole number by weight that add up to it exactly (largest remainders; of equal ones the earlier). */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum <= 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const shares = exact.map(Math.floor);
  const left = total - shares.reduce((all, share) => all + share, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((one, other) => other.rest - one.rest || one.index - other.index);
  for (const { index } of byRemainder.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}
