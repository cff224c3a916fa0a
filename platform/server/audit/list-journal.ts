import { sql } from 'kysely';
import { z } from 'zod';
import { isDay } from '#platform/core/month.ts';
import { refuse } from '#platform/core/platform-errors.ts';
import { type Caller, contextOf } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { inTransaction, type Transaction } from '#platform/server/db/transaction.ts';

export interface JournalQuery {
  /** The act's whole name. */
  readonly act?: string | undefined;
  /** A part of the actor's name. */
  readonly actor?: string | undefined;
  /** Day (in Bali) or instant: nothing older is shown. */
  readonly from?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface JournalEntry {
  readonly entryId: string;
  readonly recordedAt: string;
  readonly actorName: string;
  readonly actorRole: string;
  readonly act: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly areaCode: string;
  readonly reason: string | null;
  readonly details: Record<string, unknown>;
  readonly workers: number;
  readonly sealed: boolean;
}

export interface JournalPage {
  readonly entries: JournalEntry[];
  readonly cursor: string | null;
}

const definition = { name: 'audit.read-journal', roles: ['auditor'] } as const;

/** The journal, newest first: the auditor sees all of it and leaves a line himself, everyone else sees the own acts. */
export async function listJournal(
  services: Services,
  caller: Caller,
  query: JournalQuery,
): Promise<JournalPage> {
  if (caller.role !== 'auditor')
    return inTransaction(services.pool, contextOf(caller), (transaction) => findPage(transaction, query));
  return readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      const page = await findPage(transaction, query);
      const details = { act: query.act ?? null, from: query.from ?? null, entries: page.entries.length };
      return {
        output: page,
        audit: { act: definition.name, subjectKind: 'audit', subjectId: 'journal', details },
      };
    },
  });
}

async function findPage(transaction: Transaction, query: JournalQuery): Promise<JournalPage> {
  const after = query.cursor === undefined ? null : readCursor(query.cursor);
  const { rows } = await sql<JournalEntry>`
    select e.entry_id as "entryId", to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedAt",
      e.actor_name as "actorName", e.actor_role as "actorRole", e.act, e.subject_kind as "subjectKind",
      e.subject_id as "subjectId", e.area_code as "areaCode", e.reason, e.details, e.subjects_count as workers,
      exists (select from platform.audit_chain c where c.entry_id = e.entry_id) as sealed
    from platform.audit_entries e
    where (${query.act ?? null}::text is null or e.act = ${query.act ?? null})
      and (${query.actor ?? null}::text is null or position(lower(${query.actor ?? null}) in lower(e.actor_name)) > 0)
      and (${startOf(query.from)}::timestamptz is null or e.recorded_at >= ${startOf(query.from)}::timestamptz)
      and (${after?.at ?? null}::timestamptz is null
        or (e.recorded_at, e.entry_id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by e.recorded_at desc, e.entry_id desc limit ${query.limit + 1}`.execute(transaction.of<unknown>());
  const entries = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? entries.at(-1) : undefined;
  return { entries, cursor: last ? `${last.recordedAt}_${last.entryId}` : null };
}

function readCursor(cursor: string): { readonly at: string; readonly id: string } {
  const [at, id] = cursor.split('_');
  const read = z.object({ at: z.iso.datetime(), id: z.uuid() }).safeParse({ at, id });
  if (!read.success) throw refuse('input.invalid', { field: 'cursor' });
  return read.data;
}

/** A day begins at midnight in Bali (Asia/Makassar, no summer time). */
function startOf(from: string | undefined): string | null {
  if (from === undefined || from === '') return null;
  if (isDay(from)) return `${from}T00:00:00+08:00`;
  if (z.iso.datetime({ offset: true }).safeParse(from).success) return from;
  throw refuse('input.invalid', { field: 'from' });
}
