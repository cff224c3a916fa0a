import { membersOf, record, text } from './value-readers.ts';

/** One public source: LAW its text, OFF an official page, NEWS, CODE, DATA, DESIGN our own agreed reading. */
export interface Source {
  readonly type: string;
  readonly what: string;
}

export type Sources = ReadonlyMap<string, Source>;

const source = record({ type: text, what: text });

/** Reads the register `{ "S1": { type, what } }`. */
export function readSources(value: unknown): Sources {
  return new Map(Object.entries(membersOf(value)).map(([tag, entry]) => [tag, source(entry, tag)] as const));
}
