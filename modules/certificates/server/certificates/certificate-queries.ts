import { sql } from 'kysely';
import type { EditionReason } from '#modules/certificates/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

/** An edition as the books hold it, its text left out. */
export interface EditionRow {
  readonly certificate_id: string;
  readonly edition: number;
  readonly kid: string;
  readonly issuer: string;
  readonly issued_at: string;
  readonly expires_on: string;
  readonly name: string;
  readonly npp: string;
  readonly nib: string | null;
  readonly area_code: string;
  readonly area_name: string;
  readonly programmes: readonly string[];
  readonly workers_reported: number;
  readonly paid_through: string;
}

export interface EmployerToCertify {
  readonly organisation_id: string;
  readonly name: string;
  readonly npp: string | null;
  readonly nib: string | null;
  readonly area_code: string;
  readonly area_name: string;
  readonly programmes: readonly string[];
  /** The standing certificate with its place; all null: none. */
  readonly certificate_id: string | null;
  readonly number: string | null;
  readonly code: string | null;
  readonly idx: number | null;
  readonly uri: string | null;
  readonly registered_since: string;
  readonly was_revoked: boolean;
  readonly last_edition: EditionRow | null;
}

/** What their certificates would say, of those whom the caller may issue to; whoever else issues waits until this ends. */
export async function listToCertify(
  transaction: Transaction,
  organisationIds: readonly string[],
): Promise<readonly EmployerToCertify[]> {
  const { rows } = await sql<EmployerToCertify>`
    select * from certificates.employers_to_certify(${organisationIds}::uuid[])`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

interface Begun {
  readonly certificateId: string;
  readonly registeredSince: string;
  /** `YYYY-MM-DD`: its year stands in the number. */
  readonly issuedOn: string;
}

/** Makes certificates that have their place in a status list; answers their numbers. */
export async function beginCertificates(
  transaction: Transaction,
  begun: readonly Begun[],
): Promise<Map<string, string>> {
  if (begun.length === 0) return new Map();
  const { rows } = await sql<{ certificate_id: string; number: string }>`
    select * from certificates.begin_certificates(${JSON.stringify(begun)}::jsonb)`.execute(
    transaction.of<unknown>(),
  );
  return new Map(rows.map(({ certificate_id, number }) => [certificate_id, number]));
}

/** A signed text with what it says. */
export interface SignedEdition {
  readonly certificateId: string;
  readonly why: EditionReason;
  readonly text: string;
  readonly kid: string;
  readonly issuer: string;
  /** RFC 3339. */
  readonly issuedAt: string;
  readonly expiresOn: string;
  readonly name: string;
  readonly npp: string;
  readonly nib: string | null;
  readonly areaCode: string;
  readonly areaName: string;
  readonly programmes: readonly string[];
  readonly workersReported: number;
  readonly paidThrough: string;
  /** Who of the office issued it; empty: it followed by itself. */
  readonly issuedName: string;
}

/** Keeps each as the next edition of its certificate, in one statement. */
export async function keepEditions(
  transaction: Transaction,
  editions: readonly SignedEdition[],
): Promise<number> {
  if (editions.length === 0) return 0;
  const { rows } = await sql<{ kept: number }>`
    select certificates.keep_editions(${JSON.stringify(editions)}::jsonb) as kept`.execute(
    transaction.of<unknown>(),
  );
  return rows[0]?.kept ?? 0;
}
