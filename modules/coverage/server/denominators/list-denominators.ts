import { refuse } from '#modules/coverage/core/index.ts';
import { findSurroundings } from '#modules/coverage/server/places/index.ts';
import { areaPath } from '#platform/core/area-code.ts';
import { publicContext } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { listDenominators as listOfArea } from './denominator-queries.ts';
import { shownDenominator } from './shown-segments.ts';

/** Every workforce figure of an area with definition, source and date; open to anyone. */
export async function listDenominators(services: Services, code: string) {
  return inTransaction(services.pool, publicContext, async (transaction) => {
    const found = await findSurroundings(transaction, code, areaPath(code));
    if (!found) throw refuse('coverage.area_not_found', { area: code });
    const { name, kind, pathName } = found.area;
    const rows = await listOfArea(transaction, code);
    return {
      denominators: rows.map((row) => ({
        ...shownDenominator(row),
        area: { code, name, kind, pathName },
        segment: row.segment,
        occupationGroup: row.occupationGroup,
        note: row.note,
      })),
    };
  });
}
