import { farthestMatch, longestMatch, symbolOfDistance } from './symbols.ts';

/** Bytes that are mostly 0, by those that are not: marks. */
export interface Marks {
  readonly bytes: Uint8Array;
  /** Where the marks stand, in order; the last is the end of the bytes. */
  readonly places: Int32Array;
}

/** From where each mark may be copied, along with what stands around it. */
export interface Repeats {
  /** The sources of mark n stand from `starts[n]` to before `starts[n + 1]`. */
  readonly starts: Int32Array;
  readonly distances: readonly number[];
  /** So many zeros stand before the source. */
  readonly zeros: readonly number[];
  /** How many bytes from the source's mark on are the same as from the mark on. */
  readonly lengths: readonly number[];
}

/** Of the nearest marks that are the same byte so many are looked at, and of those with the same mark after them. */
export const nearest = 12;
export const nearestPairs = 24;

export function marksOf(bytes: Uint8Array): Marks {
  const count = bytes.reduce((sum, byte) => sum + (byte === 0 ? 0 : 1), 0);
  const places = new Int32Array(count + 1).fill(bytes.length);
  let mark = 0;
  for (let at = 0; at < bytes.length; at++) if (bytes[at] !== 0) places[mark++] = at;
  return { bytes, places };
}

function zerosBefore({ places }: Marks, mark: number): number {
  return (places[mark] ?? 0) - (mark === 0 ? 0 : (places[mark - 1] ?? 0) + 1);
}

/** Two marks and what lies between them, the same, tell far more than one does: long repeats begin with such a pair. */
export function findRepeats(marks: Marks): Repeats {
  const count = marks.places.length - 1;
  const repeats: RepeatColumns = { distances: [], zeros: [], lengths: [] };
  const starts = new Int32Array(count + 1);
  const singles = chains(256, count);
  const pairs = chains(65_536, count);
  for (let mark = 0; mark < count; mark++) {
    const start = repeats.lengths.length;
    starts[mark] = start;
    const take = (source: number) => keepRepeat(repeats, start, marks, { source, mark });
    follow(marks, singles, { key: byteOf(marks, mark), mark, most: nearest }, take);
    follow(marks, pairs, { key: pairOf(marks, mark), mark, most: nearestPairs }, take);
  }
  starts[count] = repeats.lengths.length;
  return { ...repeats, starts };
}

type RepeatColumns = Record<'distances' | 'zeros' | 'lengths', number[]>;

/** Leaves out what another one of the same price offers as well; answers how many bytes are the same. */
function keepRepeat(
  { distances, zeros, lengths }: RepeatColumns,
  start: number,
  marks: Marks,
  { source, mark }: { readonly source: number; readonly mark: number },
): number {
  const length = sameFrom(marks, source, mark);
  const distance = (marks.places[mark] ?? 0) - (marks.places[source] ?? 0);
  const before = zerosBefore(marks, source);
  const symbol = symbolOfDistance[distance];
  for (let at = start; at < lengths.length; at++)
    if (
      (lengths[at] ?? 0) >= length &&
      (zeros[at] ?? 0) >= before &&
      symbolOfDistance[distances[at] ?? 0] === symbol
    )
      return length;
  distances.push(distance);
  zeros.push(before);
  lengths.push(length);
  return length;
}

/** For each key the last mark that had it, and for each mark the one before with its key; -1: none. */
interface Chains {
  readonly last: Int32Array;
  readonly before: Int32Array;
}

function chains(keys: number, marks: number): Chains {
  return { last: new Int32Array(keys).fill(-1), before: new Int32Array(marks).fill(-1) };
}

function follow(
  { places }: Marks,
  { last, before }: Chains,
  { key, mark, most }: { readonly key: number; readonly mark: number; readonly most: number },
  take: (source: number) => number,
): void {
  const oldest = (places[mark] ?? 0) - farthestMatch;
  let source = last[key] ?? -1;
  for (let seen = 0; source >= 0 && seen < most && (places[source] ?? 0) >= oldest; seen++) {
    // None is better than one that is as long as can be.
    if (take(source) === longestMatch) break;
    source = before[source] ?? -1;
  }
  before[mark] = last[key] ?? -1;
  last[key] = mark;
}

function byteOf({ bytes, places }: Marks, mark: number): number {
  return bytes[places[mark] ?? 0] ?? 0;
}

function pairOf(marks: Marks, mark: number): number {
  const between = (marks.places[mark + 1] ?? 0) - (marks.places[mark] ?? 0);
  return ((byteOf(marks, mark) * 31 + byteOf(marks, mark + 1)) * 131 + between) & 65_535;
}

/** How many bytes are the same from two marks on; 0 where the marks themselves differ. */
function sameFrom(marks: Marks, source: number, mark: number): number {
  const { bytes, places } = marks;
  const most = Math.min(longestMatch, bytes.length - (places[mark] ?? 0));
  let same = 0;
  for (let step = 0; same < most; step++) {
    const [there, here] = [places[source + step] ?? 0, places[mark + step] ?? 0];
    if (bytes[there] !== bytes[here]) return same;
    const [gapThere, gapHere] = [
      (places[source + step + 1] ?? 0) - there,
      (places[mark + step + 1] ?? 0) - here,
    ];
    same += Math.min(gapThere, gapHere);
    if (gapThere !== gapHere) break;
  }
  return Math.min(same, most);
}
