import type { ArrearsTab } from '#modules/contributions/core/index.ts';
import { readWorkerQuery } from '#modules/registry/core/index.ts';
import { isUuid } from '#platform/core/ids.ts';
import { refuse as refuseInput } from '#platform/core/platform-errors.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read, readPeople, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type ArrearsSearch, countPeople, listPeople } from './arrears-queries.ts';
import { arrearsReaders } from './arrears-roles.ts';

const countedUpTo = 10_000;
const exportedAtMost = 20_000;
const definition = { name: 'contributions.show-arrears', roles: arrearsReaders } as const;
const exporting = { name: 'contributions.export-arrears', roles: arrearsReaders } as const;

interface Asked {
  readonly within?: string | undefined;
  readonly search?: string | undefined;
}

/** How many people stand in each work list; counts, and no person. */
export async function showArrearsCounts(services: Services, caller: Caller, asked: Asked) {
  requireRole(definition, caller);
  const search = searchOf(services, asked);
  const counts = await read(services, caller, (transaction) => countPeople(transaction, search, countedUpTo));
  return {
    today: search.on,
    counts: counts.map(({ tab, workers }) => ({
      tab,
      workers: Math.min(workers, countedUpTo),
      isMore: workers > countedUpTo,
    })),
  };
}

interface AskedPage extends Asked {
  readonly tab: ArrearsTab;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/**
 * A page of people whose cover ends, is in arrears, or has ended; audited with whom it showed.
 *
 * @throws Refusal `input.invalid` (cursor)
 */
export async function showArrears(services: Services, caller: Caller, asked: AskedPage) {
  const { cursor = null, limit, tab } = asked;
  if (cursor !== null && !isUuid(cursor)) throw refuseInput('input.invalid', { field: 'cursor' });
  const workers = await readList(services, caller, {
    act: definition,
    asked,
    page: { tab, after: cursor, limit: limit + 1 },
    shown: limit,
  });
  const page = workers.slice(0, limit);
  return { workers: page, cursor: workers.length > limit ? (page.at(-1)?.workerId ?? null) : null };
}

/** A whole work list to take along; audited with whom it holds. */
export async function exportArrears(
  services: Services,
  caller: Caller,
  asked: Asked & { readonly tab: ArrearsTab },
) {
  const workers = await readList(services, caller, {
    act: exporting,
    asked,
    page: { tab: asked.tab, after: null, limit: exportedAtMost + 1 },
    shown: exportedAtMost,
  });
  return { workers: workers.slice(0, exportedAtMost), isMore: workers.length > exportedAtMost };
}

interface Reading {
  readonly act: typeof definition | typeof exporting;
  readonly asked: Asked;
  readonly page: { readonly tab: ArrearsTab; readonly after: string | null; readonly limit: number };
  /** So many of those that are read are shown, and stand in the journal. */
  readonly shown: number;
}

function readList(services: Services, caller: Caller, { act, asked, page, shown }: Reading) {
  return readPeople(services, {
    act,
    caller,
    perform: async (transaction) => {
      const rows = await listPeople(transaction, searchOf(services, asked), page);
      const workers = rows.map((row) => ({
        workerId: row.worker_id,
        name: row.name,
        nikMasked: row.nik_masked,
        residence:
          row.area_code === null
            ? null
            : {
                code: row.area_code,
                name: row.area_name ?? row.area_code,
                kind: row.area_kind ?? '',
                pathName: row.area_path_name ?? row.area_code,
              },
        paidThrough: row.paid_through,
        inactiveFrom: row.inactive_from,
        owedIdr: row.owed_idr,
      }));
      return {
        output: workers,
        audit: {
          act: act.name,
          subjectKind: 'arrears',
          subjectId: page.tab,
          areaCode: asked.within ?? '',
          details: { found: Math.min(rows.length, shown) },
          workers: rows.slice(0, shown).map((row) => row.worker_id),
        },
      };
    },
  });
}

/** Words of a name alone are searched for: numbers are the search's for workers. */
function searchOf(services: Services, { within, search = '' }: Asked): ArrearsSearch {
  const query = readWorkerQuery(search);
  const words = query.kind === 'name' ? query.words : [];
  return { on: services.today(), within: within ?? null, words };
}
