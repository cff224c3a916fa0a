import { refuse } from '#modules/coverage/core/index.ts';
import { publicContext } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { listAreas } from './target-queries.ts';
import { targetsOfArea } from './targets-of-area.ts';

/**
 * Targets that an area may be held beside, each saying whose it is; open to anyone.
 *
 * @throws Refusal `coverage.area_not_found`
 */
export async function listTargets(services: Services, code: string, language: 'id' | 'en') {
  return inTransaction(services.pool, publicContext, async (transaction) => {
    const [area] = await listAreas(transaction, [code]);
    if (!area) throw refuse('coverage.area_not_found', { area: code });
    const targets = await targetsOfArea(transaction, code, language);
    return { area, targets: targets.map(({ shown }) => shown) };
  });
}
