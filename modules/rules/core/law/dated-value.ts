import { isDayText } from './calendar.ts';
import {
  type BothTexts,
  bothTexts,
  listOf,
  membersOf,
  oneOf,
  orNull,
  record,
  text,
  ValueFault,
} from './value-readers.ts';

export const certainties = ['A', 'B', 'C'] as const;
/** A: found in a public source; B: well established; C: uncertain, shown as such wherever it is used. */
export type Certainty = (typeof certainties)[number];

/** Where a value stands written: the law and its article, null where the article was not seen. */
export interface Basis {
  readonly law: string;
  readonly article: string | null;
}

/**
 * One dated value of the law: one file of `modules/rules/parameters`. `value` is what the file holds; the parameter
 * that names the id reads it into the calculators' types.
 */
export interface DatedValue {
  readonly id: string;
  readonly group: string;
  readonly name: BothTexts;
  readonly value: unknown;
  readonly unit: string;
  /** First day it holds, `YYYY-MM-DD`. A contribution month is looked up by its first day. */
  readonly validFrom: string;
  /** Last day it holds; null: open. */
  readonly validTo: string | null;
  /** True: times between two of its values have none, as a relief that ends (no gap is a fault). */
  readonly temporary: boolean;
  readonly basis: readonly Basis[];
  readonly certainty: Certainty;
  /** Tags of the source register (`modules/rules/sources.json`). */
  readonly sources: readonly string[];
  readonly checkedOn: string;
  /** What is uncertain or worth knowing; null: nothing. */
  readonly note: BothTexts | null;
}

const day = (value: unknown, place = ''): string => {
  const read = text(value, place);
  if (!isDayText(read)) throw new ValueFault(place, 'a day that exists, YYYY-MM-DD');
  return read;
};

const envelope = record({
  id: text,
  group: text,
  name: bothTexts,
  unit: text,
  validFrom: day,
  validTo: orNull(day),
  basis: listOf(record({ law: text, article: orNull(text) })),
  certainty: oneOf(...certainties),
  sources: listOf(text),
  checkedOn: day,
  note: orNull(bothTexts),
});

/** Reads one parameter file. Throws ValueFault naming the member that is missing or wrong. */
export function readDatedValue(file: unknown): DatedValue {
  const { value, temporary = false, ...rest } = membersOf(file);
  if (value === undefined) throw new ValueFault('value', 'given');
  if (typeof temporary !== 'boolean') throw new ValueFault('temporary', 'true or false');
  const read = envelope(rest);
  if (read.basis.length === 0) throw new ValueFault('basis', 'at least one law');
  if (read.sources.length === 0) throw new ValueFault('sources', 'at least one source');
  if (read.certainty === 'C' && read.note === null)
    throw new ValueFault('note', 'given: it says what is uncertain');
  return { ...read, value, temporary };
}

/** How an official cites it: "PP 44/2015 art. 16", "PP 44/2015 Lampiran II". */
export function citationsOf(value: DatedValue): string[] {
  return value.basis.map(({ law, article }) => {
    if (article === null) return law;
    return /^\d/.test(article) ? `${law} art. ${article}` : `${law} ${article}`;
  });
}
