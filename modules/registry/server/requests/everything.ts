import { sql } from 'kysely';
import { z } from 'zod';
import { maskOthers } from '#modules/registry/core/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { openSealed, type SealPlace } from '#platform/server/secrets/sealing.ts';
import type { Secrets } from '#platform/server/secrets/secrets.ts';
import { contentPlace, wordsPlace } from './request-content.ts';
import type { RequestRow } from './request-queries.ts';

const rowShape = z.record(z.string(), z.unknown());
type Row = z.infer<typeof rowShape>;

const rowsShape = z.array(rowShape);
const identityShape = z.object({ nik: z.string(), phone: z.string().nullish() });

/** Everything kept about one person. Documented for readers in docs/access-copy.md; `version` changes when the shape does. */
export interface Everything {
  readonly format: 'semesta.access-copy';
  readonly version: 1;
  readonly madeAt: string;
  readonly request: {
    readonly requestId: string;
    readonly openedAt: string;
    readonly dueAt: string;
    readonly law: string;
  };
  readonly person: { readonly name: string; readonly nik: string; readonly phone: string | null };
  /** Name of every organisation and area that the records name by id or code. */
  readonly organisations: Readonly<Record<string, string>>;
  readonly areas: Readonly<Record<string, string>>;
  /** Every row of every table that holds the person, by table. */
  readonly records: Readonly<Record<string, readonly Row[]>>;
  /** Who acted on or looked at the person, oldest first. */
  readonly looks: readonly Row[];
}

/** Gathers every row kept about the worker of a request, opens what is sealed, and masks what may be someone else's number. */
export async function gatherEverything(
  services: Services,
  transaction: Transaction,
  request: RequestRow,
): Promise<Everything> {
  const { worker_id, request_id } = request;
  const db = transaction.of<unknown>();
  const { rows } = await sql<{ found: unknown; now: Date }>`
    select registry.everything_about(${worker_id}::uuid, ${request_id}::uuid) as found, now() as now`.execute(
    db,
  );
  const { looks, organisations, ...tables } = z.record(z.string(), rowsShape).parse(rows[0]?.found);
  const records = Object.fromEntries(
    Object.entries(tables).map(([table, found]) => [
      table,
      found.map((row) => unsealed(services.secrets, table, row)),
    ]),
  );
  const person = personOf(records['registry.workers'] ?? []);
  const everything: Everything = {
    format: 'semesta.access-copy',
    version: 1,
    madeAt: (rows[0]?.now ?? new Date(0)).toISOString(),
    request: {
      requestId: request_id,
      openedAt: request.opened_at.toISOString(),
      dueAt: request.due_at.toISOString(),
      law: request.clock_law,
    },
    person,
    organisations: Object.fromEntries(
      (organisations ?? []).map((row) => [String(row.organisation_id), String(row.name)]),
    ),
    areas: await areasNamed(transaction, records),
    records,
    looks: looks ?? [],
  };
  return JSON.parse(maskOthers(JSON.stringify(everything), person.nik));
}

function personOf(workers: readonly Row[]): Everything['person'] {
  const [worker] = workers;
  if (!worker) throw new Error('the worker of the request is gone');
  const { nik, phone } = identityShape.parse(worker.identity);
  return { name: String(worker.name), nik, phone: phone || null };
}

/** Where a sealed column was sealed, by table and column; one that is not here is named and left closed. */
const places: Readonly<Record<string, (row: Row) => SealPlace>> = {
  'registry.workers.identity_sealed': (row) => ({
    ...{ table: 'workers', column: 'identity', rowId: String(row.worker_id) },
  }),
  'registry.worker_events.changes_sealed': (row) => ({
    ...{ table: 'worker_events', column: 'changes', rowId: String(row.event_id) },
  }),
  'registry.requests.content_sealed': (row) => contentPlace(String(row.request_id)),
  'registry.request_events.words_sealed': (row) => wordsPlace(String(row.event_id)),
  'registry.list_rows.given_sealed': (row) => ({
    ...{ table: 'list_rows', column: 'given', rowId: `${row.list_id}/${row.row_id}` },
  }),
  'registry.registration_requests.content_sealed': (row) => ({
    ...{ table: 'registration_requests', column: 'content', rowId: String(row.request_id) },
  }),
};

function unsealed(secrets: Secrets, table: string, row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).flatMap(([column, value]) => {
      if (!column.endsWith('_sealed') || typeof value !== 'string') return [[column, value]];
      const place = places[`${table}.${column}`]?.(row);
      if (!place) return [];
      const clear = openSealed(secrets, place, Buffer.from(value, 'base64')).toString('utf8');
      return [[column.replace(/_sealed$/, ''), readJson(clear)]];
    }),
  );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function areasNamed(
  transaction: Transaction,
  records: Everything['records'],
): Promise<Everything['areas']> {
  const codes = Object.values(records)
    .flat()
    .flatMap((row) => [row.area_code, row.work_area_code])
    .filter((code) => typeof code === 'string' && code !== '');
  const { rows } = await sql<{ code: string; path_name: string }>`
    select code, path_name from registry.areas where code = any (${[...new Set(codes)]}::text[])`.execute(
    transaction.of<unknown>(),
  );
  return Object.fromEntries(rows.map(({ code, path_name }) => [code, path_name]));
}
