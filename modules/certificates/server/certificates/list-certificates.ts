import { sql } from 'kysely';
import { z } from 'zod';
import { neverBilled, standingReader } from '#modules/certificates/core/index.ts';
import { employerStandings } from '#modules/certificates/server/standing/index.ts';
import { organisationTokens } from '#modules/registry/core/index.ts';
import { startReading } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';
import { refuse } from '#platform/core/platform-errors.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { certificateListers } from './certificate-roles.ts';
import { standingView } from './show-certificate.ts';

const definition = { name: 'certificates.list-certificates', roles: certificateListers } as const;
const placeShape = z.tuple([z.number().int(), z.string(), z.guid()]);

interface Asked {
  readonly state: string;
  readonly search: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
  /** Those valid today before the others. */
  readonly isPaidFirst?: boolean;
}

interface ListedRow {
  readonly organisation_id: string;
  readonly name: string;
  readonly npp: string | null;
  readonly area_code: string;
  readonly area_name: string;
  readonly number: string | null;
  readonly is_proposed: boolean;
  readonly is_revoked: boolean;
}

/**
 * Employers of the caller's area and how their certificates stand today, a page by name.
 *
 * @throws Refusal `input.invalid` (cursor)
 */
export async function listCertificates(services: Services, caller: Caller, asked: Asked) {
  requireRole(definition, caller);
  const today = services.today();
  const validFrom = firstValidMonth(today);
  const after = asked.cursor === undefined ? null : placeOf(asked.cursor);
  const { rows, standings } = await read(services, caller, async (transaction) => {
    const found = await sql<ListedRow>`select * from certificates.list_certificates(
      ${JSON.stringify(filterOf(asked))}::jsonb, ${validFrom}, ${after && JSON.stringify(after)}::jsonb, ${asked.limit + 1})`.execute(
      transaction.of<unknown>(),
    );
    const ids = found.rows.map(({ organisation_id }) => organisation_id);
    return { rows: found.rows, standings: await employerStandings(transaction, ids, today) };
  });
  const employers = rows.slice(0, asked.limit).map((row) => {
    const standing = standings.get(row.organisation_id);
    if (!standing) throw new Error('no standing was read');
    return {
      ...{ organisationId: row.organisation_id, name: row.name, npp: row.npp, number: row.number },
      ...{ areaCode: row.area_code, areaName: row.area_name, standing: standingView(standing) },
      ...{ isProposed: row.is_proposed, isRevoked: row.is_revoked },
    };
  });
  const last = rows.length > asked.limit ? employers.at(-1) : undefined;
  const rank = asked.isPaidFirst && last?.standing.status !== 'VALID' ? 1 : 0;
  return { today, employers, cursor: last ? cursorOf(asked, rank, last) : null };
}

function filterOf({ state, search, isPaidFirst }: Asked): Record<string, string | true> {
  const words = organisationTokens(search);
  const typed = search.trim().toUpperCase();
  return {
    state,
    ...(isPaidFirst ? { paidFirst: true } : {}),
    ...(words.length > 0 ? { words: words.map((word) => `'${word}':*`).join(' & '), npp: typed } : {}),
  };
}

/** The earliest month up to which an employer must have paid to be valid on a day: later months are valid too. */
function firstValidMonth(today: string): string {
  const standingOf = standingReader(startReading(theLaw(), true), today);
  const ago = [-4, -3, -2, -1, 0].map((count) => addMonths(monthOf(today), count));
  const valid = ago.find((paidThrough) => standingOf({ ...neverBilled, paidThrough }).status === 'VALID');
  return valid ?? monthOf(today);
}

interface Place {
  readonly rank: number;
  readonly name: string;
  readonly id: string;
}

function cursorOf(
  { isPaidFirst }: Asked,
  rank: number,
  last: { readonly name: string; readonly organisationId: string },
): string {
  const place = [isPaidFirst ? rank : 1, last.name, last.organisationId];
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function placeOf(cursor: string): Place {
  try {
    const [rank, name, id] = placeShape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { rank, name, id };
  } catch {
    throw refuse('input.invalid', { fields: ['cursor'] });
  }
}
