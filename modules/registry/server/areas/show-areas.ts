import { readAreaQuery, refuse } from '#modules/registry/core/index.ts';
import { areaPath } from '#platform/core/area-code.ts';
import { type Caller, contextOf, publicContext } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { inTransaction } from '#platform/server/db/transaction.ts';
import { findArea, listAreas, listChildren, searchAreas } from './area-queries.ts';

export interface AreaSearchRequest {
  readonly search: string;
  readonly within?: string | undefined;
  readonly level?: number | undefined;
  readonly limit: number;
}

/** Areas as one types; anyone may ask, and the caller's own come first. */
export async function findAreas(services: Services, caller: Caller | null, request: AreaSearchRequest) {
  const areas = await inTransaction(services.pool, contextFor(caller), (transaction) =>
    searchAreas(transaction, {
      ...readAreaQuery(request.search),
      within: request.within ?? null,
      level: request.level ?? null,
      near: caller?.areaCodes ?? [],
      limit: request.limit,
    }),
  );
  return { areas };
}

/**
 * One area with those above it and a page of those directly below.
 *
 * @throws Refusal `area.not_found`
 */
export async function showArea(
  services: Services,
  caller: Caller | null,
  request: { readonly code: string; readonly cursor?: string | undefined; readonly limit: number },
) {
  const { code, limit } = request;
  return inTransaction(services.pool, contextFor(caller), async (transaction) => {
    const area = await findArea(transaction, code);
    if (!area) throw refuse('area.not_found', { code });
    const path = await listAreas(transaction, areaPath(code));
    const below = await listChildren(transaction, { code, after: request.cursor ?? '', limit: limit + 1 });
    const children = below.slice(0, limit);
    return { area, path, children, cursor: below.length > limit ? (children.at(-1)?.code ?? null) : null };
  });
}

function contextFor(caller: Caller | null) {
  return caller === null ? publicContext : contextOf(caller);
}
