import { sql } from 'kysely';
import { type LifeChange, maskNik, maskPhone } from '#modules/registry/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import type { LifeMembershipRow } from './life-queries.ts';

/** A change as people read it: numbers masked, places by name, whose membership it is of. */
export interface ShownChange {
  readonly field: string;
  readonly was: string | null;
  readonly is: string | null;
  readonly membership: {
    readonly membershipId: string;
    readonly segment: 'PU' | 'BPU';
    readonly organisation: string | null;
  } | null;
}

/** Changes with NIK and telephone as they may be kept in clear columns. */
export function maskedChanges(changes: readonly LifeChange[]): LifeChange[] {
  return changes.map((change) => {
    const mask = change.field === 'nik' ? maskNik : change.field === 'phone' ? maskPhone : null;
    return mask === null ? change : { ...change, was: masked(mask, change.was), is: masked(mask, change.is) };
  });
}

/** A value that is masked already stays as it is. */
function masked(mask: (value: string) => string, value: string | null): string | null {
  return value === null || value.includes('*') ? value : mask(value);
}

const placeFields: readonly string[] = ['areaCode', 'workAreaCode'];
/** What follows from something else that is shown. */
const silentFields: readonly string[] = ['occupationGroup', 'segment', 'organisationId'];

/** Several events' changes at once, so that all their places are named by one query. */
export async function showChanges(
  transaction: Transaction,
  events: readonly (readonly LifeChange[])[],
  memberships: readonly LifeMembershipRow[],
): Promise<ShownChange[][]> {
  const codes = events.flat().flatMap(({ field, was, is }) => (placeFields.includes(field) ? [was, is] : []));
  const names = await namesOfAreas(transaction, codes);
  return events.map((changes) =>
    maskedChanges(changes)
      .filter(({ field }) => !silentFields.includes(field))
      .map((change) => shown(change, { changes, memberships, names })),
  );
}

interface Naming {
  readonly changes: readonly LifeChange[];
  readonly memberships: readonly LifeMembershipRow[];
  readonly names: ReadonlyMap<string, string>;
}

function shown({ field, was, is, membershipId }: LifeChange, naming: Naming): ShownChange {
  const isPlace = placeFields.includes(field);
  const name = (value: string | null) => (isPlace && value ? (naming.names.get(value) ?? value) : value);
  return { field, was: name(was), is: name(is), membership: membershipOf(membershipId, naming) };
}

function membershipOf(membershipId: string | null, { changes, memberships }: Naming) {
  if (membershipId === null) return null;
  const own = (field: string) =>
    changes.find((change) => change.membershipId === membershipId && change.field === field)?.is;
  const standing = memberships.find(({ membership_id }) => membership_id === membershipId);
  const organisationId = standing?.organisation_id ?? own('organisationId') ?? null;
  const sibling = memberships.find(({ organisation_id }) => organisation_id === organisationId);
  return {
    membershipId,
    segment: (standing?.segment ?? own('segment')) === 'PU' ? ('PU' as const) : ('BPU' as const),
    organisation: organisationId === null ? null : (sibling?.organisation_name ?? null),
  };
}

async function namesOfAreas(
  transaction: Transaction,
  codes: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(codes.filter((code) => code !== null && code !== ''))];
  if (wanted.length === 0) return new Map();
  const found = await sql<{ code: string; path_name: string }>`
    select code, path_name from registry.areas where code = any (${wanted}::text[])`.execute(
    transaction.of<unknown>(),
  );
  return new Map(found.rows.map((row) => [row.code, row.path_name]));
}
