import { sql } from 'kysely';
import { hamletKey, refuse } from '#modules/registry/core/index.ts';
import { areaLevel, isWithin } from '#platform/core/area-code.ts';
import { refuse as refuseAccess } from '#platform/core/platform-errors.ts';
import type { Caller, Role } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { type AreaWithChildren, findArea, listChildren } from './area-queries.ts';

const definition = {
  name: 'registry.add-hamlet',
  roles: ['office_staff', 'office_supervisor', 'village'] as const satisfies readonly Role[],
};
const mostHamlets = 999;

/**
 * Adds a hamlet (*banjar*, *lingkungan*) below a village, under the next free number.
 *
 * @throws Refusal `area.not_found` (no such village), `area.hamlet_exists`, `access.forbidden` (beyond the caller's area)
 */
export async function addHamlet(
  services: Services,
  caller: Caller,
  request: { readonly code: string; readonly name: string; readonly key?: string | undefined },
): Promise<AreaWithChildren> {
  const { key, ...asked } = request;
  return act(services, {
    act: definition,
    caller,
    key,
    request: asked,
    perform: async (transaction) => {
      const village = await findArea(transaction, asked.code);
      if (!village || areaLevel(village.code) !== 4) throw refuse('area.not_found', { code: asked.code });
      if (!caller.areaCodes.some((own) => isWithin(village.code, own)))
        throw refuseAccess('access.forbidden', { act: definition.name, area: village.code });
      const hamlet = await insertHamlet(transaction, village, asked.name);
      return {
        output: hamlet,
        audit: {
          act: definition.name,
          subjectKind: 'area',
          subjectId: hamlet.code,
          areaCode: hamlet.code,
          details: { name: hamlet.name },
        },
      };
    },
  });
}

async function insertHamlet(
  transaction: Transaction,
  village: AreaWithChildren,
  name: string,
): Promise<AreaWithChildren> {
  const db = transaction.of<unknown>();
  await sql`select pg_advisory_xact_lock(hashtextextended(${`hamlet ${village.code}`}, 0))`.execute(db);
  const page = { code: village.code, after: '', limit: mostHamlets };
  const present = await listChildren(transaction, page);
  if (present.some((hamlet) => hamletKey(hamlet.name) === hamletKey(name)))
    throw refuse('area.hamlet_exists', { name, village: village.name });
  const last = Number(present.at(-1)?.code.split('.').at(-1) ?? '0');
  const code = `${village.code}.${String(last + 1).padStart(3, '0')}`;
  await sql`
    insert into registry.areas (code, level, kind, name, parent_code, path_name, search)
    values (${code}, 5, 'hamlet', ${name}, ${village.code}, ${`${name}, ${village.pathName}`},
      setweight(to_tsvector('simple', ${name}), 'A') || setweight(to_tsvector('simple', ${village.pathName}), 'C'))`.execute(
    db,
  );
  const hamlet = await findArea(transaction, code);
  if (!hamlet) throw new Error('a hamlet that was just added cannot be read');
  return hamlet;
}
