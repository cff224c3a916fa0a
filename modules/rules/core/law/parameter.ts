import type { ReadValue } from './value-readers.ts';

/** What a calculator asks the law for: an id and the shape of its values. */
export interface Parameter<Value> {
  readonly id: string;
  readonly read: ReadValue<Value>;
}

/** @param id name of the folder of `modules/rules/parameters` that holds its dated files */
export function parameter<Value>(id: string, read: ReadValue<Value>): Parameter<Value> {
  return { id, read };
}
