import type { ReadValue } from './value-readers.ts';

/** What a calculator asks the law for: an id and the shape of its values. */
export interface Parameter<Value> {
  readonly id: string;
  readonly read: ReadValue<Value>;
}

const known: Parameter<unknown>[] = [];

/** @param id name of the folder of `modules/rules/parameters` that holds its dated files */
export function parameter<Value>(id: string, read: ReadValue<Value>): Parameter<Value> {
  const made = { id, read };
  known.push(made);
  return made;
}

/** Every parameter that a calculator loaded so far asks for: a law is checked against them. */
export function knownParameters(): readonly Parameter<unknown>[] {
  return known;
}
