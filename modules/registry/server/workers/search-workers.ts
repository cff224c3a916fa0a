import { readWorkerQuery, refuse, type WorkerQuery } from '#modules/registry/core/index.ts';
import { refuse as refuseInput } from '#platform/core/platform-errors.ts';
import type { Caller, Role } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { blindIndex } from '#platform/server/secrets/sealing.ts';
import { nameReadings } from './name-places.ts';
import { workerLine } from './worker-lines.ts';
import { findWorkerPlaces, listWorkerLines, type WorkerPlace, type WorkerSearch } from './worker-queries.ts';

/** Roles that see people at all; which ones, the row policies say. */
export const rolesThatSeePeople = [
  'office_staff',
  'office_supervisor',
  'government_office',
  'village',
  'agent_office',
  'agent',
  'employer',
  'group',
  'worker',
  'auditor',
] as const satisfies readonly Role[];

const definition = { name: 'registry.search-workers', roles: rolesThatSeePeople } as const;

export interface WorkerSearchRequest {
  readonly query: string;
  readonly within?: string | undefined;
  readonly segment?: 'PU' | 'BPU' | undefined;
  readonly organisationId?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/**
 * Finds workers in the caller's scope, in the order of their areas; audited with the ids shown, never with what was typed.
 *
 * @throws Refusal `worker.search_too_short`, `input.invalid` (cursor)
 */
export async function searchWorkers(services: Services, caller: Caller, request: WorkerSearchRequest) {
  const query = readWorkerQuery(request.query);
  if (query.kind === 'too_short') throw refuse('worker.search_too_short');
  const after = request.cursor === undefined ? null : readCursor(request.cursor);
  return readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      const places = await findWorkerPlaces(transaction, {
        ...keysOf(query, services),
        readings: await readingsOf(transaction, caller, { query, within: request.within ?? null }),
        within: request.within ?? null,
        segment: request.segment ?? null,
        organisationId: request.organisationId ?? null,
        after,
        limit: request.limit + 1,
      });
      const page = places.slice(0, request.limit);
      const rows = await listWorkerLines(
        transaction,
        page.map((place) => place.workerId),
      );
      const last = places.length > request.limit ? page.at(-1) : undefined;
      return {
        output: { workers: rows.map(workerLine), cursor: last ? writeCursor(last) : null },
        audit: {
          act: definition.name,
          subjectKind: 'search',
          subjectId: query.kind,
          areaCode: request.within ?? '',
          details: { found: rows.length, segment: request.segment ?? null },
          workers: rows.map((row) => row.worker_id),
        },
      };
    },
  });
}

/** What of a search is looked up by equality. */
export function keysOf(
  query: WorkerQuery,
  services: Services,
): Pick<WorkerSearch, 'nikIndex' | 'kpj' | 'nikMasked' | 'bornIn'> {
  return {
    nikIndex: query.kind === 'nik' ? blindIndex(services.secrets, 'nik')(query.nik) : null,
    kpj: query.kind === 'kpj' ? query.kpj : null,
    nikMasked: query.kind === 'masked_nik' ? query.nikMasked : null,
    bornIn: query.kind === 'name' ? query.bornIn : null,
  };
}

/** The readings of the name that was typed; none where it is a number. */
export async function readingsOf(
  transaction: Transaction,
  caller: Caller,
  asked: { readonly query: WorkerQuery; readonly within: string | null },
) {
  const { query, within } = asked;
  return query.kind === 'name' ? nameReadings(transaction, caller, { words: query.words, within }) : [];
}

function writeCursor({ reading, part, key, workerId }: WorkerPlace): string {
  return `${reading}_${part}_${key}_${workerId}`;
}

function readCursor(cursor: string): WorkerPlace {
  const [, reading, part, key, workerId] =
    /^(\d{1,3})_(\d{1,4})_([0-9.]{0,20})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor) ?? [];
  if (reading === undefined || part === undefined || key === undefined || workerId === undefined)
    throw refuseInput('input.invalid', { field: 'cursor' });
  return { reading: Number(reading), part: Number(part), key, workerId };
}
