import { readWorkerQuery, registrars } from '#modules/registry/core/index.ts';
import {
  findWorkerPlaces,
  listWorkerLines,
  nameReadings,
  workerLine,
} from '#modules/registry/server/workers/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';

const definition = { name: 'registry.find-alike', roles: registrars } as const;
const mostLooked = 200;
const mostShown = 5;

/** People in the caller's scope with this name, in any spelling, born on this very day; audited with those shown. */
export async function findAlike(
  services: Services,
  caller: Caller,
  { name, bornOn }: { readonly name: string; readonly bornOn: string },
) {
  const query = readWorkerQuery(name);
  if (query.kind !== 'name') return { workers: [] };
  return readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      const readings = await nameReadings(transaction, caller, { words: query.words, within: null });
      const places = await findWorkerPlaces(transaction, {
        ...{
          nikIndex: null,
          kpj: null,
          nikMasked: null,
          within: null,
          segment: null,
          organisationId: null,
          after: null,
        },
        readings: readings.filter(({ place }) => place === null),
        bornIn: Number(bornOn.slice(0, 4)),
        limit: mostLooked,
      });
      const rows = await listWorkerLines(
        transaction,
        places.map(({ workerId }) => workerId),
      );
      const alike = rows.filter((row) => row.birth_date === bornOn).slice(0, mostShown);
      return {
        output: { workers: alike.map(workerLine) },
        audit: {
          act: definition.name,
          subjectKind: 'search',
          subjectId: 'alike',
          details: { found: alike.length },
          workers: alike.map((row) => row.worker_id),
        },
      };
    },
  });
}
