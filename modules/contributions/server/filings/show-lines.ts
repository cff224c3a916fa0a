import { type RawBuilder, sql } from 'kysely';
import { leaveReasons, lineChanges } from '#modules/contributions/core/index.ts';
import { nameTokens } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { filingEntry, filingReaders, getFiling, rowsOf } from './filing-queries.ts';

const definition = { name: 'contributions.show-filing-lines', roles: filingReaders } as const;

/** Which lines of a filing, as the page's filter names them. */
const filters = {
  all: sql`true`,
  exceptions: sql`(l.change <> 'same' or l.is_absent or l.wage_idr = 0)`,
  joined: sql`l.change = 'joined'`,
  changed: sql`l.change = 'changed'`,
  left: sql`l.change = 'left'`,
  adjusted: sql`l.change = 'adjusted'`,
  absent: sql`(l.is_absent and l.change <> 'left')`,
  wage_missing: sql`(l.wage_idr = 0 and l.change <> 'left' and l.corrects_month = '')`,
} as const satisfies Readonly<Record<string, RawBuilder<unknown>>>;

export interface LinesAsked {
  readonly filingId: string;
  readonly filter: keyof typeof filters;
  readonly search: string;
  readonly page: number;
  readonly limit: number;
}

interface LineRow {
  readonly worker_id: string;
  readonly membership_id: string;
  readonly corrects_month: string;
  readonly name: string;
  readonly nik_masked: string;
  readonly kpj: string | null;
  readonly wage_idr: bigint;
  readonly was_idr: bigint | null;
  readonly change: string;
  readonly left_on: string | null;
  readonly left_reason: string | null;
  readonly is_absent: boolean;
  readonly note: string;
  readonly total: bigint;
}

/** A page of lines, corrections after the rest, by name; the look is audited with the people on it. */
export function showLines(services: Services, caller: Caller, asked: LinesAsked) {
  return readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      const filing = await getFiling(transaction, asked.filingId);
      const tokens = nameTokens(asked.search);
      const rows = await rowsOf(
        transaction,
        sql<LineRow>`select l.worker_id, l.membership_id, l.corrects_month, w.name, w.nik_masked, m.kpj, l.wage_idr, l.was_idr, l.change, l.left_on, l.left_reason,
            l.is_absent, l.note, count(*) over () as total
          from contributions.filing_lines l join registry.workers w on w.worker_id = l.worker_id
            join registry.memberships m on m.worker_id = l.worker_id and m.membership_id = l.membership_id
          where l.filing_id = ${asked.filingId}::uuid and ${filters[asked.filter]} and (${asked.search} = '' or w.name_tokens @> ${tokens}::text[])
          order by l.corrects_month, w.name, l.worker_id limit ${asked.limit} offset ${(asked.page - 1) * asked.limit}`,
      );
      const output = { lines: rows.map(shownLine), total: Number(rows[0]?.total ?? 0) };
      const workers = [...new Set(rows.map(({ worker_id }) => worker_id))];
      const details = { filter: asked.filter, page: asked.page, lines: rows.length };
      return { output, audit: filingEntry(definition.name, filing, { details, workers }) };
    },
  });
}

function shownLine(row: LineRow) {
  return {
    ...{ workerId: row.worker_id, membershipId: row.membership_id, name: row.name, kpj: row.kpj },
    ...{ nikMasked: row.nik_masked, note: row.note, isAbsent: row.is_absent, leftOn: row.left_on },
    correctsMonth: row.corrects_month === '' ? null : row.corrects_month,
    wageIdr: row.wage_idr.toString(),
    wasIdr: row.was_idr?.toString() ?? null,
    change: lineChanges.find((one) => one === row.change) ?? 'same',
    leftReason: leaveReasons.find((one) => one === row.left_reason) ?? null,
  };
}
