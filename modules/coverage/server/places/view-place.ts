import { sql } from 'kysely';
import { refuse } from '#modules/coverage/core/index.ts';
import { areaLevel, areaPath } from '#platform/core/area-code.ts';
import { type Caller, publicContext, type RowContext } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { inTransaction, type Transaction } from '#platform/server/db/index.ts';
import { type AreaRow, findSurroundings } from './area-queries.ts';
import { coverageScope, hasPublicChildren } from './coverage-scope.ts';

/** Where a view looks: one area, or the regencies of a branch office. */
export interface ViewPlace {
  readonly area: Omit<AreaRow, 'hasChildren'>;
  /** Areas that make up the place; none lies in another. */
  readonly codes: readonly string[];
  /** Level of the areas shown below the place: those of the next level, the regencies of a branch. */
  readonly levelBelow: number;
  readonly view: 'residence' | 'work';
  readonly context: RowContext;
  /** Small numbers are hidden, and villages are not shown. */
  readonly isPublic: boolean;
  readonly showsBelow: boolean;
}

interface PlaceAsked {
  readonly area: string;
  readonly branch?: string | undefined;
  readonly view?: 'residence' | 'work' | undefined;
}

const regencyLevel = 2;

/**
 * The place asked for and as whom it is read.
 *
 * @throws Refusal `coverage.area_not_found`, `coverage.branch_unknown`, `access.signed_out`
 */
export async function findViewPlace(
  services: Services,
  caller: Caller | null,
  { area, branch, view }: PlaceAsked,
): Promise<ViewPlace> {
  const open = <Found>(context: RowContext, find: (transaction: Transaction) => Promise<Found>) =>
    inTransaction(services.pool, context, find);
  if (branch === undefined) {
    const { context, isPublic } = coverageScope(caller, area);
    const found = await open(context, (transaction) => findSurroundings(transaction, area, areaPath(area)));
    if (!found) throw refuse('coverage.area_not_found', { area });
    const { hasChildren: _, ...named } = found.area;
    const showsBelow = !isPublic || hasPublicChildren(area);
    const scope = { context, isPublic, showsBelow };
    return {
      area: named,
      codes: [area],
      levelBelow: areaLevel(area) + 1,
      view: view ?? 'residence',
      ...scope,
    };
  }
  const { code, name, codes } = await open(publicContext, (transaction) => getBranch(transaction, branch));
  const scopes = codes.map((regency) => coverageScope(caller, regency));
  const isPublic = scopes.some((scope) => scope.isPublic);
  const context = isPublic ? publicContext : (scopes[0]?.context ?? publicContext);
  const named = { code, name, kind: 'branch', pathName: name };
  const scope = { context, isPublic, showsBelow: true };
  return { area: named, codes, levelBelow: regencyLevel, view: view ?? 'work', ...scope };
}

interface Branch {
  readonly code: string;
  readonly name: string;
  readonly codes: readonly string[];
}

/** By its code, its name, or the last word of that (`gianyar`). */
async function getBranch(transaction: Transaction, asked: string): Promise<Branch> {
  const { rows } = await sql<Branch>`
    select branch_code as code, name, regency_codes as codes from registry.branches order by branch_code`.execute(
    transaction.of<unknown>(),
  );
  const wanted = asked.toLowerCase();
  const found = rows.find(({ code, name }) =>
    [code, name, name.split(' ').at(-1) ?? ''].some((word) => word.toLowerCase() === wanted),
  );
  if (found) return found;
  const known = rows.map(({ code, name }) => `${code} (${name})`).join(', ');
  throw refuse('coverage.branch_unknown', { branch: asked, known });
}
