import { type RawBuilder, sql } from 'kysely';
import { refuseUndertaking, type UndertakingState } from '#modules/certificates/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface UndertakingRow {
  readonly undertaking_id: string;
  readonly organisation_id: string;
  readonly area_code: string;
  readonly place: string;
  readonly office: string;
  readonly name: string;
  readonly npp: string | null;
  readonly state: UndertakingState;
  readonly pay_through: string;
  readonly workers_promised: number | null;
  readonly owed_idr: bigint;
  readonly terms: string;
  readonly filed_on: string;
  readonly due_on: string;
  readonly document_id: string | null;
  readonly maker_key: string;
  readonly maker_name: string;
  readonly decided_on: string | null;
  readonly decider_name: string;
  readonly reason: string;
  readonly year: number | null;
  readonly number: number | null;
  readonly ended_on: string | null;
  readonly version: number;
}

const undertakings = sql`select u.undertaking_id, u.organisation_id, u.area_code, coalesce(a.path_name, '') as place,
    coalesce((select min(n.name) from registry.branches n where left(u.area_code, 5) = any (n.regency_codes)), '') as office, o.name, o.npp, u.state,
    u.pay_through, u.workers_promised, u.owed_idr, u.terms, u.filed_on, u.due_on, u.document_id, u.maker_key, u.maker_name, u.decided_on, u.decider_name, u.reason,
    u.year, u.number, u.ended_on, u.version
  from certificates.undertakings u join registry.organisations o on o.organisation_id = u.organisation_id left join registry.areas a on a.code = u.area_code`;

async function rowsOf(transaction: Transaction, query: RawBuilder<UndertakingRow>) {
  return (await query.execute(transaction.of<unknown>())).rows;
}

/** Undertakings of an employer, newest first. */
export function listUndertakings(transaction: Transaction, organisationId: string) {
  return rowsOf(
    transaction,
    sql<UndertakingRow>`${undertakings} where u.organisation_id = ${organisationId}::uuid order by u.filed_at desc limit 100`,
  );
}

/** Those of the caller's scope that nobody has decided, oldest first. */
export function listWaiting(transaction: Transaction) {
  return rowsOf(
    transaction,
    sql<UndertakingRow>`${undertakings} where u.state = 'filed' order by u.filed_at limit 200`,
  );
}

/** @throws Refusal `undertaking.not_found` */
export async function getUndertaking(
  transaction: Transaction,
  undertakingId: string,
): Promise<UndertakingRow> {
  const [row] = await rowsOf(
    transaction,
    sql<UndertakingRow>`${undertakings} where u.undertaking_id = ${undertakingId}::uuid`,
  );
  if (!row) throw refuseUndertaking('undertaking.not_found');
  return row;
}

/** `RB-2026-00012` of the letter; empty before it is accepted. */
export function referenceOf({ year, number }: Pick<UndertakingRow, 'year' | 'number'>): string {
  return year === null || number === null ? '' : `RB-${year}-${String(number).padStart(5, '0')}`;
}

/** An undertaking as the contract says it, to whoever asks. */
export function undertakingOf(row: UndertakingRow, { personKey }: Pick<Caller, 'personKey'>) {
  return {
    undertakingId: row.undertaking_id,
    organisationId: row.organisation_id,
    name: row.name,
    npp: row.npp ?? '',
    state: row.state,
    payThrough: row.pay_through,
    workersPromised: row.workers_promised,
    owedIdr: String(row.owed_idr),
    terms: row.terms,
    filedOn: row.filed_on,
    dueOn: row.due_on,
    documentId: row.document_id,
    makerName: row.maker_name,
    isOwn: row.maker_key === personKey,
    decidedOn: row.decided_on,
    deciderName: row.decider_name,
    reason: row.reason,
    reference: referenceOf(row),
    endedOn: row.ended_on,
    version: row.version,
  };
}
