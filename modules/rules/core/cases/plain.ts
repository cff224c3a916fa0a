/** What JSON can say: money is a decimal string. */
export type Plain = string | number | boolean | null | readonly Plain[] | PlainRecord;

export interface PlainRecord {
  readonly [name: string]: Plain;
}

/** A result as JSON: a bigint becomes its decimal string, an absent member stays absent. Throws on what JSON cannot say. */
export function plainOf(value: unknown): Plain {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map(plainOf);
  if (typeof value === 'object') return plainRecordOf(value);
  throw new Error(`not to be said in JSON: ${String(value)}`);
}

/** The members of a result as JSON. */
export function plainRecordOf(value: object): PlainRecord {
  const plain: Record<string, Plain> = {};
  for (const [name, member] of Object.entries(value)) if (member !== undefined) plain[name] = plainOf(member);
  return plain;
}
