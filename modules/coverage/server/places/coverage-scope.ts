import { refuse as refuseCoverage } from '#modules/coverage/core/index.ts';
import { areaLevel, isWithin } from '#platform/core/area-code.ts';
import { refuse } from '#platform/core/platform-errors.ts';
import { type Caller, contextOf, publicContext, type RowContext } from '#platform/core/roles.ts';

/** Down to the district counts are open to anyone (DESIGN 3: public page). */
const publicLevels = 3;

export interface CoverageScope {
  readonly context: RowContext;
  /** True: small numbers are hidden and villages are not shown. */
  readonly isPublic: boolean;
}

/**
 * As whom an area's counts are read: in the caller's own fact scope as himself, elsewhere as anyone.
 *
 * @throws Refusal `access.signed_out` (a village, by nobody), `coverage.area_not_found` (a village beyond the scope)
 */
export function coverageScope(caller: Caller | null, code: string): CoverageScope {
  if (caller && seesFacts(contextOf(caller).areas, code))
    return { context: contextOf(caller), isPublic: false };
  if (areaLevel(code) <= publicLevels) return { context: publicContext, isPublic: true };
  throw caller ? refuseCoverage('coverage.area_not_found', { area: code }) : refuse('access.signed_out');
}

/** True when the levels directly below an area may be shown to anyone. */
export function hasPublicChildren(code: string): boolean {
  return areaLevel(code) < publicLevels;
}

function seesFacts(patterns: readonly string[], code: string): boolean {
  return patterns.some((pattern) => pattern === '%' || isWithin(code, pattern.slice(0, -1)));
}
