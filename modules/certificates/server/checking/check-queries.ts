import type pg from 'pg';

/** Which certificate is meant: by the id in a signed text, by its code, or by none where the signature was not ours. */
export interface CheckAsk {
  readonly certificateId: string | null;
  readonly code: string | null;
}

/** A check that was answered, as it is kept: neither text nor name nor address. */
export interface CheckEntry {
  readonly how: 'text' | 'code';
  readonly outcome: 'VALID' | 'NOT_VALID' | 'CANNOT_CONFIRM';
  readonly reason: string;
  readonly certificateId: string | null;
}

/** What the books say of one certificate today. Names of people come masked. */
export interface CheckFacts {
  readonly place: number;
  readonly certificate_id: string;
  readonly kind: 'employer' | 'worker';
  readonly status: number;
  readonly paid_through: string | null;
  readonly workers_reported: number;
  readonly lapses_on: string | null;
  readonly is_covered: boolean;
  readonly name: string;
  readonly npp: string;
  readonly nib: string;
  readonly area_code: string;
  readonly area_name: string;
  readonly kpj: string;
  /** The last three only where a code was asked: a text brings its own. */
  readonly number: string;
  readonly registered_since: string | null;
  readonly programmes: readonly string[];
}

const statement = {
  name: 'certificates-answer-checks',
  text: `select place, certificate_id, kind, status, paid_through, workers_reported, lapses_on, is_covered, name, npp, nib, area_code, area_name, kpj, number, registered_since, programmes
    from certificates.answer_checks($1::uuid[], $2::text[], $3::date, $4::text[], $5::text[], $6::text[], $7::uuid[])`,
};

/** Looks up the certificates asked for and keeps the checks answered before, in one statement; facts stand at the place of their ask. */
export async function answerChecks(
  pool: pg.Pool,
  work: { readonly asks: readonly CheckAsk[]; readonly log: readonly CheckEntry[]; readonly today: string },
): Promise<(CheckFacts | null)[]> {
  const { asks, log, today } = work;
  const { rows } = await pool.query<CheckFacts>({
    ...statement,
    values: [
      asks.map(({ certificateId }) => certificateId),
      asks.map(({ code }) => code),
      today,
      log.map(({ how }) => how),
      log.map(({ outcome }) => outcome),
      log.map(({ reason }) => reason),
      log.map(({ certificateId }) => certificateId),
    ],
  });
  const found = new Array<CheckFacts | null>(asks.length).fill(null);
  for (const row of rows) found[row.place - 1] = row;
  return found;
}
