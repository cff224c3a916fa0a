import { isDayText, isMonthText, RuleError } from '#modules/rules/core/law/index.ts';

/**
 * A case as it came, read member by member; each reader throws RuleError naming the field. An absent, null or empty
 * member counts as not given. Whatever is never asked for is told by `ignored()`: a misspelt name must not pass as a default.
 */
export interface CaseFields {
  has(name: string): boolean;
  text(name: string): string;
  choice<const Choice extends string>(name: string, choices: readonly Choice[]): Choice;
  choiceOr<const Choice extends string>(name: string, choices: readonly Choice[], otherwise: Choice): Choice;
  flagOr(name: string, otherwise: boolean): boolean;
  /** Month `YYYY-MM`. */
  month(name: string): string;
  /** Day `YYYY-MM-DD` that exists. */
  day(name: string): string;
  dayIfAny(name: string): string | null;
  /** Whole rupiah, not negative: a decimal string, or a whole JSON number. */
  money(name: string): bigint;
  moneyIfAny(name: string): bigint | null;
  /** A whole number within bounds, given as a JSON number or a decimal string. */
  integer(name: string, bounds?: Bounds): number;
  integerOr(name: string, otherwise: number, bounds?: Bounds): number;
  /** A percentage from 0 to 100 with at most four decimals ("4.5"), as parts of a million. */
  percentPpm(name: string): bigint;
  /** Each member of a list, as fields of its own; errors name `payments[2].month`. */
  list<Member>(name: string, read: (fields: CaseFields) => Member): readonly Member[];
  /** Each text of a list, one of the choices, none twice. */
  choices<const Choice extends string>(
    name: string,
    choices: readonly Choice[],
    otherwise: readonly Choice[],
  ): readonly Choice[];
  /** A list of texts; an absent one is empty. */
  texts(name: string): readonly string[];
  /** Names that were given and never asked for. */
  ignored(): readonly string[];
}

export interface Bounds {
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** @param place where these fields lie within the case: '' or `payments[2]` */
export function caseFields(given: Readonly<Record<string, unknown>>, place = ''): CaseFields {
  const asked = new Set<string>();
  const path = (name: string) => (place === '' ? name : `${place}.${name}`);
  const look = (name: string): unknown => {
    asked.add(name);
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    return value === null || value === '' ? undefined : value;
  };
  const need = (name: string): unknown => {
    const value = look(name);
    if (value === undefined) throw new RuleError('field.missing', path(name));
    return value;
  };
  const fields: CaseFields = {
    has: (name) => look(name) !== undefined,
    text: (name) => textFrom(need(name), path(name)),
    choice: (name, choices) => choiceFrom(need(name), choices, path(name)),
    choiceOr: (name, choices, otherwise) => (fields.has(name) ? fields.choice(name, choices) : otherwise),
    flagOr: (name, otherwise) => (fields.has(name) ? flagFrom(need(name), path(name)) : otherwise),
    month: (name) => monthFrom(need(name), path(name)),
    day: (name) => dayFrom(need(name), path(name)),
    dayIfAny: (name) => (fields.has(name) ? fields.day(name) : null),
    money: (name) => moneyFrom(need(name), path(name)),
    moneyIfAny: (name) => (fields.has(name) ? fields.money(name) : null),
    integer: (name, bounds) => integerFrom(need(name), path(name), bounds),
    integerOr: (name, otherwise, bounds) => (fields.has(name) ? fields.integer(name, bounds) : otherwise),
    percentPpm: (name) => percentFrom(need(name), path(name)),
    list: (name, read) =>
      listFrom(need(name), path(name)).map((one, index) =>
        read(memberFields(one, `${path(name)}[${index}]`)),
      ),
    choices: (name, choices, otherwise) =>
      fields.has(name) ? choicesFrom(need(name), choices, path(name)) : otherwise,
    texts: (name) =>
      fields.has(name)
        ? listFrom(need(name), path(name)).map((one, index) => textFrom(one, `${path(name)}[${index}]`))
        : [],
    ignored: () => Object.keys(given).filter((name) => !asked.has(name)),
  };
  return fields;
}

function memberFields(member: unknown, place: string): CaseFields {
  if (!isRecord(member)) throw new RuleError('field.malformed', place);
  return caseFields(member, place);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textFrom(value: unknown, field: string): string {
  if (typeof value !== 'string') throw new RuleError('field.malformed', field);
  return value;
}

function flagFrom(value: unknown, field: string): boolean {
  if (typeof value !== 'boolean') throw new RuleError('field.malformed', field);
  return value;
}

function choiceFrom<Choice extends string>(
  value: unknown,
  choices: readonly Choice[],
  field: string,
): Choice {
  const choice = choices.find((one) => one === value);
  if (choice === undefined)
    throw new RuleError('field.choice_unknown', field, { choices: choices.join(', ') });
  return choice;
}

function choicesFrom<Choice extends string>(
  value: unknown,
  choices: readonly Choice[],
  field: string,
): readonly Choice[] {
  const chosen = listFrom(value, field).map((one, index) => choiceFrom(one, choices, `${field}[${index}]`));
  const twice = chosen.findIndex((one, index) => chosen.indexOf(one) < index);
  if (twice >= 0) throw new RuleError('field.repeated', `${field}[${twice}]`);
  return chosen;
}

function listFrom(value: unknown, field: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new RuleError('field.malformed', field);
  return value;
}

function monthFrom(value: unknown, field: string): string {
  if (typeof value !== 'string' || !isMonthText(value)) throw new RuleError('month.invalid', field);
  return value;
}

function dayFrom(value: unknown, field: string): string {
  if (typeof value !== 'string' || !isDayText(value)) throw new RuleError('day.invalid', field);
  return value;
}

function moneyFrom(value: unknown, field: string): bigint {
  const digits = typeof value === 'number' ? String(value) : value;
  if (typeof digits !== 'string') throw new RuleError('money.malformed', field);
  if (/^-\d+(\.\d+)?$/.test(digits)) throw new RuleError('money.negative', field);
  if (/^\d+\.\d+$/.test(digits)) throw new RuleError('money.fractional', field);
  if (!/^\d{1,15}$/.test(digits)) throw new RuleError('money.malformed', field);
  return BigInt(digits);
}

function integerFrom(
  value: unknown,
  field: string,
  { atLeast = 0, atMost = 1_000_000 }: Bounds = {},
): number {
  const isWhole = typeof value === 'string' ? /^-?\d{1,9}$/.test(value) : Number.isSafeInteger(value);
  if (!isWhole) throw new RuleError('number.malformed', field);
  const number = Number(value);
  if (number < atLeast || number > atMost)
    throw new RuleError('number.out_of_range', field, { atLeast, atMost });
  return number;
}

function percentFrom(value: unknown, field: string): bigint {
  const text = typeof value === 'number' ? String(value) : value;
  const match = typeof text === 'string' ? /^(\d{1,3})(?:\.(\d{1,4}))?$/.exec(text) : null;
  if (!match) throw new RuleError('number.malformed', field);
  const ratePpm = BigInt(`${match[1]}${(match[2] ?? '').padEnd(4, '0')}`);
  if (ratePpm > 1_000_000n) throw new RuleError('number.out_of_range', field, { atLeast: 0, atMost: 100 });
  return ratePpm;
}
