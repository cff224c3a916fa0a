/** Readers of the `value` of a parameter file: the value in the calculators' own types, or a ValueFault that names the place. */
export class ValueFault extends Error {
  constructor(place: string, wanted: string) {
    super(place === '' ? `must be ${wanted}` : `${place} must be ${wanted}`);
    this.name = 'ValueFault';
  }
}

export type ReadValue<Value> = (value: unknown, place?: string) => Value;

/** Whole rupiah, written as a decimal string. */
export const idr: ReadValue<bigint> = (value, place = '') => {
  if (typeof value !== 'string' || !/^\d{1,15}$/.test(value))
    throw new ValueFault(place, 'whole rupiah as a decimal string');
  return BigInt(value);
};

/** A rate in parts of a million, a whole number from 0 to 1,000,000 (or more for multiples). */
export const ppm: ReadValue<bigint> = (value, place = '') => BigInt(count(value, place));

/** A whole number, not negative. */
export const count: ReadValue<number> = (value, place = '') => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw new ValueFault(place, 'a whole number, not negative');
  return value;
};

export const flag: ReadValue<boolean> = (value, place = '') => {
  if (typeof value !== 'boolean') throw new ValueFault(place, 'true or false');
  return value;
};

export const text: ReadValue<string> = (value, place = '') => {
  if (typeof value !== 'string' || value.trim() === '') throw new ValueFault(place, 'a text');
  return value;
};

/** A text in both languages of the product. */
export interface BothTexts {
  readonly id: string;
  readonly en: string;
}

export const bothTexts: ReadValue<BothTexts> = (value, place = '') =>
  record({ id: text, en: text })(value, place);

/** One text of a closed choice. */
export function oneOf<const Choice extends string>(...choices: readonly Choice[]): ReadValue<Choice> {
  return (value, place = '') => {
    const choice = choices.find((one) => one === value);
    if (choice === undefined) throw new ValueFault(place, `one of ${choices.join(', ')}`);
    return choice;
  };
}

/** A value that may be null: the law gives none, or it is not known. */
export function orNull<Value>(read: ReadValue<Value>): ReadValue<Value | null> {
  return (value, place = '') => (value === null ? null : read(value, place));
}

/** A list whose members are all read by one reader. */
export function listOf<Value>(read: ReadValue<Value>): ReadValue<readonly Value[]> {
  return (value, place = '') => {
    if (!Array.isArray(value)) throw new ValueFault(place, 'a list');
    return value.map((member, index) => read(member, `${place}[${index}]`));
  };
}

/** An object with exactly these members. */
export function record<Readers extends Readonly<Record<string, ReadValue<unknown>>>>(
  readers: Readers,
): ReadValue<{ readonly [Name in keyof Readers]: ReturnType<Readers[Name]> }> {
  return (value, place = '') => {
    const members = membersOf(value, place);
    const extra = Object.keys(members).find((name) => !Object.hasOwn(readers, name));
    if (extra !== undefined) throw new ValueFault(below(place, extra), 'left out: it is not known');
    return mapMembers(readers, members, place);
  };
}

function mapMembers<Readers extends Readonly<Record<string, ReadValue<unknown>>>>(
  readers: Readers,
  members: Readonly<Record<string, unknown>>,
  place: string,
) {
  const read: Partial<{ [Name in keyof Readers]: ReturnType<Readers[Name]> }> = {};
  for (const [name, reader] of Object.entries(readers))
    Object.assign(read, { [name]: reader(members[name], below(place, name)) });
  if (!isWhole(readers, read)) throw new Error('a member was passed over');
  return read;
}

function isWhole<Readers extends object, Read extends object>(
  readers: Readers,
  read: Partial<Read>,
): read is Read {
  return Object.keys(readers).every((name) => Object.hasOwn(read, name));
}

/** An object as a record of unknown members. */
export function membersOf(value: unknown, place = ''): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ValueFault(place, 'an object');
  return { ...value };
}

function below(place: string, name: string): string {
  return place === '' ? name : `${place}.${name}`;
}
