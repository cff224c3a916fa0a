import { type PublishedFigure, refuse, registerOf, unknownRelations } from '#modules/coverage/core/index.ts';
import { findKnownAreas } from '#modules/coverage/server/places/index.ts';
import { isWithin } from '#platform/core/area-code.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { insertFigure } from './figure-queries.ts';
import { readRegister } from './show-published.ts';

/** Adds a number that someone published, with its source; it is compared with the others and never counted with. */
export const addFigureAct = {
  name: 'coverage.add-published-figure',
  roles: ['office_supervisor', 'government'],
} as const;

/**
 * @throws Refusal `published.figure_exists`, `published.relation_unknown`, `published.area_unknown`, `published.area_not_yours`
 */
export async function addPublishedFigure(
  services: Services,
  caller: Caller,
  { figure, key }: { readonly figure: PublishedFigure; readonly key?: string | undefined },
): Promise<{ id: string }> {
  return act(services, {
    act: addFigureAct,
    caller,
    key,
    request: figure,
    perform: async (transaction) => {
      await requireArea(transaction, caller, figure.area);
      const register = registerOf(await readRegister(transaction));
      const unknown = unknownRelations(register, figure);
      if (unknown.length > 0) throw refuse('published.relation_unknown', { ids: unknown.join(', ') });
      const isNew = !register.has(figure.id) && (await insertFigure(transaction, figure, caller.accountId));
      if (!isNew) throw refuse('published.figure_exists', { id: figure.id });
      return {
        output: { id: figure.id },
        audit: { act: addFigureAct.name, subjectKind: 'figure', subjectId: figure.id },
      };
    },
  });
}

async function requireArea(transaction: Transaction, caller: Caller, area: string | null): Promise<void> {
  if (area === null) return;
  if (!(await findKnownAreas(transaction, [area])).has(area))
    throw refuse('published.area_unknown', { area });
  if (!caller.areaCodes.some((code) => isWithin(area, code)))
    throw refuse('published.area_not_yours', { area });
}
