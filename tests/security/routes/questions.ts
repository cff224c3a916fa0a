import type { Caller } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import type { Actor } from '#tests/security/row-policies/actors.ts';
import { type Row, textOf } from '#tests/security/row-policies/rows.ts';
import { type IdKind, idKinds } from './id-kinds.ts';
import { idSources } from './id-sources.ts';
import type { RouteWorld } from './route-world.ts';
import { type RouteEntry, routes } from './routes.ts';

export type Standing = 'own' | 'foreign' | 'random';

/** One call: who, which route, with whose id, and what must come back. */
export interface Question {
  readonly route: string;
  readonly entry: RouteEntry;
  readonly who: string | null;
  readonly standing: Standing;
  readonly id: string;
  readonly status: number;
}

/** Every route of every caller with own, foreign and random ids; and of someone who is not signed in. */
export async function questionsOf(world: RouteWorld): Promise<Question[]> {
  const rows = new Map<IdKind, readonly Row[]>();
  for (const kind of idKinds) rows.set(kind, await world.rowsOf(idSources[kind].sql));
  return Object.entries(routes).flatMap(([route, entry]) => [
    ...idsFor(entry, rows, null).map(({ standing, id }) => ({
      ...{ route, entry, who: null, standing, id },
      status: entry.open ? 200 : 401,
    })),
    ...[...world.callers].flatMap(([who, caller]) => questionsOfCaller({ route, entry, who, caller, rows })),
  ]);
}

interface Asker {
  readonly route: string;
  readonly entry: RouteEntry;
  readonly who: string;
  readonly caller: Caller;
  readonly rows: ReadonlyMap<IdKind, readonly Row[]>;
}

function questionsOfCaller({ route, entry, who, caller, rows }: Asker): Question[] {
  const may =
    (entry.whileOwing || !caller.mustSetUpSecondFactor) &&
    (entry.roles === 'all' || entry.roles.includes(caller.role));
  const found = idsFor(entry, rows, caller).filter(
    ({ standing }) => !(may && entry.changes && standing === 'own'),
  );
  return found.map(({ standing, id }) => ({
    ...{ route, entry, who, standing, id },
    status: entry.open ? 200 : !may ? 403 : standing === 'own' ? 200 : 404,
  }));
}

function idsFor(
  entry: RouteEntry,
  rows: ReadonlyMap<IdKind, readonly Row[]>,
  caller: Caller | null,
): { readonly standing: Standing; readonly id: string }[] {
  if (entry.of === null) return [{ standing: 'own', id: '' }];
  const { key, sees } = idSources[entry.of];
  const all = rows.get(entry.of) ?? [];
  const seen = (row: Row) => caller !== null && sees(actorOf(caller), row);
  const pick = (found: readonly Row[]) => [found[0], found[Math.floor(found.length / 2)], found.at(-1)];
  const idsOf = (found: readonly Row[], standing: Standing) =>
    [...new Set(pick(found).flatMap((row) => (row ? [textOf(row, key)] : [])))].map((id) => ({
      standing,
      id,
    }));
  return [
    ...idsOf(all.filter(seen), 'own'),
    ...idsOf(
      all.filter((row) => !seen(row)),
      'foreign',
    ),
    { standing: 'random', id: newId() },
  ];
}

function actorOf(caller: Caller): Actor {
  return {
    name: caller.name,
    login: 'semesta_app',
    settings: null,
    role: caller.role,
    account: caller.accountId,
    areas: caller.areaCodes,
    organisations: caller.organisationIds,
    worker: caller.workerId ?? '',
  };
}
