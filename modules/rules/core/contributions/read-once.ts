import type { ReadValue } from '#modules/rules/core/law/index.ts';

/** A reader of tables that reads each table of the law once, however many bills ask for it. */
export function readOnce<Value extends object>(read: ReadValue<Value>): ReadValue<Value> {
  const known = new WeakMap<object, Value>();
  return (value, place) => {
    if (typeof value !== 'object' || value === null) return read(value, place);
    const before = known.get(value);
    if (before) return before;
    const table = read(value, place);
    known.set(value, table);
    return table;
  };
}
