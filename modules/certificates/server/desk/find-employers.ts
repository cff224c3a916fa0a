import { sql } from 'kysely';
import { readNpwp } from '#modules/registry/core/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { blindIndex } from '#platform/server/secrets/sealing.ts';

/** Numbers by which an employer is asked for, as typed; the first one that is known counts, in this order. */
export interface EmployerAsk {
  readonly npp?: string | null | undefined;
  readonly nib?: string | null | undefined;
  readonly npwp?: string | null | undefined;
  /** From our own books, never typed: the holder of a certificate, the employer of an earlier check. */
  readonly organisationId?: string | null | undefined;
}

export interface FoundEmployer {
  readonly organisationId: string;
  readonly npp: string | null;
  readonly name: string;
  readonly nib: string | null;
  readonly areaCode: string;
  readonly kind: string;
}

interface FoundRow {
  readonly place: number;
  readonly organisation_id: string;
  readonly npp: string | null;
  readonly name: string;
  readonly nib: string | null;
  readonly area_code: string;
  readonly kind: string;
}

/**
 * The employers asked for, in the order of the asks and in one statement; null: not known, malformed, or the caller checks no employers.
 * A tax number leaves the process only as its keyed index.
 */
export async function findEmployers(
  transaction: Transaction,
  { secrets }: Services,
  asks: readonly EmployerAsk[],
): Promise<(FoundEmployer | null)[]> {
  const indexOf = blindIndex(secrets, 'npwp');
  const asked = asks.map((ask, place) => ({
    place,
    npp: normalNpp(ask.npp),
    nib: normalNib(ask.nib),
    npwpIndex: npwpIndex(ask.npwp, indexOf),
    organisationId: ask.organisationId ?? null,
  }));
  const { rows } = await sql<FoundRow>`
    select place, organisation_id, npp, name, nib, area_code, kind from certificates.find_employers(${JSON.stringify(asked)}::jsonb)`.execute(
    transaction.of<unknown>(),
  );
  const found = new Map(rows.map((row) => [row.place, foundOf(row)]));
  return asks.map((_, place) => found.get(place) ?? null);
}

function foundOf({ organisation_id, npp, name, nib, area_code, kind }: FoundRow): FoundEmployer {
  return { organisationId: organisation_id, npp, name, nib, areaCode: area_code, kind };
}

/** An NPP as it is kept; null: the text is none. */
export function normalNpp(typed: string | null | undefined): string | null {
  const npp = (typed ?? '').replace(/[\s.-]/g, '').toUpperCase();
  return /^[A-Z0-9]{6,12}$/.test(npp) ? npp : null;
}

/** A NIB as it is kept; null: the text is none. */
export function normalNib(typed: string | null | undefined): string | null {
  const nib = (typed ?? '').replace(/[\s.-]/g, '');
  return /^\d{13}$/.test(nib) ? nib : null;
}

function npwpIndex(typed: string | null | undefined, indexOf: (key: string) => Buffer): string | null {
  const npwp = readNpwp(typed ?? '');
  return npwp ? indexOf(npwp.key).toString('hex') : null;
}
