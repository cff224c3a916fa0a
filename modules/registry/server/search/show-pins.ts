import { searchGroups } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read, readPeople, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { listNamedPins, listPins } from './pin-queries.ts';

const definition = { name: 'registry.show-pins', roles: searchGroups.organisations } as const;

/** The ids of what the account has pinned. */
export async function showPins(services: Services, caller: Caller) {
  requireRole(definition, caller);
  return { pins: await read(services, caller, listPins) };
}

/** What the account has pinned, with names; audited with the workers among them. */
export async function showNamedPins(services: Services, caller: Caller) {
  return readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      const pins = await listNamedPins(transaction);
      return {
        output: { pins },
        audit: {
          act: definition.name,
          subjectKind: 'pins',
          subjectId: caller.accountId,
          details: { shown: pins.length },
          workers: pins.filter(({ kind }) => kind === 'worker').map(({ subject }) => subject),
        },
      };
    },
  });
}
